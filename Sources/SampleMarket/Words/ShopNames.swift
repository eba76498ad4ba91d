/// The parts of made-up shop, company and brand names.
enum ShopNames {
  /// First characters of a mark.
  static let heads = "岚 筠 砚 棠 漪 穗 槿 霁 芷 黛 蔚 澹 榆 莳 禧 芃 绥 笙 屿 苔 汀 翎 皎 蓼 颂 昱 瓴 隰 葵 陌".words

  /// Second characters of a mark.
  static let tails = "舍 汐 禾 木 里 墨 朴 集 序 仓 坊 笺 舟 羽 笠 铺 石 溪 阁 年 笛 林 垣 野 庭 合 川 织 物 白".words

  /// Lines of trade in a company's name.
  static let trades = "商贸 网络科技 日用百货 服装 家居 食品 文化用品 电子商务 供应链 工贸 母婴用品 园艺 电器 户外用品".words

  /// What a shop calls itself after its mark.
  static let endings = "杂货铺 生活家 良品店 选物 小栈 工厂直营店 家居馆 自营店 的店 小卖部 优品汇 专卖 手作铺 百货行 集市 好物仓".words

  /// First syllables of an English mark.
  static let englishHeads =
    "Harbor Willow Ember Cobble Lantern Juniper Saffron Marlow Pebble Thistle Orchard Tundra Quill Larch Cedar Fable"
    .words

  /// What an English shop calls itself.
  static let englishEndings = "Goods|Trading Post|Supply|House|Store|Market|Outfitters|Depot|& Co Shop|Corner".split(
    separator: "|"
  ).map(String.init)

  /// First syllables of an English brand.
  static let englishBrandHeads = "Bra Cor Del Fen Gal Hux Jor Kel Lor Mav Nim Oro Pell Quin Ris Tam Ulv Vek Wyn Yar"
    .words

  /// Last syllables of an English brand.
  static let englishBrandTails = "den dale mar vik lo nest mere ford ray stone ova ique beck lund tide".words
}
