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
  private let judged: [PartyJudgement]
  /// How many of them were asked for.
  private var asked = 0
  private let readsNames: Bool

  /// The most words of a name and places of an address that are compared.
  private static let mostParts = 6

  /// A reader.
  ///
  /// - Parameters:
  ///   - judged: How the numbers, telephones and mailboxes of all parties were judged, in order; those behind its end are
  ///     judged anew.
  ///   - readsNames: Whether names and addresses are read, or only the numbers, which say which records are open.
  init(market: Market, kind: PartyRecords.Kind, judged: [PartyJudgement] = [], readsNames: Bool = true) {
    self.readsNames = readsNames
    self.market = market
    self.kind = kind
    self.judged = judged
    records = PartyRecords(kind: kind, expecting: market.stores.count)
  }

  /// The records of all parties that say more of themselves than one thing.
  ///
  /// - Complexity: O(bytes registered).
  consuming func read() -> PartyRecords {
    let table = market.stores
    let arena = table.arena
    for store in 0..<table.count {
      var draft = Draft(store: store, firstLetter: records.letters.count)
      for value in table.values(of: store) {
        let text = arena.span.extracting(value.text)
        let qualifier = arena.span.extracting(value.qualifier)
        if value.field == .party {
          finish(draft)
          draft = Draft(store: store, firstLetter: records.letters.count)
          draft.isWanted =
            kind == .person ? qualifier.lowercasedEquals("person") : qualifier.lowercasedEquals("company")
          if draft.isWanted, text.lowercasedEquals("operator") || text.lowercasedEquals("contact") {
            draft.record.role = .staff
          }
        }
        let judgement = value.field.isJudged ? nextJudgement() : .unknown
        guard draft.isWanted else { continue }
        switch value.field {
        case .partyName: if draft.name.isEmpty { draft.name = value.text }
        case .partyAddress: if draft.address.isEmpty { draft.address = value.text }
        case .partyBorn: draft.record.born = Self.day(text)
        case .partyID: takeID(text, scheme: qualifier, judgement, into: &draft.record)
        case .partyPhone: if draft.record.phone.isEmpty { draft.record.phone = phone(text, judgement) }
        case .partyEmail: if draft.record.email.isEmpty { draft.record.email = email(text, judgement) }
        default: break
        }
      }
      finish(draft)
    }
    return records
  }

  private mutating func nextJudgement() -> PartyJudgement {
    asked += 1
    return asked <= judged.count ? judged[asked - 1] : .unknown
  }

  /// A party that is being read.
  private struct Draft {
    var record: PartyRecord
    var isWanted = false
    var name = 0..<0
    var address = 0..<0
    /// Where its letters begin.
    let firstLetter: Int

    init(store: Int, firstLetter: Int) {
      self.firstLetter = firstLetter
      record = PartyRecord(store: Int32(truncatingIfNeeded: store), role: .principal)
    }
  }

  private mutating func finish(_ draft: Draft) {
    guard draft.isWanted else { return }
    var record = draft.record
    let bytes = market.stores.arena
    guard readsNames else { return records.append(record, lettersFrom: draft.firstLetter) }
    record.firstPart = Int32(truncatingIfNeeded: records.parts.count)
    takeName(bytes.span.extracting(draft.name), into: &record)
    guard record.nameParts > 0 || !record.id.isEmpty else { return }
    takeAddress(bytes.span.extracting(draft.address), into: &record)
    romanise(&record)
    records.append(record, lettersFrom: draft.firstLetter)
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

  /// Judges a value, unless it was judged before and its canonical form, if it has one, is what is written.
  private mutating func judge(
    _ raw: Span<UInt8>, as kind: IdentifierKind, _ known: PartyJudgement
  ) -> PartyJudgement {
    guard known.outcome == .unknown || known.outcome == .valid && !known.isAsWritten else { return known }
    var remarks: IdentifierRemarks = []
    let fault = Identifier.judge(raw, as: kind, into: &canonical, remarks: &remarks)
    return PartyJudgement(fault, remarks, isAsWritten: false)
  }

  private mutating func takeID(
    _ raw: Span<UInt8>, scheme name: Span<UInt8>, _ known: PartyJudgement, into record: inout PartyRecord
  ) {
    guard record.isOpen else { return }
    let (kind, scheme) = schemes.kind(named: name)
    // A telephone's calling code need not be written.
    let judgement = judge(raw, as: kind, kind == .phone ? .unknown : known)
    switch judgement.outcome {
    case .nothing: return
    case .valid where judgement.isSpecimen || judgement.saysNothing: return
    case .valid where kind != .other && kind != .passport && !judgement.hasOnlyForm:
      record.isOpen = false
    // Its check character fits: nobody who was issued another number mistyped it.
    case .part where kind == .residentID && raw.count >= 18 || kind == .creditCode: record.isOpen = false
    default: if !record.id.isEmpty { return }
    }
    scratch.removeAll(keepingCapacity: true)
    if judgement.outcome == .valid {
      appendCanonical(raw, judgement, folding: 0x20)
    } else if judgement.outcome == .masked {
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

  /// Appends the canonical form of a valid value, of each byte these bits set.
  private mutating func appendCanonical(_ raw: Span<UInt8>, _ judgement: PartyJudgement, folding bits: UInt8) {
    if judgement.isAsWritten {
      for index in 0..<min(raw.count, LetterLikeness.longest) { scratch.append(UInt16(raw[index] | bits)) }
    } else {
      for byte in canonical.prefix(LetterLikeness.longest) { scratch.append(UInt16(byte | bits)) }
    }
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

  private mutating func phone(_ raw: Span<UInt8>, _ known: PartyJudgement) -> PartyRecord.Text {
    let judgement = judge(raw, as: .phone, known)
    guard judgement.outcome != .nothing, !judgement.saysNothing, !judgement.isLandline else { return .init() }
    scratch.removeAll(keepingCapacity: true)
    switch judgement.outcome {
    case .valid:
      if judgement.isAsWritten, raw[0] != UInt8(ascii: "+") {
        scratch.append(contentsOf: "86".utf16)
        for index in raw.indices { scratch.append(UInt16(raw[index])) }
      } else if judgement.isAsWritten {
        for index in raw.indices where (0x30...0x39).contains(raw[index]) { scratch.append(UInt16(raw[index])) }
      } else {
        for byte in canonical where (0x30...0x39).contains(byte) { scratch.append(UInt16(byte)) }
      }
    case .masked:
      scratch.append(contentsOf: "86".utf16)
      appendCovered(raw)
    default:
      for index in raw.indices where (0x30...0x39).contains(raw[index]) && scratch.count < 20 {
        scratch.append(UInt16(raw[index]))
      }
    }
    return scratch.count < 7 ? .init() : records.append(scratch[...])
  }

  private mutating func email(_ raw: Span<UInt8>, _ known: PartyJudgement) -> PartyRecord.Text {
    let judgement = judge(raw, as: .email, known)
    guard judgement.outcome == .valid else { return .init() }
    scratch.removeAll(keepingCapacity: true)
    appendCanonical(raw, judgement, folding: 0)
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
    let address = AddressLetters(scratch)
    if let house = address.house { record.house = records.append(scratch[house]) }
    if let postcode = address.postcode { record.postcode = records.append(scratch[postcode]) }
    if !address.street.isEmpty { record.street = records.append(address.street[...]) }
    for place in address.places.prefix(4) {
      let text = records.append(place[...])
      records.append(part: text)
      record.placeParts += 1
    }
  }
}

/// The schemes of registered numbers by name, looked up once for names that come again and again.
private struct SchemeNames {
  private var known: [(name: [UInt8], kind: IdentifierKind, number: UInt32)] = []

  /// Schemes that are remembered.
  private static let most = 8

  /// The kind that a scheme's values are judged as, and a number for the scheme.
  mutating func kind(named name: Span<UInt8>) -> (IdentifierKind, UInt32) {
    for scheme in known {
      let order = name.order(before: scheme.name.span)
      if order == 0 { return (scheme.kind, scheme.number) }
    }
    let bytes = name.indices.map { name[$0] }
    let text = String(decoding: bytes, as: UTF8.self)
    let kind = IdentifierKind(named: text)
    var hash = StableHash()
    hash.combine(kind.map(\.rawValue) ?? text.lowercased())
    let number = UInt32(truncatingIfNeeded: hash.value)
    if known.count == Self.most { known.removeFirst() }
    known.append((bytes, kind ?? .other, number))
    return (kind ?? .other, number)
  }
}

extension Field {
  /// Whether values of the field are judged for a party's record.
  fileprivate var isJudged: Bool { self == .partyID || self == .partyPhone || self == .partyEmail }
}
