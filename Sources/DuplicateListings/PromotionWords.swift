/// Words that praise an offer and say nothing of the goods.
enum PromotionWords {
  /// Longest first, so that no word is cut by a shorter one within it.
  private static let words: [[UInt32]] = """
    包邮 正品 现货 特价 清仓 官方 热卖 爆款 抖音同款 限时折扣 买一送一 厂家直销 七天无理由 品质保证 新款 新品 当天发货 免运费 优惠价 同款 促销 秒杀
    旗舰店 专柜 甩卖 特惠 优惠 直销 批发 热销 推荐 网红 freeshipping newarrival bestseller bestselling hotsale limitedoffer
    discount sale genuine authentic official
    """.split(whereSeparator: \.isWhitespace).map { $0.unicodeScalars.map(\.value) }
    .sorted { ($1.count, $0) < ($0.count, $1) }

  private static let initials = Set(words.map { $0[0] })

  /// The letters of a title without promotional words and the years that go with them.
  static func removed(from letters: [UInt32]) -> [UInt32] {
    var kept: [UInt32] = []
    var position = 0
    while position < letters.count {
      if initials.contains(letters[position]),
        let word = words.first(where: { letters[position...].starts(with: $0) })
      {
        position += word.count
        let year = kept.suffix(4)
        if year.count == 4, year.starts(with: [0x32, 0x30, 0x32]) { kept.removeLast(4) }
      } else {
        kept.append(letters[position])
        position += 1
      }
    }
    return kept
  }
}

/// By length of the arrays first, then by their numbers.
private func < (a: (Int, [UInt32]), b: (Int, [UInt32])) -> Bool {
  a.0 != b.0 ? a.0 < b.0 : a.1.lexicographicallyPrecedes(b.1)
}
