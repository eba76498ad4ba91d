import Marketplace

/// A market of listings for tests.
struct MadeListing {
  var id: String
  var title: String
  var description = ""
  var attributes: [(String, String)] = []
  var gtin: String?
  var created: String?

  static func market(_ listings: [MadeListing]) -> Market {
    var table = RecordTable()
    var draft = RecordDraft()
    for listing in listings.sorted(by: { Array($0.id.utf8).lexicographicallyPrecedes(Array($1.id.utf8)) }) {
      draft.removeAll()
      draft.append(.id, listing.id)
      draft.append(.title, listing.title)
      draft.append(.description, listing.description)
      for (name, value) in listing.attributes { draft.append(.attribute, value, qualifier: name) }
      if let gtin = listing.gtin { draft.append(.gtin, gtin) }
      if let created = listing.created { draft.append(.created, created) }
      table.append(draft, file: 0, line: table.count + 1, column: 1)
    }
    return Market(files: ["made.xml"], stores: RecordTable(), listings: table)
  }
}

/// Titles and descriptions that share sentences and differ in what they say of their goods.
func madeListings(_ count: Int) -> [MadeListing] {
  let brands = ["美川", "凯卓", "瑞达", "嘉辰", "盛林", "悦和", "鼎杉"]
  let goods = ["连衣裙", "保温杯", "蓝牙耳机", "双肩包", "四件套", "充电宝", "帐篷", "坚果礼盒", "针织衫", "挂钟", "台灯"]
  let sentences = [
    "下单后48小时内发货,支持七天无理由退货。", "颜色因拍摄光线与显示器不同会有细微差异,以实物为准。", "包装内含说明书一份、合格证一张。",
    "如有任何质量问题请联系客服,我们将尽快处理。", "适用场景:居家、办公、旅行、送礼都合适。",
  ]
  return (0..<count).map { index in
    let thing = goods[index % goods.count]
    let own =
      "本款\(thing)重量约\(index * 7919 % 9000 + 100)克,尺寸为\(index * 31 % 89 + 3)×\(index * 17 % 83 + 5)厘米,生产批次\(index * 104_729 % 999_983)。"
    return MadeListing(
      id: "l\(1000 + index)", title: "\(brands[index % brands.count]) \(thing)新款百搭\(index * 37 % 991 + 10)号货",
      description: own + sentences[index % 5] + sentences[(index / 5 + 1) % 5] + sentences[(index / 25 + 2) % 5])
  }
}
