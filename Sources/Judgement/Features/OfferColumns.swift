internal import DuplicateListings
internal import Fingerprints
internal import Marketplace

/// What features compare of listings with each other, as numbers, read in one pass over the market.
///
/// A key is a hash; 0 when the listing does not say.
struct OfferColumns: Sendable {
  /// The product by its GTIN, in its condition and currency.
  var gtin: [UInt64]
  /// The product by brand and part number, in its condition and currency.
  var model: [UInt64]
  /// Condition and currency alone, for products that are told by their text.
  var terms: [UInt64]
  /// The price in units of 10⁻⁴, or 0.
  var price: [Int64]
  /// The sale price in the same currency, or 0.
  var salePrice: [Int64]
  /// The merchant's own group of variants, in its store.
  var variants: [UInt64]
  /// The main picture's address, in its store.
  var picture: [UInt64]
  /// The place that the main picture lies in: host and folder of its address, without numbers such as dates.
  var place: [UInt64]
  /// The title, letter for letter.
  var title: [UInt64]
  /// The category.
  var category: [UInt64]
  /// The title without the values of the attributes, with brand, category and store: alike for goods that differ in
  /// their attributes alone.
  var frame: [UInt64]
  /// The attributes, in any order.
  var attributes: [UInt64]
  /// The day of creation, or `Int32.min`.
  var created: [Int32]
  /// The day of the last change, else of creation.
  var changed: [Int32]
  /// Whether the market removed it.
  var isRemoved: [Bool]
  /// Whether any listing of the market says that it was removed or is active: otherwise nobody knows.
  private(set) var saysStatus = false

  /// Reads the market.
  ///
  /// - Complexity: O(bytes of the listings' short fields).
  init(market: Market) {
    self.init(joining: ParallelPieces.map(market.listings.count) { Self($0, of: market) })
  }

  private init(joining pieces: [OfferColumns]) {
    func join<Value>(_ column: (OfferColumns) -> [Value]) -> [Value] { pieces.flatMap(column) }
    gtin = join(\.gtin)
    model = join(\.model)
    terms = join(\.terms)
    price = join(\.price)
    salePrice = join(\.salePrice)
    variants = join(\.variants)
    picture = join(\.picture)
    place = join(\.place)
    title = join(\.title)
    category = join(\.category)
    frame = join(\.frame)
    attributes = join(\.attributes)
    created = join(\.created)
    changed = join(\.changed)
    isRemoved = join(\.isRemoved)
    saysStatus = pieces.contains(where: \.saysStatus)
  }

  private init(_ listings: Range<Int>, of market: Market) {
    let table = market.listings
    let count = listings.count
    gtin = [UInt64](repeating: 0, count: count)
    model = gtin
    terms = gtin
    variants = gtin
    picture = gtin
    place = gtin
    title = gtin
    category = gtin
    frame = gtin
    attributes = gtin
    price = [Int64](repeating: 0, count: count)
    salePrice = price
    created = [Int32](repeating: .min, count: count)
    changed = created
    isRemoved = [Bool](repeating: false, count: count)
    let bytes = table.arena.span
    var values: [Range<Int>] = []
    for listing in 0..<count {
      let row = listings.lowerBound + listing
      var (number, brand, part, condition, currency, sale) = (
        UInt64(0), UInt64(0), UInt64(0), UInt64(0), UInt64(0), 0..<0
      )
      var (group, hasAttributes, heading, saleCurrency) = (UInt64(0), false, 0..<0, UInt64(0))
      values.removeAll(keepingCapacity: true)
      for value in table.values(of: row) {
        switch value.field {
        case .gtin: if number == 0 { number = Self.tradeItem(bytes.extracting(value.text)) }
        case .brand: brand = Self.hash(bytes.extracting(value.text))
        case .mpn: part = Self.hash(bytes.extracting(value.text))
        case .condition:
          condition = Self.hash(bytes.extracting(value.qualifier.isEmpty ? value.text : value.qualifier))
        case .price:
          currency = Self.hash(bytes.extracting(value.qualifier))
          price[listing] = Self.amount(bytes.extracting(value.text))
        case .salePrice:
          saleCurrency = Self.hash(bytes.extracting(value.qualifier))
          sale = value.text
        case .groupID: group = Self.hash(bytes.extracting(value.text))
        case .category: category[listing] = Self.hash(bytes.extracting(value.text))
        case .title: heading = value.text
        case .attribute:
          hasAttributes = true
          values.append(value.text)
          // A sum, so that the order of attributes does not matter.
          attributes[listing] &+= StableHash.combine(
            Self.hash(bytes.extracting(value.qualifier)), Self.hash(bytes.extracting(value.text)))
        case .picture:
          if picture[listing] == 0 {
            picture[listing] = Self.hash(bytes.extracting(value.text))
            place[listing] = Self.place(bytes.extracting(value.text))
          }
        case .created: created[listing] = Self.day(bytes.extracting(value.text))
        case .updated: changed[listing] = Self.day(bytes.extracting(value.text))
        case .status:
          saysStatus = true
          isRemoved[listing] = Self.isRemoved(bytes.extracting(value.text))
        default: break
        }
      }
      if changed[listing] == .min { changed[listing] = created[listing] }
      let store = StableHash.mix(UInt64(bitPattern: Int64(market.storeOfListing[row])))
      let mark = StableHash.combine(condition, currency)
      if currency != 0, price[listing] > 0 {
        terms[listing] = mark
        if number != 0 { gtin[listing] = StableHash.combine(number, mark) }
        if brand != 0, part != 0 { model[listing] = StableHash.combine(StableHash.combine(brand, part), mark) }
      }
      if sale.count > 0, saleCurrency == currency { salePrice[listing] = Self.amount(bytes.extracting(sale)) }
      if group != 0 { variants[listing] = StableHash.combine(group, store) }
      if picture[listing] != 0 { picture[listing] = StableHash.combine(picture[listing], store) }
      title[listing] = Self.hash(bytes.extracting(heading))
      if hasAttributes {
        let rest = Self.hash(bytes.extracting(heading), leavingOut: values, of: bytes)
        if rest != 0 {
          frame[listing] = StableHash.combine(
            StableHash.combine(rest, store), StableHash.combine(brand, category[listing]))
        }
      }
    }
  }

