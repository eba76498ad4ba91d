/// What stands between tags (XML 1.0, production 43).
extension XMLPushParser {
  /// Parses content from a place, until the root ends or a construct begins that may be longer than the buffer.
  func content(_ start: XMLCursor) -> XMLCursor {
    var cursor = start
    while true {
      cursor = characters(cursor, until: UInt8(ascii: "<"), UInt8(ascii: "&"))
      var next: XMLCursor?
      if cursor.byte == UInt8(ascii: "<") {
        switch cursor[1] {
        case UInt8(ascii: "/"): next = endTag(cursor)
        case UInt8(ascii: "!"): next = declarationMarkup(cursor)
        case UInt8(ascii: "?"): next = instruction(cursor)
        default: next = startTag(cursor)
        }
      } else if cursor.byte == UInt8(ascii: "&") {
        next = reference(cursor)
      } else if cursor.begins("]]>") {
        fail(cursor, XMLReason.cdataEnd)
      } else {
        stop(cursor)
      }
      guard let next else { return cursor }
      cursor = next
      if construct != .none || phase != .content { return cursor }
    }
  }

  /// Goes on in a CDATA section (production 20).
  func characterData(_ start: XMLCursor) -> XMLCursor {
    let cursor = characters(start, until: UInt8(ascii: "]"), UInt8(ascii: "]"))
    if cursor.begins("]]>") {
      construct = .none
      return cursor + 3
    }
    stop(cursor)
    return cursor
  }

  /// Tells characters up to one of two bytes, the `]]>` that ends a CDATA section, or where they cannot go on.
  @inline(__always) private func characters(
    _ start: XMLCursor, until first: UInt8, _ second: UInt8
  ) -> XMLCursor {
    let bracket = UInt8(ascii: "]")
    var run = start
    var cursor = start
    loop: while !isFaulty {
      cursor = cursor.plainEnd(first, second, bracket)
      switch cursor.byte {
      case UInt8(ascii: "\n"):
        cursor += 1
        place.passLineEnd(cursor - base)
      case UInt8(ascii: "\t"): cursor += 1
      case bracket where !endsSection(cursor): cursor += 1
      case UInt8(ascii: "\r"):
        guard let next = lineEnd(run, cursor) else { break loop }
        (run, cursor) = (next, next)
      default: break loop
      }
    }
    tell(run, cursor)
    return cursor
  }

  /// Whether the end of a CDATA section stands here, or may when more bytes have come.
  private func endsSection(_ cursor: XMLCursor) -> Bool {
    cursor.begins("]]>") || isBeginning(cursor, of: "]]>")
  }

  /// Makes one line feed of a carriage return, with a line feed behind it or without (section 2.11).
  ///
  /// - Parameter run: The beginning of the text before it.
  /// - Returns: Where to go on; `nil` when the next byte has not come.
  private func lineEnd(_ run: XMLCursor, _ cursor: XMLCursor) -> XMLCursor? {
    guard cursor + 1 != limit || isEnding else { return nil }
    tell(run, cursor)
    if cursor[1] != UInt8(ascii: "\n") {
      let feed: InlineArray<1, UInt8> = [UInt8(ascii: "\n")]
      tell(feed.span)
    }
    return cursor + 1
  }

  /// Tells a run of text.
  @inline(__always) func tell(_ start: XMLCursor, _ end: XMLCursor) {
    guard interest.contains(.text), start != end else { return }
    let run = unsafe Span(_unsafeElements: start.bytes(to: end))
    unsafe listener._withUnsafeGuaranteedRef { $0.text(run) }
  }

  /// Tells a text that is not in the buffer.
  func tell(_ bytes: Span<UInt8>) {
    guard interest.contains(.text), !bytes.isEmpty else { return }
    unsafe listener._withUnsafeGuaranteedRef { $0.text(bytes) }
  }

  /// Refuses a byte that begins no allowed character, unless it is one that waits for more to come.
  func stop(_ cursor: XMLCursor) {
    let waits = cursor.byte == UInt8(ascii: "\r") || cursor.byte == UInt8(ascii: "]") || cursor.isCutOff(by: limit)
    guard cursor < limit, isEnding || !waits else { return }
    fail(cursor, characterReason(at: cursor))
  }
}
