/// What stands before and behind the root element (XML 1.0, productions 22 to 28 and 32).
extension XMLPushParser {
  /// Parses the XML declaration, if there is one.
  func declaration(_ start: XMLCursor) -> XMLCursor {
    if isBeginning(start, of: "<?xml") || start.begins("<?xml") && start + 5 == limit && !isEnding { return start }
    guard start.begins("<?xml"), XMLCursor.isSpace(start[5]) else {
      phase = .prolog
      return start
    }
    var end = start
    while end < limit, end.byte != UInt8(ascii: ">") { end += 1 }
    guard end < limit || isEnding else {
      if end - start > Self.longestDeclaration { fail(start, XMLReason.declaration) }
      return start
    }
    guard let next = parseDeclaration(start) else { return start }
    place.pass(from: start, to: next, base: base)
    phase = .prolog
    return next
  }

  private static let longestDeclaration = 1 << 20

  private func parseDeclaration(_ start: XMLCursor) -> XMLCursor? {
    guard let (version, afterVersion) = pseudoAttribute(start + 5, "version"), version.byte == UInt8(ascii: "1"),
      version[1] == UInt8(ascii: "."), afterVersion - version > 3,
      (2..<afterVersion - version - 1).allSatisfy({ (0x30...0x39).contains(version[$0]) })
    else { return failDeclaration(start, XMLReason.version) }
    var cursor = afterVersion
    if let (encoding, afterEncoding) = pseudoAttribute(cursor, "encoding") {
      guard Self.isEncodingName(encoding, afterEncoding + -1) else {
        return failDeclaration(start, XMLReason.declaration)
      }
      cursor = afterEncoding
    }
    if let (standalone, afterStandalone) = pseudoAttribute(cursor, "standalone") {
      let length = afterStandalone - standalone - 1
      isStandalone = length == 3 && standalone.begins("yes")
      guard isStandalone || length == 2 && standalone.begins("no") else {
        return failDeclaration(start, XMLReason.declaration)
      }
      cursor = afterStandalone
    }
    cursor = cursor.spaceEnd
    guard cursor.begins("?>") else { return failDeclaration(start, XMLReason.declaration) }
    return cursor + 2
  }

  /// The value of a part of the declaration, and the place behind its closing quotation mark.
  private func pseudoAttribute(_ start: XMLCursor, _ name: StaticString) -> (value: XMLCursor, next: XMLCursor)? {
    var cursor = start.spaceEnd
    guard cursor != start, cursor.begins(name) else { return nil }
    cursor = (cursor + name.utf8CodeUnitCount).spaceEnd
    guard cursor.byte == UInt8(ascii: "=") else { return nil }
    cursor = (cursor + 1).spaceEnd
    let quote = cursor.byte
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
    let value = cursor + 1
    cursor = value
    while cursor < limit, cursor.byte != quote { cursor += 1 }
    return cursor < limit ? (value, cursor + 1) : nil
  }

  /// Whether an encoding is named as production 81 says.
  private static func isEncodingName(_ start: XMLCursor, _ end: XMLCursor) -> Bool {
    (0..<end - start).allSatisfy { index in
      switch start[index] {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"): true
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"): index > 0
      default: false
      }
    } && start != end
  }

  private func failDeclaration(_ cursor: XMLCursor, _ reason: String) -> XMLCursor? {
    fail(cursor, reason)
    return nil
  }

  /// Parses white space, comments and processing instructions outside of the root, and finds the document type and the
  /// root.
  func miscellaneous(_ start: XMLCursor) -> XMLCursor {
    var cursor = start
    while !isFaulty {
      let first = cursor
      cursor = cursor.spaceEnd
      place.pass(from: first, to: cursor, base: base)
      guard cursor.byte == UInt8(ascii: "<") else {
        if cursor < limit { fail(cursor, phase == .epilog ? XMLReason.afterEnd : XMLReason.noStart) }
        break
      }
      switch cursor[1] {
      case UInt8(ascii: "?"):
        guard let next = instruction(cursor) else { return cursor }
        cursor = next
        if construct != .none { return cursor }
      case UInt8(ascii: "!"):
        if cursor.begins("<!--") {
          construct = .comment
          return cursor + 4
        }
        if cursor.begins("<!DOCTYPE") {
          if phase == .prolog {
            doctypeScan = DocumentTypeScan()
            construct = .documentType
          } else {
            fail(cursor, XMLReason.documentTypePlace)
          }
          return cursor
        }
        if !isBeginning(cursor, of: "<!--"), !isBeginning(cursor, of: "<!DOCTYPE") { fail(cursor, XMLReason.markup) }
        return cursor
      case 0 where cursor + 1 == limit && !isEnding: return cursor
      case UInt8(ascii: "/"):
        fail(cursor, XMLReason.noOpenElement)
        return cursor
      default:
        if phase == .epilog { fail(cursor, XMLReason.afterEnd) } else { phase = .content }
        return cursor
      }
    }
    return cursor
  }
}