  /// A hash that is 0 for nothing alone.
  private static func hash(_ text: Span<UInt8>) -> UInt64 {
    guard text.count > 0 else { return 0 }
    var state = UInt64(text.count)
    for index in text.indices { state = (state ^ UInt64(text[index])) &* 0x0000_0100_0000_01b3 }
    return StableHash.mix(state) | 1
  }

  /// The hash of a text without some values and without ASCII digits and spaces; 0 when less than four bytes are left.
  private static func hash(_ text: Span<UInt8>, leavingOut values: [Range<Int>], of bytes: Span<UInt8>) -> UInt64 {
    var state: UInt64 = 0
    var kept = 0
    var index = 0
    // A bit for each sum of a value's first and third byte (a Han character has three): most places of a text begin none.
    var begins = SIMD4<UInt64>()
    for value in values where !value.isEmpty {
      guard value.count > 2 else {
        begins = SIMD4(repeating: .max)
        break
      }
      let mark = bytes[value.lowerBound] &+ bytes[value.lowerBound + 2]
      begins[Int(mark >> 6)] |= 1 << UInt64(mark & 63)
    }
    next: while index < text.count {
      let byte = text[index]
      let mark = byte &+ (index + 2 < text.count ? text[index + 2] : 0)
      if begins[Int(mark >> 6)] >> UInt64(mark & 63) & 1 == 1 {
        for value in values where !value.isEmpty && value.count <= text.count - index {
          var offset = 0
          while offset < value.count, text[index + offset] == bytes[value.lowerBound + offset] { offset += 1 }
          if offset == value.count {
            index += offset
            continue next
          }
        }
      }
      if byte > 0x20, !(0x30...0x39).contains(byte) {
        state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        kept += 1
      }
      index += 1
    }
    return kept < 4 ? 0 : StableHash.mix(state) | 1
  }

  /// The hash of host and folder of a web address, leaving out parts of the path that are numbers; 0 for a relative one.
  private static func place(_ address: Span<UInt8>) -> UInt64 {
    var index = 0
    while index + 2 < address.count, address[index] != UInt8(ascii: ":") { index += 1 }
    guard index + 2 < address.count, address[index + 1] == UInt8(ascii: "/"), address[index + 2] == UInt8(ascii: "/")
    else { return 0 }
    index += 3
    var (state, part, isNumber) = (UInt64(1), UInt64(1), true)
    while index < address.count, address[index] != UInt8(ascii: "?"), address[index] != UInt8(ascii: "#") {
      let byte = address[index]
      if byte == UInt8(ascii: "/") {
        if !isNumber { state = StableHash.combine(state, part) }
        (part, isNumber) = (1, true)
      } else {
        part = (part ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        if !(0x30...0x39).contains(byte) { isNumber = false }
      }
      index += 1
    }
    return state == 1 ? 0 : state | 1
  }

  /// The digits of a GTIN without leading zeros; 0 for less than eight digits.
  private static func tradeItem(_ text: Span<UInt8>) -> UInt64 {
    var (number, digits) = (UInt64(0), 0)
    for index in text.indices where (0x30...0x39).contains(text[index]) {
      number = number &* 10 &+ UInt64(text[index] - 0x30)
      digits += 1
    }
    return digits >= 8 && digits <= 14 ? number : 0
  }

  /// An exact decimal in units of 10⁻⁴; 0 when it is none, or not above zero.
  private static func amount(_ text: Span<UInt8>) -> Int64 {
    var (value, decimals) = (Int64(0), -1)
    for index in text.indices {
      let byte = text[index]
      if byte == UInt8(ascii: "."), decimals < 0 {
        decimals = 0
      } else if (0x30...0x39).contains(byte), value < Int64.max / 100_000_000 {
        if decimals >= 4 { continue }
        value = value * 10 + Int64(byte - 0x30)
        if decimals >= 0 { decimals += 1 }
      } else {
        return 0
      }
    }
    for _ in max(0, decimals)..<4 { value *= 10 }
    return value
  }

  private static func day(_ text: Span<UInt8>) -> Int32 {
    guard text.count >= 10 else { return .min }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for index in range {
        guard (0x30...0x39).contains(text[index]) else { return nil }
        value = value * 10 + Int(text[index] - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      let date = Day(year: year, month: month, day: day)
    else { return .min }
    return Int32(truncatingIfNeeded: date.number)
  }

  private static func isRemoved(_ text: Span<UInt8>) -> Bool {
    guard text.count == 7 else { return false }
    for (index, byte) in "removed".utf8.enumerated() where text[index] != byte { return false }
    return true
  }
}
