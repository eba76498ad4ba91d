/// The document type declaration (XML 1.0, production 28).
extension XMLPushParser {
  /// Bytes of a document type declaration.
  static let longestDocumentType = 1 << 20

  /// Looks for the end of the document type declaration, and has libxml2 parse it when it is there.
  func documentType(_ start: XMLCursor) -> XMLCursor {
    here = start - base
    guard let end = doctypeScan.end(start, limit, isEnding: isEnding) else {
      if doctypeScan.isRefusable || isEnding { refuseUnfinishedDocumentType(start) }
      if limit - start > Self.longestDocumentType { refuseLongDocumentType() }
      return start
    }
    guard end - start <= Self.longestDocumentType else {
      refuseLongDocumentType()
      return start
    }
    switch unsafe DocumentType.read(start.bytes(to: end), isStandalone: isStandalone) {
    case .taken(let leavesEntitiesOpen):
      self.leavesEntitiesOpen = leavesEntitiesOpen
      place.pass(from: start, to: end, base: base)
      construct = .none
      phase = .typedProlog
      return end
    case .refused(let fault, let isMalformed):
      refuseDocumentType(fault, isMalformed: isMalformed, end)
      return start
    }
  }

  /// Refuses a document type of which no more is looked at, because it declares entities or attributes or because the
  /// document ends.
  ///
  /// libxml2 finds the words, from a bounded part: what it does with attribute lists grows with the square of their
  /// length.
  private func refuseUnfinishedDocumentType(_ start: XMLCursor) {
    let end = doctypeScan.isRefusable ? start + doctypeScan.scanned : limit
    switch unsafe DocumentType.read(start.bytes(to: end), isStandalone: isStandalone) {
    case .refused(let fault, let isMalformed) where !isMalformed || doctypeScan.lastLook == nil:
      refuseDocumentType(fault, isMalformed: isMalformed, end)
    default: fail(start, XMLReason.documentType)
    }
  }

  private func refuseDocumentType(_ fault: XMLFault, isMalformed: Bool, _ end: XMLCursor) {
    var fault = fault
    if fault.line == 1, fault.column > 0 { fault.column += placeOfTag().column - 1 }
    fault.line += place.line - 1
    note(fault, isMalformed: isMalformed, at: end)
  }
  private func refuseLongDocumentType() {
    refuse("the document type declaration is longer than \(Self.longestDocumentType) bytes")
  }
}

/// Looks for the end of a document type declaration, byte by byte and over chunks.
///
/// It has only to find the end of a well-formed one: what it finds is parsed by libxml2 as a whole.
struct DocumentTypeScan {
  private enum Part { case outside, subset, declaration, comment, instruction }

  /// Bytes of a declaration of attributes that are looked at; its beginning says it all.
  private static let longestLook = 1 << 12

  /// Bytes that have been looked at.
  private(set) var scanned = 0
  /// Where the first declaration of entities or attributes is refused at the latest; nothing behind it is looked at.
  private(set) var lastLook: Int?
  /// Whether there is one, and enough of it has come to refuse it.
  var isRefusable: Bool { lastLook.map { part == .subset || scanned >= $0 } ?? false }
  private var part = Part.outside
  private var quote: UInt8 = 0

  /// The place behind the declaration that begins at `start`; `nil` when it has not come.
  mutating func end(_ start: XMLCursor, _ limit: XMLCursor, isEnding: Bool) -> XMLCursor? {
    var cursor = start + scanned
    defer { scanned = cursor - start }
    if isRefusable { return nil }
    while cursor < limit, isEnding || limit - cursor >= needed(at: cursor.byte) {
      if pass(&cursor, cursor - start) { return cursor }
      scanned = cursor - start
      if isRefusable { break }
    }
    return nil
  }

  /// Bytes that tell one part from another where a byte stands.
  private func needed(at byte: UInt8) -> Int {
    switch part {
    case .subset where byte == UInt8(ascii: "<"): 9
    case .comment, .instruction: 3
    default: 1
    }
  }

  /// Goes past one byte or one mark.
  ///
  /// - Returns: Whether the declaration ends with it.
  private mutating func pass(_ cursor: inout XMLCursor, _ offset: Int) -> Bool {
    let byte = cursor.byte
    switch part {
    case .comment where cursor.begins("-->"):
      part = .subset
      cursor += 2
    case .instruction where cursor.begins("?>"):
      part = .subset
      cursor += 1
    case .comment, .instruction: break
    case .outside, .declaration:
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        cursor += 1
        defer { part = .subset }
        return part == .outside
      } else if byte == UInt8(ascii: "["), part == .outside {
        part = .subset
      }
    case .subset:
      if cursor.begins("<!--") {
        part = .comment
        cursor += 3
      } else if cursor.begins("<?") {
        part = .instruction
        cursor += 1
      } else if byte == UInt8(ascii: "<") {
        part = .declaration
        if cursor.begins("<!ENTITY") { lastLook = XMLPushParser.longestDocumentType }
        if cursor.begins("<!ATTLIST") { lastLook = offset + Self.longestLook }
      } else if byte == UInt8(ascii: "]") {
        part = .outside
      }
    }
    cursor += 1
    return false
  }
}
