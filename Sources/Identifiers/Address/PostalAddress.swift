/// A postal address taken apart: a Chinese one by its components, whatever order, spelling or numerals it is written
/// in; any other as folded words.
public struct PostalAddress: Hashable, Sendable {
  /// How far into a place an address goes.
  public enum Level: Int, Comparable, Hashable, Sendable {
    /// A house number on a road, or a named place without one.
    case place
    /// A building of it.
    case building
    /// A room, or a unit or floor where no room is named.
    case room

    /// The coarser level comes first.
    public static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  /// Province, region or municipality by its bare name (`浙江`); empty when it is not written.
  public internal(set) var province = ""
  /// City with its suffix (`杭州市`), the smaller one where a city lies in a city.
  public internal(set) var city = ""
  /// District or county (`西湖区`).
  public internal(set) var district = ""
  /// Town, township or subdistrict (`五常街道`).
  public internal(set) var town = ""
  /// Road, with its section (`文三路`).
  public internal(set) var road = ""
  /// House number without its suffix (`12`, `12-3`); `258弄` for a lane.
  public internal(set) var number = ""
  /// Estate, building or market by name (`阳光小区`).
  public internal(set) var place = ""
  /// Building without its suffix (`3`, `A`).
  public internal(set) var building = ""
  /// Unit without its suffix.
  public internal(set) var unit = ""
  /// Floor without its suffix.
  public internal(set) var floor = ""
  /// Room without its suffix.
  public internal(set) var room = ""
  /// A foreign address as folded words; empty for a Chinese one.
  public internal(set) var foreign = ""

  init() {}

  /// Takes an address apart.
  ///
  /// - Returns: `nil` when nothing in it says more than a region.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let folded = AddressText(bytes.span), let address = Self.parse(folded), address.saysEnough else { return nil }
    self = address
  }

  /// How far it goes.
  public var level: Level {
    if !foreign.isEmpty || !room.isEmpty || !unit.isEmpty || !floor.isEmpty { return .room }
    return building.isEmpty ? .place : .building
  }

  /// Everything down to a level, equal for two writings of one place: `杭州市西湖区文三路12号3幢2单元501室`.
  ///
  /// The province is left out where a city is named, and the city above a city or county, as writers do; so is the
  /// subdistrict, and the estate's name, where road and number fix the place.
  ///
  /// - Parameters:
  ///   - level: Where to stop.
  ///   - withDistrict: Whether to name the district and town. Without them two districts' roads of one name fall
  ///     together: a weaker key, for writers who leave the district out.
  public func key(to level: Level = .room, withDistrict: Bool = true) -> String {
    var key: [UInt8] = []
    write(to: level, withDistrict: withDistrict, into: &key)
    return String(decoding: key, as: UTF8.self)
  }

  /// Appends the key, as UTF-8.
  func write(to level: Level = .room, withDistrict: Bool = true, into key: inout [UInt8]) {
    func write(_ text: String) { key.append(contentsOf: text.utf8) }
    guard foreign.isEmpty else { return write(foreign) }
    if !withDistrict || !Self.standsAlone(district) { write(city.isEmpty ? province : city) }
    let isFixed = !road.isEmpty && !number.isEmpty
    if withDistrict {
      write(district)
      if !town.isEmpty, !isFixed || !Self.ends(town, in: "街道") { write(town) }
    }
    write(road)
    if !number.isEmpty {
      write(number)
      if !Self.ends(number, in: "弄") { write("号") }
    }
    if !isFixed { write(place) }
    guard level > .place else { return }
    if !building.isEmpty {
      write(building)
      write("幢")
    }
    guard level > .building else { return }
    if !unit.isEmpty {
      write(unit)
      write("单元")
    }
    if !room.isEmpty {
      write(room)
      write("室")
    } else if !floor.isEmpty {
      write(floor)
      write("层")
    }
  }

  private static func ends(_ text: String, in word: String) -> Bool {
    text.utf8.count >= word.utf8.count && text.utf8.suffix(word.utf8.count).elementsEqual(word.utf8)
  }

  /// Whether it names more than a region and a street.
  var saysEnough: Bool {
    if !foreign.isEmpty { return true }
    if !place.isEmpty || !number.isEmpty { return true }
    return (!road.isEmpty || !town.isEmpty) && (!building.isEmpty || !room.isEmpty)
  }

  /// Counties and county-level cities have names of their own in the whole country; districts do not.
  private static func standsAlone(_ district: String) -> Bool {
    guard let last = district.unicodeScalars.last else { return false }
    return last == "市" || last == "县" || last == "旗"
  }

  static func parse(_ text: AddressText) -> PostalAddress? {
    guard text.isChinese else { return ForeignAddress.parse(text.characters) }
    var parser = AddressParser(text.characters)
    return parser.parse()
  }

  static func judge(
    _ raw: Span<UInt8>, into canonical: inout [UInt8], _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    guard raw.count <= 4 * AddressText.longest else { return .length }
    if Placeholders.isWord(raw) { return .placeholder }
    guard let text = AddressText(raw) else { return .character }
    guard let address = parse(text), address.saysEnough else { return .incomplete }
    if text.isDisguised { remarks.insert(.disguised) }
    if address.level < .room { remarks.insert(.withoutRoom) }
    address.write(into: &canonical)
    return nil
  }
}
