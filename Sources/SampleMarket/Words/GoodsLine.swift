/// A line of goods: the words of one category of a market.
///
/// Sentences hold slots that a ``Copywriter`` fills: `{noun}`, `{material}`, `{feature}`, `{use}`, `{colour}`,
/// `{brand}`, `{model}`, and `{low-high}` for a number.
struct GoodsLine: Sendable {
  /// The category path.
  let category: String
  /// What is sold; behind a colon what it is made of, where not every material of the line will do.
  let nouns: [String]
  /// What it is made of.
  let materials: [String]
  /// What is good about it.
  let features: [String]
  /// For whom, or for what.
  let uses: [String]
  /// How size or quantity is written, with slots.
  let measures: [String]
  /// The price in yuan (dollars for English lines).
  let price: ClosedRange<Int>
  /// Sentences of this line alone.
  let sentences: [String]
  /// The shapes that a picture may show.
  let silhouettes: [Silhouette]
  /// Whether the line is written in English.
  var isEnglish = false

  /// All lines in Chinese.
  static let chinese: [GoodsLine] = wear + home + table + leisure

  /// Colours in Chinese, each with its name in English and its picture's colour.
  static let colours: [(chinese: String, english: String, tint: Tint)] = [
    ("墨绿", "forest green", Tint(38, 84, 62)), ("藏青", "navy", Tint(36, 52, 98)), ("砖红", "brick red", Tint(168, 66, 50)),
    ("米杏", "oatmeal", Tint(222, 202, 170)), ("雾蓝", "mist blue", Tint(132, 162, 188)),
    ("姜黄", "mustard", Tint(208, 158, 46)),
    ("炭灰", "charcoal", Tint(72, 74, 78)), ("奶白", "cream", Tint(240, 234, 220)),
    ("豆沙", "dusty rose", Tint(192, 128, 124)),
    ("浅紫", "lilac", Tint(170, 148, 196)), ("焦糖", "caramel", Tint(164, 104, 56)), ("湖绿", "teal", Tint(58, 140, 134)),
  ]
}
