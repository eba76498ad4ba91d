import Marketplace

/// What one party of a store registered about itself, ready to compare with another's.
struct PartyRecord {
  /// A stretch of the letters of ``PartyRecords``.
  struct Text {
    var start: Int32 = 0
    var count: Int32 = 0
    var isEmpty: Bool { count == 0 }
    var range: Range<Int> { Int(start)..<Int(start + count) }
  }

  /// The store that registered the party.
  var store: Int32
  /// As what.
  var role: HolderRole
  /// Whether no valid number with a check character says who it is. Two closed records with different numbers are two
  /// parties, and with equal numbers are tied without being compared.
  var isOpen = true
  /// How many of ``PartyRecords/parts`` from ``firstPart`` are words of the name; the places named in the address follow.
  var nameParts: UInt8 = 0
  var placeParts: UInt8 = 0
  /// How many words the name has in Pinyin, behind the places; 0 when it is not Chinese.
  var latinParts: UInt8 = 0
  /// Whether any text has a covering sign.
  var mayBeCovered = false
  var firstPart: Int32 = 0
  /// Day of birth as `yyyymmdd`; 0 when unknown.
  var born: UInt32 = 0
  /// The number of its identity document or register, and the scheme that it is of.
  var id = Text()
  var scheme: UInt32 = 0
  var phone = Text()
  var email = Text()
  /// House, building and room, the street, and the postcode.
  var house = Text()
  var street = Text()
  var postcode = Text()

  var names: Range<Int> { Int(firstPart)..<(Int(firstPart) + Int(nameParts)) }
  var places: Range<Int> { names.upperBound..<(names.upperBound + Int(placeParts)) }
  var latinNames: Range<Int> { places.upperBound..<(places.upperBound + Int(latinParts)) }
}

/// The records of all parties of one kind, with their letters in one arena.
struct PartyRecords {
  /// Persons or companies.
  enum Kind { case person, company }

  /// The sign that covers a character of a number.
  static let cover: UInt16 = 0x2A

  let kind: Kind
  fileprivate(set) var records: [PartyRecord] = []
  fileprivate(set) var parts: [PartyRecord.Text] = []
  fileprivate(set) var letters: [UInt16] = []

  /// Room for the records of so many stores, as most are: what is reserved and not used costs no memory, and columns that
  /// grow by moving leave gaps behind.
  init(kind: Kind, expecting stores: Int = 0) {
    self.kind = kind
    records.reserveCapacity(stores)
    parts.reserveCapacity(6 * stores)
    letters.reserveCapacity(56 * stores)
  }

  /// A hash of a text that does not depend on where it stands.
  func hash(_ text: PartyRecord.Text) -> UInt64 { LetterHash.of(letters.span.extracting(text.range)) }

  /// Whether two texts are equal.
  func areEqual(_ a: PartyRecord.Text, _ b: PartyRecord.Text) -> Bool {
    LetterLikeness.areEqual(letters.span.extracting(a.range), letters.span.extracting(b.range))
  }
}

extension PartyRecords {
  /// Adds a record whose texts were appended to the arena.
  ///
  /// - Parameter start: Where the first of its letters stands; all those behind are its own.
  mutating func append(_ record: PartyRecord, lettersFrom start: Int) {
    var record = record
    for index in start..<letters.count where letters[index] == Self.cover { record.mayBeCovered = true }
    records.append(record)
  }

  mutating func append(part: PartyRecord.Text) { parts.append(part) }

  /// Appends letters to the arena.
  mutating func append(_ text: Span<UInt16>) -> PartyRecord.Text {
    let start = letters.count
    for index in text.indices { letters.append(text[index]) }
    return PartyRecord.Text(start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: text.count))
  }

  mutating func append(_ text: ArraySlice<UInt16>) -> PartyRecord.Text {
    let start = letters.count
    letters.append(contentsOf: text)
    return PartyRecord.Text(start: Int32(truncatingIfNeeded: start), count: Int32(truncatingIfNeeded: text.count))
  }
}

/// A hash of letters, the same in every run.
enum LetterHash {
  static func of(_ text: Span<UInt16>) -> UInt64 {
    var state: UInt64 = 0xcbf2_9ce4_8422_2325
    for index in text.indices { state = (state ^ UInt64(text[index])) &* 0x0000_0100_0000_01b3 }
    return mix(state)
  }

  /// A hash of two hashes in their order.
  static func of(_ a: UInt64, _ b: UInt64) -> UInt64 { mix(a &* 0x9e37_79b9_7f4a_7c15 ^ b) }

  static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 33)) &* 0xff51_afd7_ed55_8ccd
    mixed = (mixed ^ (mixed >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return mixed ^ (mixed >> 33)
  }
}
