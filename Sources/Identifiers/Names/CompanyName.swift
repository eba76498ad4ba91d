/// A company's name taken apart for comparison: place, mark (字号), trade and legal form, as the rules on company names
/// order them (企业名称登记管理规定, article 6).
public struct CompanyName: Hashable, Sendable {
  /// The name without legal form, place and layout: `云杉贸易`. What two registrations of one company share.
  public let stem: String
  /// The stem without its trade: `云杉`. Weaker: many unrelated companies share a mark.
  public let mark: String
  /// Whether a legal form was found, which a person's name lacks.
  public let hasLegalForm: Bool

  /// Takes a name apart; small letters, simplified characters, one width.
  public init(_ name: String) {
    var letters = NameText.fold(name)
    var found = false
    if NameText.isChinese(letters) {
      letters.removeAll { NameText.isLayout($0) }
      found = Self.dropChineseForm(from: &letters)
      _ = Self.takePlace(from: &letters)
      stem = AddressParser.string(letters)
      mark = AddressParser.string(Self.withoutTrade(letters))
    } else {
      var words = NameText.words(letters)
      found = Self.dropForeignForm(from: &words)
      stem = words.joined(separator: " ")
      mark = stem
    }
    hasLegalForm = found
  }

  /// Legal forms of mainland China, Hong Kong and Taiwan, longest first.
  private static let chineseForms = scalars(
    """
    股份有限责任公司 有限责任公司 股份有限公司 集团有限公司 有限合伙企业 特殊普通合伙 普通合伙企业 个人独资企业 农民专业合作社 有限公司 \
    集团公司 分公司 子公司 公司 有限合伙 普通合伙 个体工商户 合作社 工作室 经营部 商行 集团 个体户 门市部 企业社 行号
    """)

  /// Trades that companies on a marketplace name, longest first.
  private static let trades = scalars(
    """
    国际电子商务 供应链管理 信息科技 信息技术 电子商务 网络科技 网络技术 数码科技 智能科技 生物科技 文化传媒 文化传播 国际贸易 进出口贸易 \
    家居用品 母婴用品 日用百货 体育用品 户外用品 箱包皮具 化妆品 日用品 食品 服饰 服装 鞋业 实业 商贸 贸易 科技 电商 网络 传媒 电子 五金 \
    家具 家居 玩具 百货 皮具 珠宝 茶业 农业 医药 健康 咨询 管理 发展 投资 控股 服务
    """)

  private static func scalars(_ words: String) -> [[UInt32]] {
    words.split(separator: " ").map { String($0).scalarValues }.sorted { $0.count > $1.count }
  }

  /// A branch names the company before it; both forms go.
  static func dropChineseForm(from letters: inout [UInt32]) -> Bool {
    var found = false
    while let form = chineseForms.first(where: { letters.count > $0.count && ends(letters, in: $0) }) {
      letters.removeLast(form.count)
      found = true
    }
    return found
  }

  /// Whether a name ends in a word: most do not end in its last character, and need no look at the others.
  private static func ends(_ letters: [UInt32], in word: [UInt32]) -> Bool {
    let start = letters.count - word.count
    var index = word.count - 1
    while index >= 0, letters[start + index] == word[index] { index -= 1 }
    return index < 0
  }

  /// Takes province and city in front off, with or without their suffix, as long as two characters of a name stay.
  ///
  /// - Returns: The smallest place, without its suffix.
  static func takePlace(from letters: inout [UInt32]) -> [UInt32] {
    var place: [UInt32] = []
    for _ in 0..<3 {
      var length = Gazetteer.province(in: letters, at: 0)
      if length == 0 { length = Gazetteer.city(in: letters, at: 0) }
      if length == 0,
        let end = letters.prefix(5).dropFirst(2).firstIndex(where: { $0 == 0x533A || $0 == 0x53BF || $0 == 0x5E02 })
      {
        length = end
      }
      guard length > 0 else { return place }
      let name = Array(letters[..<length])
      if length < letters.count, [0x7701, 0x5E02, 0x533A, 0x53BF].contains(letters[length]) { length += 1 }
      guard letters.count - length >= 2 else { return place }
      place = name
      letters.removeFirst(length)
    }
    return place
  }

  static func withoutTrade(_ letters: [UInt32]) -> ArraySlice<UInt32> {
    for trade in trades where letters.count >= trade.count + 2 && ends(letters, in: trade) {
      return letters.dropLast(trade.count)
    }
    return letters[...]
  }

  /// Legal forms in Latin script (ISO 20275 lists them all; these are the common ones).
  private static let foreignForms = Set(
    words: """
      ltd limited llc llp lp inc incorporated corp corporation co company plc gmbh ag kg ohg ug eu sa sas sarl srl spa
      bv nv oy oyj ab as aps kft zrt sro spzoo ooo pte pty sdn bhd kk ltda sl hk holdings group ооо оао зао ао ип тов
      """)

  private static func dropForeignForm(from words: inout [String]) -> Bool {
    var found = false
    while words.count > 1, let last = words.last, foreignForms.contains(last) {
      words.removeLast()
      found = true
    }
    if words.count > 1, ["ооо", "оао", "зао", "ао", "ип", "тов", "the"].contains(words[0]) {
      found = found || words[0] != "the"
      words.removeFirst()
    }
    return found
  }
}
