/// A start tag that is being parsed, or a tag that its chunk cut off.
struct XMLStartTag {
  /// The name of the last start tag.
  var name = 0
  /// Attributes, and declarations of namespaces among them.
  var count = 0
  var declarations = 0
  /// Whether an attribute has a prefix, another a reference to an entity that nothing declares.
  var hasPrefixes = false
  var hasUndeclared = false
  /// Start tags with attributes so far; never 0 for one of them.
  var serial: UInt32 = 0
  /// Bytes of an incomplete tag that have been looked at for its end; 0 when no tag is incomplete.
  var scanned = 0
  /// The quotation mark that is open there, or 0.
  var quote: UInt8 = 0
  /// Quoted values before.
  var values = 0
}

/// An attribute of the tag that is being parsed.
struct XMLAttribute: BitwiseCopyable {
  var name: UInt32
  /// The number of its namespace; 0 for none.
  var space: UInt32
  /// Whether it declares a namespace.
  var isDeclaration: Bool
  /// Whether its value stands in the buffer as it is meant.
  var isPlain: Bool
  var hasUndeclared: Bool
  /// The value, in bytes from the beginning of the buffer.
  var start: Int
  var end: Int
}

/// Start tags and empty-element tags (XML 1.0, productions 40, 41 and 44).
extension XMLPushParser {
  /// Parses a start tag.
  ///
  /// - Returns: What comes behind it; `nil` when it cannot go on.
  @inline(__always) func startTag(_ start: XMLCursor) -> XMLCursor? {
    here = start - base
    if tag.scanned != 0, !hasEnded(start) { return nil }
    guard let (name, end) = elementName(start) else { return cutOff(start) }
    if end.byte == UInt8(ascii: ">") {
      // No attributes, and no line end.
      reached = end - base
      guard begin(start, name, bindings: 0) else { return nil }
      return end + 1
    }
    return startTagWithAttributes(start, name, end) ?? cutOff(start)
  }

  /// Parses a tag from the end of its name.
  private func startTagWithAttributes(_ start: XMLCursor, _ name: Int, _ end: XMLCursor) -> XMLCursor? {
    attributes.removeAll()
    tag.count = 0
    tag.declarations = 0
    tag.hasPrefixes = false
    tag.hasUndeclared = false
    nextSerial()
    var cursor = end
    var isEmpty = false
    while true {
      let byte = cursor.byte
      if byte == UInt8(ascii: ">") { break }
      if byte == UInt8(ascii: "/") {
        cursor += 1
        guard cursor.byte == UInt8(ascii: ">") else { return misplaced(start, cursor, XMLReason.tag) }
        isEmpty = true
        break
      }
      guard XMLCursor.isSpace(byte) else { return misplaced(start, cursor, XMLReason.tag) }
      cursor = cursor.spaceEnd
      if cursor.byte == UInt8(ascii: ">") || cursor.byte == UInt8(ascii: "/") { continue }
      guard let next = attribute(start, cursor) else { return nil }
      cursor = next
    }
    let next = cursor + 1
    guard next - start <= limits.startTag else {
      refuse(beyond: .startTag)
      return nil
    }
    reached = cursor - base - (isEmpty ? 1 : 0)
    if tag.hasUndeclared { tellUndeclaredEntities() }
    guard !isFaulty, tag.declarations == 0 || bindPrefixes(start), !tag.hasPrefixes || resolvePrefixes(start),
      begin(start, name, bindings: tag.declarations)
    else { return nil }
    if interest.contains(.attributes) { tellAttributes() }
    guard !isFaulty else { return nil }
    place.pass(from: start, to: next, base: base)
    if isEmpty {
      reached = next - base
      guard close() else { return nil }
    }
    return next
  }

  /// Opens an element and tells of it.
  @inline(__always) private func begin(_ start: XMLCursor, _ number: Int, bindings: Int) -> Bool {
    let name = names[number]
    let space = names[Int(name.prefix)].space
    guard space != 0 || name.prefix == 0 else {
      fail(start, XMLReason.prefix(names.text(Int(name.prefix)), names.text(Int(name.local))))
      return false
    }
    guard depth < limits.depth else {
      refuse(beyond: .depth)
      return false
    }
    open.append(
      XMLOpenElement(name: UInt32(truncatingIfNeeded: number), bindings: UInt32(truncatingIfNeeded: bindings)))
    let told = XMLName(local: UInt(name.local), space: UInt(space))
    interest = unsafe listener._withUnsafeGuaranteedRef { $0.start(told) }
    return !isFaulty
  }

