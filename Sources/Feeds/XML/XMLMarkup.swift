/// Markup that begins with `<!` or `<?` (XML 1.0, productions 15 to 19).
extension XMLPushParser {
  /// Begins a comment or a CDATA section in the root.
  func declarationMarkup(_ start: XMLCursor) -> XMLCursor? {
    if start.begins("<!--") {
      construct = .comment
      return start + 4
    }
    if start.begins("<![CDATA[") {
      construct = .characterData
      return start + 9
    }
    if isBeginning(start, of: "<!--") || isBeginning(start, of: "<![CDATA[") { return nil }
    fail(start, XMLReason.markup)
    return nil
  }

  /// Whether all bytes that have come from a place on are the beginning of a text, and more may come.
  func isBeginning(_ start: XMLCursor, of text: StaticString) -> Bool {
    let count = limit - start
    guard !isEnding, count < text.utf8CodeUnitCount else { return false }
    return (0..<count).allSatisfy { unsafe start[$0] == text.utf8Start[$0] }
  }

  /// Goes on in a comment.
  func comment(_ start: XMLCursor) -> XMLCursor {
    let hyphen = UInt8(ascii: "-")
    var cursor = start
    while !isFaulty {
      cursor = passed(cursor, until: hyphen)
      guard cursor.byte == hyphen else { break }
      if cursor[1] == hyphen {
        guard cursor + 2 != limit || isEnding else { break }
        guard cursor[2] == UInt8(ascii: ">") else {
          fail(cursor, XMLReason.hyphens)
          break
        }
        construct = .none
        return cursor + 3
      }
      guard cursor + 1 != limit || isEnding else { break }
      cursor += 1
    }
    return cursor
  }

  /// Goes on in a processing instruction, behind its target.
  func instructionData(_ start: XMLCursor) -> XMLCursor {
    let mark = UInt8(ascii: "?")
    var cursor = start
    while !isFaulty {
      cursor = passed(cursor, until: mark)
      guard cursor.byte == mark else { break }
      if cursor[1] == UInt8(ascii: ">") {
        construct = .none
        return cursor + 2
      }
      guard cursor + 1 != limit || isEnding else { break }
      cursor += 1
    }
    return cursor
  }

  /// Begins a processing instruction.
  func instruction(_ start: XMLCursor) -> XMLCursor? {
    let target = start + 2
    let end = target.nameEnd
    if !isEnding, end == limit || end.isCutOff(by: limit) {
      if end - target > XMLReason.longestName { fail(end, XMLReason.longName) }
      return nil
    }
    guard end != target, end - target <= XMLReason.longestName else {
      fail(end, end == target ? XMLReason.instruction : XMLReason.longName)
      return nil
    }
    if end - target == 3, target.byte | 0x20 == UInt8(ascii: "x"), target[1] | 0x20 == UInt8(ascii: "m"),
      target[2] | 0x20 == UInt8(ascii: "l")
    {
      fail(end, XMLReason.declarationPlace)
      return nil
    }
    var cursor = target
    while cursor < end {
      guard cursor.byte != UInt8(ascii: ":") else {
        fail(end, XMLReason.qualifiedName)
        return nil
      }
      cursor += 1
    }
    if end.byte == UInt8(ascii: "?") {
      if end[1] == UInt8(ascii: ">") { return end + 2 }
      if end + 1 == limit, !isEnding { return nil }
    }
    guard XMLCursor.isSpace(end.byte) else {
      fail(end, XMLReason.instruction)
      return nil
    }
    construct = .instruction
    return end
  }

  /// The first `stop` from a place on, or where it cannot go on.
  private func passed(_ start: XMLCursor, until stop: UInt8) -> XMLCursor {
    var cursor = start
    while true {
      cursor = cursor.plainEnd(stop, stop, stop)
      switch cursor.byte {
      case stop: return cursor
      case UInt8(ascii: "\n"):
        cursor += 1
        place.passLineEnd(cursor - base)
      case UInt8(ascii: "\t"), UInt8(ascii: "\r"): cursor += 1
      default:
        self.stop(cursor)
        return cursor
      }
    }
  }
}
