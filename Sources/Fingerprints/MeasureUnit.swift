/// A unit of measure as titles write it, with its dimension and what it is of the dimension's base unit.
struct MeasureUnit: Sendable {
  /// A number a dimension; units of one dimension can be compared.
  let dimension: UInt32
  /// Base units in one unit.
  let scale: UInt64

  /// The unit that stands at `position` of folded text, longest first, and the position behind it.
  static func unit(at position: Int, of scalars: [UInt32]) -> (unit: MeasureUnit, end: Int)? {
    var letters = position
    while letters < scalars.count, letters - position < 5, scalars[letters] &- 0x61 < 26 { letters += 1 }
    if letters > position {
      if letters < scalars.count, scalars[letters] &- 0x61 < 26 { return nil }
      return known[key(scalars[position..<letters])].map { ($0, letters) }
    }
    for length in [2, 1] where position + length <= scalars.count {
      if let unit = known[key(scalars[position..<(position + length)])] { return (unit, position + length) }
    }
    return nil
  }

  private static func key(_ scalars: ArraySlice<UInt32>) -> UInt64 { StableHash.hash(scalars) }

  /// The units of each dimension: its names, then the base units in one unit.
  private static let table: [[(names: String, scale: UInt64)]] = [
    // Length in micrometres.
    [("mm 毫米", 1_000), ("cm 厘米 公分", 10_000), ("m 米", 1_000_000), ("inch 寸 英寸", 25_400)],
    // Mass in milligrams.
    [
      ("mg 毫克", 1), ("g 克", 1_000), ("kg 千克 公斤", 1_000_000), ("斤", 500_000), ("两", 50_000), ("oz 盎司", 28_350),
      ("lb lbs 磅", 453_592),
    ],
    // Volume in microlitres.
    [("ml 毫升", 1_000), ("l 升", 1_000_000), ("cl", 10_000), ("gal 加仑", 3_785_412)],
    // Storage in megabytes.
    [("mb", 1), ("gb", 1_000), ("tb", 1_000_000)],
    // Power, voltage, charge, frequency, age, shoe size.
    [("w 瓦", 1), ("kw 千瓦", 1_000)], [("v 伏", 1)], [("mah 毫安", 1), ("ah", 1_000)], [("hz 赫兹", 1)],
    [("岁", 1)], [("码", 1)],
    // Pieces: what one word counts is not what another counts.
    [("件", 1)], [("件套", 1)], [("只", 1)], [("片 抽", 1)], [("包 袋", 1)], [("盒 箱", 1)], [("瓶 罐", 1)], [("支", 1)], [("条", 1)],
    [("双", 1)], [("套", 1)], [("个", 1)], [("对", 1)], [("枚 粒 颗", 1)], [("张", 1)], [("pcs pc pieces piece", 1)],
    [("pack packs pk", 1)], [("人", 1)],
  ]

  private static let known: [UInt64: MeasureUnit] = {
    var known: [UInt64: MeasureUnit] = [:]
    for (dimension, units) in table.enumerated() {
      for unit in units {
        for name in unit.names.split(separator: " ") {
          let scalars = name.unicodeScalars.map(\.value)
          known[key(scalars[...])] = MeasureUnit(dimension: UInt32(dimension), scale: unit.scale)
        }
      }
    }
    return known
  }()
}
