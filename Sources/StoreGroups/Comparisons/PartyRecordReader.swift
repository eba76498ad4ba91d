import Identifiers
import Marketplace
import Readings

/// Reads the parties of a market into records of one kind.
struct PartyRecordReader {
  private let market: Market
  private let kind: PartyRecords.Kind
  private var records: PartyRecords
  private var schemes = SchemeNames()
  private var scratch: [UInt16] = []
  private var canonical: [UInt8] = []

  /// The most words of a name and places of an address that are compared.
  private static let mostParts = 6

  init(market: Market, kind: PartyRecords.Kind) {
    self.market = market
    self.kind = kind
    records = PartyRecords(kind: kind)
  }

  /// The records of all parties that say more of themselves than one thing.
  ///
  /// - Complexity: O(bytes registered).
  consuming func read() -> PartyRecords {
    let table = market.stores
    let arena = table.arena
    let wanted: StaticString = kind == .person ? "person" : "company"
    for store in 0..<table.count {
      var draft = Draft(store: store)
      for value in table.values(of: store) {
        let text = arena.span.extracting(value.text)
        let qualifier = arena.span.extracting(value.qualifier)
        if value.field == .party {
          finish(draft)
          draft = Draft(store: store)
          draft.isWanted = qualifier.lowercasedEquals(wanted)
          if text.lowercasedEquals("operator") || text.lowercasedEquals("contact") { draft.record.role = .staff }
        }
        guard draft.isWanted else { continue }
        switch value.field {
        case .partyName: if draft.name.isEmpty { draft.name = value.text }
        case .partyAddress: if draft.address.isEmpty { draft.address = value.text }
        case .partyBorn: draft.record.born = Self.day(text)
        case .partyID: takeID(text, scheme: qualifier, into: &draft.record)
        case .partyPhone: if draft.record.phone.isEmpty { draft.record.phone = phone(text) }
        case .partyEmail: if draft.record.email.isEmpty { draft.record.email = email(text) }
        default: break
        }
      }
      finish(draft)
    }
    return records
  }

  /// A party that is being read.
  private struct Draft {
    var record: PartyRecord
    var isWanted = false
    var name = 0..<0
    var address = 0..<0

    init(store: Int) { record = PartyRecord(store: Int32(truncatingIfNeeded: store), role: .principal) }
  }

  private mutating func finish(_ draft: Draft) {
    guard draft.isWanted else { return }
    var record = draft.record
    let bytes = market.stores.arena
    record.firstPart = Int32(truncatingIfNeeded: records.parts.count)
    takeName(bytes.span.extracting(draft.name), into: &record)
    guard record.nameParts > 0 || !record.id.isEmpty else { return }
    takeAddress(bytes.span.extracting(draft.address), into: &record)
    romanise(&record)
    records.append(record)
  }

  // MARK: Names

  private mutating func takeName(_ raw: Span<UInt8>, into record: inout PartyRecord) {
    scratch.removeAll(keepingCapacity: true)
    guard raw.count > 0, !Identifier.isPlaceholderWord(raw), !Identifier.isNameCovered(raw),
      !Identifier.isWrittenInName(raw)
    else { return }
    switch kind {
    case .person: PersonLetters.append(raw, to: &scratch)
    case .company: CompanyWords.append(raw, to: &scratch)
    }
    // A person's name has letters, whatever number somebody typed into its field.
    if kind == .person, !scratch.contains(where: { $0 > 0x39 }) { return }
    var first = 0
    while first < scratch.count, Int(record.nameParts) < Self.mostParts {
      var last = first
      while last < scratch.count, scratch[last] != MatchingLetters.space { last += 1 }
      if last > first {
        let word = records.append(scratch[first..<last])
        records.append(part: word)
        record.nameParts += 1
      }
      first = last + 1
    }
  }

  /// Adds the words of a Chinese name as they are read, so that it meets a writing of it in Latin letters, and one in
  /// other characters of the same sound.
  private mutating func romanise(_ record: inout PartyRecord) {
    for place in record.names {
      let word = records.parts[place]
      guard records.letters[Int(word.start)] >= 0x3400 else { continue }
      scratch.removeAll(keepingCapacity: true)
      let isSurname = kind == .person && place == record.names.lowerBound && record.nameParts > 1
      guard Pinyin.append(records.letters[word.range], isSurname: isSurname, to: &scratch) else { continue }
      let reading = records.append(scratch[...])
      records.append(part: reading)
      record.latinParts += 1
    }
  }

  // MARK: Numbers

