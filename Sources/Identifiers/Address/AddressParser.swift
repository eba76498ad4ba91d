/// Reads a Chinese address from left to right. Each component is known by the word that ends it (`区`, `路`) or, for
/// numbers, follows it (`号`, `幢`), so their order does not matter; a chain of bare numbers (`3-2-501`) is read by
/// what is still missing.
struct AddressParser {
  let text: [UInt32]
  var index = 0
  /// Characters read that belong to no component yet.
  var run: [UInt32] = []
  var address = PostalAddress()
  /// Whether ``run`` began behind a comma: the parts of an address written from small to large stand so.
  var opensSegment = false

  init(_ text: [UInt32]) {
    self.text = text
    // As long as most names; it would grow step by step otherwise.
    run.reserveCapacity(24)
  }

  mutating func parse() -> PostalAddress? {
    while index < text.count {
      let character = text[index]
      if Self.isSeparator(character) {
        if character != 0x20 { endRun() }
        index += 1
      } else if run.isEmpty, takePostcodeOrPhone() || takeCountry() || takeProvince() || takeCity() {
        continue
      } else if takeNumber() {
        continue
      } else {
        if run.isEmpty { opensSegment = index > 0 && text[index - 1] == 0x20 || index > 0 && text[index - 1] == 0x2C }
        run.append(character)
        index += 1
        takeName()
      }
    }
    endRun()
    completeRegion()
    return address
  }

  /// What the register of divisions adds to an address that leaves out a city, or the suffix of a district.
  private mutating func completeRegion() {
    if address.city.isEmpty, let city = Districts.city(of: address.district, in: address.province) {
      address.city = city
    }
    guard address.district.isEmpty, !address.city.isEmpty, !address.road.isEmpty else { return }
    let road = address.road.scalarValues
    let length = Districts.district(opening: road, in: address.city)
    // 西湖人民路 stands in 西湖; 西湖路 and 西湖大道 are named for it.
    guard length > 0, road.count - length >= 3, !Self.isDirection(road[length]), road[length] != 0x5927 else { return }
    address.district = Self.string(road[..<length]) + "区"
    address.road = Self.string(road[length...])
  }

  /// The character after the current place, spaces skipped.
  func next(_ offset: Int = 0) -> UInt32? {
    var place = index
    var left = offset
    while place < text.count {
      if text[place] != 0x20 {
        if left == 0 { return text[place] }
        left -= 1
      }
      place += 1
    }
    return nil
  }

  /// Whether the text at the current place begins with a word.
  func stands(_ word: StaticText) -> Bool { text[index...].starts(with: word.scalars) }

