/// End tags, and tags that their chunk cuts off.
extension XMLPushParser {
  /// Parses an end tag (XML 1.0, production 42).
  ///
  /// - Returns: What comes behind it; `nil` when it cannot go on.
  @inline(__always) func endTag(_ start: XMLCursor) -> XMLCursor? {
    here = start - base
    if tag.scanned != 0, !hasEnded(start) { return nil }
    let name = names[Int(open[depth &- 1].name)]
    let first = start + 2
    guard names.begins(first, with: name) else { return wrongEndTag(start) }
    let cursor = first + Int(name.length)
    if cursor.byte == UInt8(ascii: ">") {
      reached = cursor + 1 - base
      return close() ? cursor + 1 : nil
    }
    return spacedEndTag(start, cursor)
  }

  /// Closes the innermost element and tells of it.
  @inline(__always) func close() -> Bool {
    let element = open.removeLast()
    if element.bindings != 0 { restoreBindings(Int(element.bindings)) }
    interest = unsafe listener._withUnsafeGuaranteedRef { $0.end() }
    if depth == 0 { phase = .epilog }
    return !isFaulty
  }

  private func spacedEndTag(_ start: XMLCursor, _ nameEnd: XMLCursor) -> XMLCursor? {
    let cursor = nameEnd.spaceEnd
    guard cursor.byte == UInt8(ascii: ">") else {
      // The name goes on, or something else stands there.
      return cursor == limit && !isEnding ? cutOff(start) : wrongEndTag(start)
    }
    guard cursor - start < limits.startTag else {
      refuse(beyond: .startTag)
      return nil
    }
    reached = cursor + 1 - base
    guard close() else { return nil }
    place.pass(from: start, to: cursor, base: base)
    return cursor + 1
  }

  @inline(never) private func wrongEndTag(_ start: XMLCursor) -> XMLCursor? {
    var cursor = start
    while cursor < limit, cursor.byte != UInt8(ascii: ">") { cursor += 1 }
    guard cursor < limit || isEnding else { return cutOff(start) }
    // A tag without an end is told at the end of the document, a wrong one where it begins.
    if cursor == limit { place.pass(from: start, to: limit, base: base) }
    fail(cursor == limit ? limit : start, XMLReason.endTag(names.text(Int(open[depth - 1].name))))
    return nil
  }

  /// Notes that a tag goes on behind the buffer, unless something is wrong with it already.
  @inline(never) func cutOff(_ start: XMLCursor) -> XMLCursor? {
    guard !isFaulty, tag.scanned == 0 else { return nil }
    tag.scanned = 1
    tag.quote = 0
    tag.values = 0
    return nil
  }

  /// Whether a tag that was cut off can be parsed now: its end has come, or enough to refuse it.
  ///
  /// Every byte is looked at once, however many chunks the tag comes in.
  @inline(never) func hasEnded(_ start: XMLCursor) -> Bool {
    var cursor = start + tag.scanned
    var ended = isEnding
    loop: while cursor < limit {
      let byte = cursor.byte
      // No tag holds another `<`, not even in quotes.
      if byte == UInt8(ascii: "<") {
        ended = true
      } else if tag.quote != 0 {
        if byte == tag.quote {
          tag.quote = 0
          tag.values += 1
          ended = ended || tag.values > limits.attributes + limits.namespaces
        }
      } else if byte == UInt8(ascii: ">") {
        ended = true
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        tag.quote = byte
      }
      if ended { break loop }
      cursor += 1
    }
    tag.scanned = ended ? 0 : cursor - start
    if tag.scanned > limits.startTag { refuse(beyond: .startTag) }
    return ended
  }

}