  private mutating func takeID(_ raw: Span<UInt8>, scheme name: Span<UInt8>, into record: inout PartyRecord) {
    guard record.isOpen else { return }
    let (kind, scheme) = schemes.kind(named: name)
    var remarks: IdentifierRemarks = []
    let fault = Identifier.judge(raw, as: kind, into: &canonical, remarks: &remarks)
    switch fault {
    case .empty, .placeholder, .wrongField: return
    case nil where remarks.contains(.specimen) || remarks.contains(.saysNothing): return
    case nil where kind != .other && kind != .passport && !remarks.contains(.formOnly):
      record.isOpen = false
    // Its check character fits: nobody who was issued another number mistyped it.
    case .part? where kind == .residentID && raw.count >= 18 || kind == .creditCode: record.isOpen = false
    default: if !record.id.isEmpty { return }
    }
    scratch.removeAll(keepingCapacity: true)
    if fault == nil {
      for byte in canonical where scratch.count < LetterLikeness.longest { scratch.append(UInt16(byte | 0x20)) }
    } else if fault == .masked {
      appendCovered(raw)
    } else {
      MatchingLetters.append(raw, of: .company, to: &scratch)
      scratch.removeAll { $0 == MatchingLetters.space || $0 == MatchingLetters.comma }
      if scratch.count > LetterLikeness.longest { scratch.removeLast(scratch.count - LetterLikeness.longest) }
    }
    guard scratch.count >= 4 else { return }
    record.id = records.append(scratch[...])
    record.scheme = scheme
  }

  /// Appends what shows of a number that is covered in part, a covering sign for each character that does not.
  private mutating func appendCovered(_ raw: Span<UInt8>) {
    for index in raw.indices where scratch.count < LetterLikeness.longest {
      switch raw[index] {
      case 0x30...0x39: scratch.append(UInt16(raw[index]))
      case UInt8(ascii: "X"), UInt8(ascii: "x"), UInt8(ascii: "*"): scratch.append(PartyRecords.cover)
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        scratch.append(UInt16(raw[index] | 0x20))
      default: break
      }
    }
  }

  private mutating func phone(_ raw: Span<UInt8>) -> PartyRecord.Text {
    var remarks: IdentifierRemarks = []
    let fault = Identifier.judge(raw, as: .phone, into: &canonical, remarks: &remarks)
    if fault == .placeholder || fault == .empty || fault == .wrongField { return .init() }
    guard !remarks.contains(.saysNothing), !remarks.contains(.landline) else { return .init() }
    scratch.removeAll(keepingCapacity: true)
    if fault == nil {
      for byte in canonical where (0x30...0x39).contains(byte) { scratch.append(UInt16(byte)) }
    } else if fault == .masked {
      scratch.append(contentsOf: "86".utf16)
      appendCovered(raw)
    } else {
      for index in raw.indices where (0x30...0x39).contains(raw[index]) && scratch.count < 20 {
        scratch.append(UInt16(raw[index]))
      }
    }
    return scratch.count < 7 ? .init() : records.append(scratch[...])
  }

  private mutating func email(_ raw: Span<UInt8>) -> PartyRecord.Text {
    guard Identifier.judge(raw, as: .email, into: &canonical) == nil else { return .init() }
    scratch.removeAll(keepingCapacity: true)
    for byte in canonical where scratch.count < LetterLikeness.longest { scratch.append(UInt16(byte)) }
    return records.append(scratch[...])
  }

  /// A day as eight digits: `1956-04-09`, `19560409`; 0 for anything else.
  private static func day(_ text: Span<UInt8>) -> UInt32 {
    var (value, digits): (UInt32, Int) = (0, 0)
    for index in text.indices {
      let byte = text[index]
      if byte == UInt8(ascii: "T") { break }
      guard (0x30...0x39).contains(byte) else { continue }
      digits += 1
      guard digits <= 8 else { return 0 }
      value = value * 10 + UInt32(byte - 0x30)
    }
    return digits == 8 ? value : 0
  }

  // MARK: Addresses

  private mutating func takeAddress(_ raw: Span<UInt8>, into record: inout PartyRecord) {
    guard raw.count > 0, !Identifier.isPlaceholderWord(raw) else { return }
    scratch.removeAll(keepingCapacity: true)
    MatchingLetters.append(raw, of: .address, to: &scratch)
    let letters = scratch
    let address = AddressLetters(letters)
    if let house = address.house { record.house = records.append(letters[house]) }
    if let postcode = address.postcode { record.postcode = records.append(letters[postcode]) }
    if !address.street.isEmpty { record.street = records.append(address.street[...]) }
    for place in address.places.prefix(4) {
      let text = records.append(place[...])
      records.append(part: text)
      record.placeParts += 1
    }
  }
}

/// The schemes of registered numbers by name, looked up once for runs of the same name.
private struct SchemeNames {
  private var last: [UInt8] = []
  private var known: (IdentifierKind, UInt32) = (.other, 0)

  /// The kind that a scheme's values are judged as, and a number for the scheme.
  mutating func kind(named name: Span<UInt8>) -> (IdentifierKind, UInt32) {
    if last.count == name.count {
      var isSame = true
      for index in name.indices where name[index] != last[index] {
        isSame = false
        break
      }
      if isSame { return known }
    }
    last.removeAll(keepingCapacity: true)
    for index in name.indices { last.append(name[index]) }
    let text = String(decoding: last, as: UTF8.self)
    let kind = IdentifierKind(named: text)
    var hash = StableHash()
    hash.combine(kind.map(\.rawValue) ?? text.lowercased())
    known = (kind ?? .other, UInt32(truncatingIfNeeded: hash.value))
    return known
  }
}