  /// A text of scalars. A short one, as all components are, is made without allocating its bytes.
  static func string(_ scalars: some Collection<UInt32>) -> String {
    if scalars.count <= 16 {
      var bytes = InlineArray<64, UInt8>(repeating: 0)
      var count = 0
      func push(_ byte: UInt32) {
        bytes[count] = UInt8(truncatingIfNeeded: byte)
        count += 1
      }
      for scalar in scalars {
        switch scalar {
        case 0..<0x80: push(scalar)
        case 0x80..<0x800:
          push(0xC0 | scalar >> 6)
          push(0x80 | scalar & 0x3F)
        case 0x800..<0x10000:
          push(0xE0 | scalar >> 12)
          push(0x80 | scalar >> 6 & 0x3F)
          push(0x80 | scalar & 0x3F)
        default:
          push(0xF0 | scalar >> 18 & 0x07)
          push(0x80 | scalar >> 12 & 0x3F)
          push(0x80 | scalar >> 6 & 0x3F)
          push(0x80 | scalar & 0x3F)
        }
      }
      // What is no scalar makes bytes that are no text.
      if let text = try? UTF8Span(validating: bytes.span.extracting(0..<count)) { return String(copying: text) }
    }
    var bytes: [UInt8] = []
    for scalar in scalars { bytes.append(scalar: scalar) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isSeparator(_ character: UInt32) -> Bool {
    switch character {
    case 0x20, 0x2C, 0x3B, 0x2F, 0x7C, 0x3A, 0x2E, 0x2D, 0x7E, 0x5F: true
    default: false
    }
  }
}

/// Words of an address that are compared by character.
struct StaticText: ExpressibleByStringLiteral {
  let scalars: [UInt32]
  init(stringLiteral value: String) { scalars = value.scalarValues }
}

extension AddressParser {
  /// What stood between components and is none: the name of an estate, a building or a market.
  mutating func endRun() {
    defer {
      run.removeAll(keepingCapacity: true)
      opensSegment = false
    }
    guard run.count >= 2, run.count > 4 || !Self.labels.contains(run) else { return }
    address.place += Self.string(run)
  }

  /// Words that introduce an address or a part of it.
  private static let labels: Set<[UInt32]> = Set(
    ["地址", "收货地址", "退货地址", "详细地址", "联系地址", "注册地址", "经营地址", "邮编", "室号", "电话", "收件人", "号码"].map(\.scalarValues))

  /// A postcode or a mobile number in the address says nothing about the place.
  private mutating func takePostcodeOrPhone() -> Bool {
    var end = index
    while end < text.count, (0x30...0x39).contains(text[end]) { end += 1 }
    let length = end - index
    guard length == 6 || length == 11 else { return false }
    guard end == text.count || Self.isSeparator(text[end]) && text[end] != 0x2D || index == 0 && length == 6 else {
      return false
    }
    if end < text.count, AddressWord.isUnit(text[end]) { return false }
    index = end
    return true
  }

  private static let countries: [StaticText] = ["中华人民共和国", "中国大陆", "中国"]

  private mutating func takeCountry() -> Bool {
    guard text[index] == 0x4E2D, address.city.isEmpty, address.road.isEmpty else { return false }
    for country in Self.countries where stands(country) {
      index += country.scalars.count
      return true
    }
    return false
  }

  /// A province with or without its suffix.
  private mutating func takeProvince() -> Bool {
    let length = Gazetteer.province(in: text, at: index)
    guard length > 0 else { return false }
    let name = text[index..<(index + length)]
    let isMunicipality = Gazetteer.isMunicipality(name)
    let written = Self.string(name)
    guard address.province.isEmpty || address.province == written && isMunicipality else { return false }
    let after = index + length
    let suffix =
      after < text.count
      ? Gazetteer.provinceSuffixes.first { $0[0] == text[after] && text[after...].starts(with: $0) } : nil
    if suffix == nil || suffix == [0x5E02] && !isMunicipality {
      guard suffix == nil, address.road.isEmpty, !opensRoad(at: after) else { return false }
    }
    address.province = written
    if isMunicipality { address.city = written + "市" }
    index = after + (suffix?.count ?? 0)
    return true
  }

  /// A city by its bare name, with or without `市`.
  private mutating func takeCity() -> Bool {
    let length = Gazetteer.city(in: text, at: index)
    guard length > 0 else { return false }
    let after = index + length
    let hasSuffix =
      after < text.count && text[after] == 0x5E02 && !(after + 1 < text.count && text[after + 1] == 0x573A)
    if !hasSuffix {
      guard address.city.isEmpty, address.road.isEmpty, !opensRoad(at: after), after < text.count else { return false }
      // 海门镇, 江阴路, 中山县: another place's name.
      guard ![0x53BF, 0x533A, 0x9547, 0x4E61, 0x5E97].contains(text[after]) else { return false }
    } else if !address.district.isEmpty, address.city.isEmpty {
      address.city = Self.string(text[index..<after]) + "市"
      index = after + 1
      return true
    }
    setCity(Self.string(text[index..<after]) + "市")
    index = after + (hasSuffix ? 1 : 0)
    return true
  }

  /// A city inside a city is a county-level one, and takes the district's place.
  mutating func setCity(_ name: String) {
    if address.city.isEmpty {
      address.city = name
    } else if address.city != name, address.district.isEmpty {
      address.district = name
    }
  }

  /// Whether a region's name at this place would be the beginning of a road's: `南京东路`, `北京路`.
  private func opensRoad(at place: Int) -> Bool {
    guard place < text.count else { return false }
    let first = text[place]
    if Self.endsRoad(first) || first == 0x5927 { return true }
    guard place + 1 < text.count, Self.isDirection(first) else { return false }
    return Self.endsRoad(text[place + 1])
  }

  /// Whether a road's name ends in a character: 路 街 道 巷.
  static func endsRoad(_ character: UInt32) -> Bool {
    character == 0x8DEF || character == 0x8857 || character == 0x9053 || character == 0x5DF7
  }

  /// Whether a character tells roads of one name apart: 东 西 南 北 中 and the numerals.
  static func isDirection(_ character: UInt32) -> Bool {
    switch character {
    case 0x4E1C, 0x897F, 0x5357, 0x5317, 0x4E2D: true
    default: Han.numeral(character).map { $0 > 0 && $0 <= 10 } ?? false
    }
  }
}
