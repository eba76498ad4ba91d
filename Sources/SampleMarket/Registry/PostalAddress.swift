/// A postal address, and the ways in which merchants write it.
struct PostalAddress {
  /// The province, city and districts.
  let place: Place
  /// The district.
  let district: String
  /// The street.
  let street: String
  /// The house number.
  let number: Int
  /// The building in the yard.
  let building: Int
  /// The staircase.
  let unit: Int
  /// The room.
  let room: Int

  /// The address in full.
  var written: String {
    "\(place.province)\(place.city)\(district)\(street)\(number)号\(building)幢\(unit)单元\(room)室"
  }

  /// The building, and a desk in it: how a registration address of an incubator is written.
  func written(desk: Int) -> String {
    "\(place.province)\(place.city)\(district)\(street)\(number)号\(building)幢托管\(desk)号"
  }

  /// The same room, written otherwise.
  func rewritten(_ random: inout RandomStream) -> String {
    switch random.below(6) {
    case 0: "\(place.city)\(district)\(street)\(number)号\(building)栋\(unit)单元\(room)"
    case 1: "\(place.province) \(place.city) \(district) \(street)\(number)号 \(building)-\(unit)-\(room)"
    case 2: "\(place.province)\(place.city)\(district)\(street)\(number.fullWidth)号\(building)幢\(unit)单元\(room)室（退货收）"
    case 3: "\(place.city)\(district)\(street)\(number)号\(building)号楼\(unit)单元\(room)室"
    case 4: "中国\(place.province)\(place.city)\(district)\(street)\(number)号,\(building)幢\(unit)单元\(room)室"
    default: written
    }
  }
}

extension Int {
  /// The decimal digits in full width.
  fileprivate var fullWidth: String {
    String(String(self).unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }.map(Character.init))
  }
}
