/// The names that have a meaning of their own (Namespaces in XML 1.0, section 3).
struct XMLReservedNames {
  let xml: Int
  let xmlns: Int
  let xmlSpace: Int
  let xmlnsSpace: Int

  init(_ names: XMLNameTable) {
    xml = names.intern("xml")
    xmlns = names.intern("xmlns")
    xmlSpace = names.intern("http://www.w3.org/XML/1998/namespace")
    xmlnsSpace = names.intern("http://www.w3.org/2000/xmlns/")
    names[xml].space = UInt32(xmlSpace)
  }
}

/// Namespaces and attributes of the tag that is being parsed.
///
/// What a prefix is bound to stands in the table of names, with the prefix; the default namespace stands with the empty
/// string. So looking a prefix up costs one access, and an element that declares nothing pays nothing.
extension XMLPushParser {
  /// Binds the prefixes that the tag declares.
  func bindPrefixes(_ start: XMLCursor) -> Bool {
    for index in 0..<attributes.count where attributes[index].isDeclaration {
      let attribute = attributes[index]
      let name = names[Int(attribute.name)]
      let prefix = name.prefix == 0 ? 0 : Int(name.local)
      guard !names.isFull else { return refuseNamespace(start, XMLReason.manyNames) }
      let space = valueNumber(attribute)
      if prefix == reserved.xml, space == reserved.xmlSpace {
        tag.declarations -= 1
        continue
      }
      guard prefix != reserved.xml, prefix != reserved.xmlns, space != reserved.xmlSpace, space != reserved.xmlnsSpace
      else { return refuseNamespace(start, XMLReason.reservedPrefix) }
      guard space != 0 || prefix == 0 else { return refuseNamespace(start, XMLReason.emptyNamespace) }
      if space != 0, !names[space].isURI {
        guard LibXMLURI.isWellFormed(names.bytes(space)) else {
          return refuseNamespace(start, XMLReason.uri(names.text(space)))
        }
        names[space].isURI = true
      }
      guard outerBindings.count <= 16 * limits.namespaces else {
        refuse(beyond: .namespaces)
        return false
      }
      outerBindings.append(XMLBinding(prefix: UInt32(prefix), space: names[prefix].space))
      names[prefix].space = UInt32(space)
    }
    return true
  }

  /// Takes back what an element declared.
  @inline(never) func restoreBindings(_ count: Int) {
    for _ in 0..<count {
      let binding = outerBindings.removeLast()
      names[Int(binding.prefix)].space = binding.space
    }
  }

  /// Finds the namespaces of the attributes, and whether two are the same name by different prefixes.
  func resolvePrefixes(_ start: XMLCursor) -> Bool {
    for index in 0..<attributes.count where !attributes[index].isDeclaration {
      let name = names[Int(attributes[index].name)]
      guard name.prefix != 0 else { continue }
      let space = names[Int(name.prefix)].space
      guard space != 0 else {
        return refuseNamespace(start, XMLReason.prefix(names.text(Int(name.prefix)), names.text(Int(name.local))))
      }
      for other in 0..<index where attributes[other].space == space && !attributes[other].isDeclaration {
        guard names[Int(attributes[other].name)].local != name.local else {
          return refuseNamespace(start, XMLReason.sameAttribute)
        }
      }
      attributes[index].space = space
    }
    return true
  }

  /// Tells the attributes, in the order of the document.
  func tellAttributes() {
    for index in 0..<attributes.count where !attributes[index].isDeclaration && !isFaulty {
      let attribute = attributes[index]
      let name = XMLName(local: UInt(names[Int(attribute.name)].local), space: UInt(attribute.space))
      if attribute.isPlain {
        let value = unsafe Span(_unsafeElements: (base + attribute.start).bytes(to: base + attribute.end))
        unsafe listener._withUnsafeGuaranteedRef { $0.attribute(name, value) }
      } else {
        normalise(attribute)
        let value = unsafe Span(_unsafeElements: scratch.elements)
        unsafe listener._withUnsafeGuaranteedRef { $0.attribute(name, value) }
      }
    }
  }

  /// Tells of the undeclared entities in the values.
  func tellUndeclaredEntities() {
    for index in 0..<attributes.count where attributes[index].hasUndeclared && !isFaulty {
      var cursor = base + attributes[index].start
      let end = base + attributes[index].end
      while cursor < end, !isFaulty {
        guard cursor.byte == UInt8(ascii: "&"), let (reference, next) = reference(at: cursor, counted: cursor) else {
          cursor += 1
          continue
        }
        if case .undeclared = reference { tellUndeclared(entityName(cursor, next)) }
        cursor = next
      }
    }
  }

  /// The number of a value among the names.
  private func valueNumber(_ attribute: XMLAttribute) -> Int {
    guard !attribute.isPlain else { return names.intern(base + attribute.start, base + attribute.end) }
    normalise(attribute)
    let count = scratch.count
    for _ in 0..<XMLCursor.slack { scratch.append(0) }
    guard let start = unsafe scratch.elements.baseAddress.map({ unsafe XMLCursor($0) }) else { return 0 }
    return names.intern(start, start + count)
  }

  /// Puts a value as it is meant into ``scratch``: white space as spaces and references replaced (section 3.3.3).
  private func normalise(_ attribute: XMLAttribute) {
    scratch.removeAll()
    var cursor = base + attribute.start
    let end = base + attribute.end
    while cursor < end {
      let byte = cursor.byte
      switch byte {
      case UInt8(ascii: "\t"), UInt8(ascii: "\n"): scratch.append(UInt8(ascii: " "))
      case UInt8(ascii: "\r"):
        // One line end, and so one space.
        if cursor[1] != UInt8(ascii: "\n") { scratch.append(UInt8(ascii: " ")) }
      case UInt8(ascii: "&"):
        guard let (reference, next) = reference(at: cursor, counted: cursor) else { return }
        if case .character(let value) = reference { Self.append(value, to: &scratch) }
        cursor = next
        continue
      default: scratch.append(byte)
      }
      cursor += 1
    }
  }

  private func refuseNamespace(_ start: XMLCursor, _ reason: String) -> Bool {
    fail(start, reason)
    return false
  }
}
