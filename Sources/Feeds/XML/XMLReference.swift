import CLibXML2

/// References to characters and entities (XML 1.0, productions 66 and 68).
extension XMLPushParser {
  /// What a reference stands for.
  enum Reference {
    case character(UInt32)
    /// An entity that nothing declares, where that may be.
    case undeclared
  }

  /// Parses a reference in text.
  ///
  /// - Returns: What comes behind it; `nil` when it cannot go on.
  func reference(_ start: XMLCursor) -> XMLCursor? {
    guard let (reference, next) = reference(at: start, counted: start) else { return nil }
    switch reference {
    case .character(let value):
      if interest.contains(.text) { tell(character: value) }
    case .undeclared:
      here = start - base
      let name = entityName(start, next)
      // Feeds with `<!DOCTYPE yml_catalog SYSTEM "shops.dtd">` rely on the DTD for HTML's entities, so those are known.
      if let entity = unsafe htmlEntityLookup(name) {
        if interest.contains(.text) { tell(character: UInt32(unsafe entity.pointee.value)) }
      } else {
        tellUndeclared(name)
        if isFaulty { return nil }
      }
    }
    return next
  }

  /// Reads a reference without telling of it.
  ///
  /// - Parameter counted: Where the construct that it stands in begins, up to which lines are counted.
  /// - Returns: What it stands for, and the place behind its `;`; `nil` when it is none or has not come as a whole.
  func reference(at start: XMLCursor, counted: XMLCursor) -> (reference: Reference, next: XMLCursor)? {
    let name = start + 1
    if name.byte == UInt8(ascii: "#") { return characterReference(start, counted) }
    let end = name.nameEnd
    guard end.byte == UInt8(ascii: ";"), end != name else {
      if end < limit, isEnding || !end.isCutOff(by: limit) {
        fail(counted, end, XMLReason.reference)
      } else if isEnding || end - name > XMLReason.longestName {
        fail(counted, start, isEnding ? XMLReason.reference : XMLReason.longName)
      }
      return nil
    }
    if let value = Self.predefined(name, end - name) { return (.character(value), end + 1) }
    guard end - name <= XMLReason.longestName else {
      fail(counted, start, XMLReason.longName)
      return nil
    }
    guard leavesEntitiesOpen else {
      fail(counted, start, XMLReason.entity(entityName(start, end + 1)))
      return nil
    }
    return (.undeclared, end + 1)
  }

  /// Tells that an undeclared entity stands in text or in an attribute, and refuses the document if the handler does not
  /// take note.
  func tellUndeclared(_ name: String) {
    if !handler.undefinedEntity(named: name) {
      refuse("the entity &\(name); is not declared; write the character itself or a number (&#NNN;)")
    }
  }

  /// The name in a reference that goes from `start` to `next`.
  func entityName(_ start: XMLCursor, _ next: XMLCursor) -> String {
    (start + 1).text(to: next + -1)
  }

  /// Appends a character in UTF-8.
  static func append(_ value: UInt32, to bytes: inout XMLStack<UInt8>) {
    guard let scalar = Unicode.Scalar(value) else { return }
    for unit in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { bytes.append(unit) }
  }

  private func tell(character value: UInt32) {
    scratch.removeAll()
    Self.append(value, to: &scratch)
    tell(unsafe Span(_unsafeElements: scratch.elements))
  }

  private func characterReference(_ start: XMLCursor, _ counted: XMLCursor) -> (reference: Reference, next: XMLCursor)?
  {
    let isHexadecimal = start[2] == UInt8(ascii: "x")
    var cursor = start + (isHexadecimal ? 3 : 2)
    let first = cursor
    var value: UInt32 = 0
    while let digit = Self.digit(cursor.byte, isHexadecimal) {
      // Beyond Unicode it stays beyond.
      value = min(value * (isHexadecimal ? 16 : 10) + digit, 0x11_0000)
      cursor += 1
    }
    guard cursor.byte == UInt8(ascii: ";"), cursor != first else {
      if cursor < limit || isEnding {
        fail(counted, cursor, XMLReason.characterReference)
      } else if cursor - start > XMLReason.longestName {
        fail(counted, start, XMLReason.longName)
      }
      return nil
    }
    guard Self.isCharacter(value) else {
      fail(counted, start, XMLReason.characterReference)
      return nil
    }
    return (.character(value), cursor + 1)
  }

  private func fail(_ counted: XMLCursor, _ cursor: XMLCursor, _ reason: String) {
    guard !isFaulty else { return }
    place.pass(from: counted, to: cursor, base: base)
    fail(cursor, reason)
  }

  private static func digit(_ byte: UInt8, _ isHexadecimal: Bool) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte & 0x0F)
    case UInt8(ascii: "a")...UInt8(ascii: "f") where isHexadecimal: UInt32(byte - UInt8(ascii: "a") + 10)
    case UInt8(ascii: "A")...UInt8(ascii: "F") where isHexadecimal: UInt32(byte - UInt8(ascii: "A") + 10)
    default: nil
    }
  }

  /// Whether XML allows a character (production 2).
  private static func isCharacter(_ value: UInt32) -> Bool {
    switch value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  /// The character of an entity that needs no declaration (section 4.6).
  @inline(__always) private static func predefined(_ name: XMLCursor, _ length: Int) -> UInt32? {
    switch length {
    case 2 where name.byte == UInt8(ascii: "l") && name[1] == UInt8(ascii: "t"): 0x3C
    case 2 where name.byte == UInt8(ascii: "g") && name[1] == UInt8(ascii: "t"): 0x3E
    case 3 where name.begins("amp"): 0x26
    case 4 where name.begins("quot"): 0x22
    case 4 where name.begins("apos"): 0x27
    default: nil
    }
  }
}