  private func attribute(_ start: XMLCursor, _ first: XMLCursor) -> XMLCursor? {
    guard let (name, end) = qualifiedName(start, first) else { return nil }
    var cursor = end.spaceEnd
    guard cursor.byte == UInt8(ascii: "=") else { return misplaced(start, cursor, XMLReason.noValue) }
    cursor = (cursor + 1).spaceEnd
    let quote = cursor.byte
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return misplaced(start, cursor, XMLReason.quotes)
    }
    var attribute = XMLAttribute(
      name: UInt32(truncatingIfNeeded: name), space: 0, isDeclaration: false, isPlain: true, hasUndeclared: false,
      start: cursor + 1 - base, end: 0)
    guard let close = value(start, cursor + 1, quote, &attribute) else { return nil }
    attribute.end = close - base
    return keep(attribute, start, close) ? close + 1 : nil
  }

  /// The end of a value (production 10).
  @inline(__always) private func value(
    _ start: XMLCursor, _ first: XMLCursor, _ quote: UInt8, _ attribute: inout XMLAttribute
  ) -> XMLCursor? {
    var cursor = first
    while true {
      cursor = cursor.plainEnd(quote, UInt8(ascii: "<"), UInt8(ascii: "&"))
      let byte = cursor.byte
      if byte == quote { return cursor }
      switch byte {
      case UInt8(ascii: "\n"), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
        attribute.isPlain = false
        cursor += 1
      case UInt8(ascii: "&"):
        attribute.isPlain = false
        guard let (reference, next) = reference(at: cursor, counted: start) else { return nil }
        if case .undeclared = reference {
          attribute.hasUndeclared = true
          tag.hasUndeclared = true
        }
        cursor = next
      case UInt8(ascii: "<"): return misplaced(start, cursor, XMLReason.lessThan)
      default: return misplaced(start, cursor, characterReason(at: cursor))
      }
    }
  }

  /// Keeps an attribute until the tag is whole, if there may be one more and none has its name.
  private func keep(_ attribute: XMLAttribute, _ start: XMLCursor, _ end: XMLCursor) -> Bool {
    var attribute = attribute
    let number = Int(attribute.name)
    let name = names[number]
    guard name.tag != tag.serial else {
      return misplaced(start, end, XMLReason.sameAttribute) ?? false
    }
    names[number].tag = tag.serial
    if name.prefix == UInt32(reserved.xmlns) || number == reserved.xmlns {
      attribute.isDeclaration = true
      tag.declarations += 1
      guard tag.declarations <= limits.namespaces else {
        refuse(beyond: .namespaces)
        return false
      }
    } else {
      if name.prefix != 0 { tag.hasPrefixes = true }
      tag.count += 1
      guard tag.count <= limits.attributes else {
        refuse(beyond: .attributes)
        return false
      }
    }
    attributes.append(attribute)
    return true
  }

  /// The name of the start tag at a place, and its end; `nil` when there is none or it cannot be told yet.
  ///
  /// Elements of records follow one another in the same order, so the one that came after the one before is tried first.
  @inline(__always) private func elementName(_ start: XMLCursor) -> (number: Int, end: XMLCursor)? {
    let first = start + 1
    let expected = Int(names[tag.name].successor)
    let entry = names[expected]
    let end = first + Int(entry.length)
    if names.begins(first, with: entry), expected != 0, end.byte == UInt8(ascii: ">") || XMLCursor.isSpace(end.byte) {
      tag.name = expected
      return (expected, end)
    }
    guard let found = qualifiedName(start, first) else { return nil }
    names[tag.name].successor = UInt32(truncatingIfNeeded: found.number)
    tag.name = found.number
    return found
  }

  /// The qualified name at a place of a tag, and its end; `nil` when there is none or it cannot be told yet.
  @inline(__always) func qualifiedName(_ start: XMLCursor, _ first: XMLCursor) -> (number: Int, end: XMLCursor)? {
    let end = first.nameStop
    // What the buffer ends with may go on.
    guard end < limit else { return misplaced(start, end, XMLReason.tag) }
    if let number = names.find(first, end), names[number].isName { return (number, end) }
    return newName(start, first, end)
  }

  @inline(never) private func newName(
    _ start: XMLCursor, _ first: XMLCursor, _ stop: XMLCursor
  ) -> (number: Int, end: XMLCursor)? {
    let end = first.nameEnd
    guard end == stop, end != first else { return misplaced(start, end, end == first ? XMLReason.name : XMLReason.tag) }
    guard end - first <= XMLReason.longestName else { return misplaced(start, end, XMLReason.longName) }
    guard !names.isFull else { return misplaced(start, first, XMLReason.manyNames) }
    var colon = first
    while colon < end, colon.byte != UInt8(ascii: ":") { colon += 1 }
    let number = names.intern(first, end)
    if colon < end {
      let local = colon + 1
      guard colon != first, local != end, local.nameEnd == end, local.byte != UInt8(ascii: ":") else {
        return misplaced(start, end, XMLReason.qualifiedName)
      }
      var rest = local
      while rest < end {
        guard rest.byte != UInt8(ascii: ":") else { return misplaced(start, end, XMLReason.qualifiedName) }
        rest += 1
      }
      names[number].prefix = UInt32(names.intern(first, colon))
      names[number].local = UInt32(names.intern(local, end))
    }
    names[number].isName = true
    return (number, end)
  }

  /// Refuses what stands at `cursor` in the tag at `start`, unless that is the end of what has come.
  @inline(never) func misplaced<Nothing>(
    _ start: XMLCursor, _ cursor: XMLCursor, _ reason: String
  ) -> Nothing? {
    if !isEnding, cursor == limit || cursor.isCutOff(by: limit) { return nil }
    place.pass(from: start, to: cursor, base: base)
    fail(cursor, reason)
    return nil
  }

  private func nextSerial() {
    tag.serial &+= 1
    if tag.serial == 0 {
      names.forgetTags()
      tag.serial = 1
    }
  }
}
