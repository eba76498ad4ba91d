import CLibXML2
import Glibc

/// What the callbacks need at every event. It lives outside any object, so that an event costs no reference count and no
/// check of exclusive access; parser and handler outlive it.
@unsafe struct LibXMLSession {
  let limits: XMLLimits
  let handler: Unmanaged<XMLEventHandler>
  let parser: Unmanaged<LibXMLParser>
  /// Open elements.
  var depth = 0
  /// What the handler wants to hear.
  var interest: XMLInterest = []
  /// Whether the document is refused.
  var isFaulty = false
  /// What else hears every event; used by ``LibXMLCallbacks/validatingTable()`` alone.
  var schema: SchemaEvents?
}

/// The functions that libxml2 calls; each finds its ``LibXMLSession`` behind the user pointer.
///
/// The pointers passed in are libxml2's own and live for the call; names and URIs come from the context's dictionary,
/// so their addresses identify them.
enum LibXMLCallbacks {
  static func table() -> xmlSAXHandler {
    var table = unsafe xmlSAXHandler()
    unsafe table.initialized = XML_SAX2_MAGIC
    unsafe table.startElementNs = { user, local, _, space, namespaces, _, count, _, attributes in
      unsafe LibXMLCallbacks.start(user, local, space, Int(namespaces), Int(count), attributes)
    }
    unsafe table.endElementNs = { user, _, _, _ in unsafe LibXMLCallbacks.end(user) }
    unsafe table.characters = { user, bytes, count in unsafe LibXMLCallbacks.text(user, bytes, Int(count)) }
    unsafe table.cdataBlock = { user, bytes, count in unsafe LibXMLCallbacks.text(user, bytes, Int(count)) }
    unsafe table.reference = { user, name in unsafe LibXMLCallbacks.reference(user, name) }
    unsafe table.entityDecl = { user, name, _, _, _, _ in
      unsafe LibXMLCallbacks.declaration(user, "the entity", name)
    }
    unsafe table.unparsedEntityDecl = { user, name, _, _, _ in
      unsafe LibXMLCallbacks.declaration(user, "the unparsed entity", name)
    }
    unsafe table.attributeDecl = { user, element, _, _, _, _, values in
      unsafe xmlFreeEnumeration(values)
      unsafe LibXMLCallbacks.declaration(user, "attributes of", element)
    }
    unsafe table.serror = { user, error in unsafe LibXMLCallbacks.error(user, error) }
    return unsafe table
  }

  /// The same for documents that a schema is asked about, so that others pay nothing for it.
  static func validatingTable() -> xmlSAXHandler {
    var table = unsafe Self.table()
    unsafe table.startElementNs = {
      user, local, prefix, space, count, namespaces, attributeCount, defaulted, attributes in
      unsafe LibXMLCallbacks.start(user, local, space, Int(count), Int(attributeCount), attributes)
      unsafe LibXMLCallbacks.session(user)?.pointee.schema?
        .start(local, prefix, space, count, namespaces, attributeCount, defaulted, attributes)
    }
    unsafe table.endElementNs = { user, local, prefix, space in
      unsafe LibXMLCallbacks.session(user)?.pointee.schema?.end(local, prefix, space)
      unsafe LibXMLCallbacks.end(user)
    }
    unsafe table.characters = { user, bytes, count in
      unsafe LibXMLCallbacks.session(user)?.pointee.schema?.text(bytes, count)
    }
    unsafe table.cdataBlock = { user, bytes, count in
      unsafe LibXMLCallbacks.session(user)?.pointee.schema?.cdata(bytes, count)
    }
    return unsafe table
  }

  /// The session behind the user pointer, unless the document is refused already.
  @inline(__always) private static func session(
    _ user: UnsafeMutableRawPointer?
  ) -> UnsafeMutablePointer<LibXMLSession>? {
    guard let session = unsafe user?.assumingMemoryBound(to: LibXMLSession.self), unsafe !session.pointee.isFaulty
    else { return nil }
    return unsafe session
  }

  private static func parser(_ user: UnsafeMutableRawPointer?) -> LibXMLParser? {
    unsafe session(user).map { unsafe $0.pointee.parser.takeUnretainedValue() }
  }

  private static func start(
    _ user: UnsafeMutableRawPointer?, _ local: UnsafePointer<xmlChar>?, _ space: UnsafePointer<xmlChar>?,
    _ namespaces: Int, _ count: Int, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    guard let session = unsafe session(user) else { return }
    let limits = unsafe session.pointee.limits
    let depth = unsafe session.pointee.depth + 1
    unsafe session.pointee.depth = depth
    guard depth <= limits.depth, count <= limits.attributes, namespaces <= limits.namespaces else {
      return unsafe refuseShape(session, depth: depth, limit: count > limits.attributes ? .attributes : .namespaces)
    }
    // Every prefix is looked for among all declarations that hold.
    if namespaces > 0, unsafe session.pointee.parser.takeUnretainedValue().namespacesInScope > 16 * limits.namespaces {
      return unsafe refuseShape(session, depth: depth, limit: .namespaces)
    }
    let name = XMLName(local: UInt(bitPattern: local), space: UInt(bitPattern: space))
    let interest = unsafe session.pointee.handler._withUnsafeGuaranteedRef { $0.start(name) }
    guard unsafe !session.pointee.isFaulty else { return }
    unsafe session.pointee.interest = interest
    guard interest.contains(.attributes), count > 0, let attributes = unsafe attributes else { return }
    for index in 0..<count {
      // Five pointers an attribute: local name, prefix, URI, first byte of the value, byte after the last.
      let slot = unsafe attributes + index * 5
      guard let first = unsafe slot[3], let end = unsafe slot[4] else { continue }
      let name = XMLName(local: UInt(bitPattern: unsafe slot[0]), space: UInt(bitPattern: unsafe slot[2]))
      let value = unsafe Span(_unsafeStart: first, count: end - first)
      guard unsafe memchr(first, Int32(UInt8(ascii: "&")), end - first) == nil else {
        let plain = unescaped(value)
        unsafe session.pointee.handler._withUnsafeGuaranteedRef { $0.attribute(name, plain.span) }
        continue
      }
      unsafe session.pointee.handler._withUnsafeGuaranteedRef { $0.attribute(name, value) }
    }
  }

  /// An attribute's value as it is meant. libxml2 hands every `&` of one to SAX users as `&#38;`, for a tree that it does
  /// not build here; what a value itself spells so comes as `&#38;#38;`.
  private static func unescaped(_ value: Span<UInt8>) -> [UInt8] {
    let escape = Array("&#38;".utf8)
    var plain: [UInt8] = []
    var index = 0
    while index < value.count {
      plain.append(value[index])
      let isEscape =
        index + escape.count <= value.count && escape.indices.allSatisfy { value[index + $0] == escape[$0] }
      index += isEscape ? escape.count : 1
    }
    return plain
  }

  private static func refuseShape(_ session: UnsafeMutablePointer<LibXMLSession>, depth: Int, limit: FeedLimit) {
    let parser = unsafe session.pointee.parser.takeUnretainedValue()
    // A tag in two pieces was stopped by the first limit that its bytes reached.
    let reason = parser.reason(forTagBeyond: parser.limitOfTag() ?? limit, depth: depth)
    parser.refuse(reason, before: parser.lengthOfTag() ?? 0)
  }

  private static func end(_ user: UnsafeMutableRawPointer?) {
    guard let session = unsafe session(user) else { return }
    let interest = unsafe session.pointee.handler._withUnsafeGuaranteedRef { $0.end() }
    unsafe session.pointee.interest = interest
    unsafe session.pointee.depth -= 1
  }

  private static func text(_ user: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<xmlChar>?, _ count: Int) {
    guard let session = unsafe session(user), unsafe session.pointee.interest.contains(.text),
      let bytes = unsafe bytes
    else { return }
    let run = unsafe Span(_unsafeStart: bytes, count: count)
    unsafe session.pointee.handler._withUnsafeGuaranteedRef { $0.text(run) }
  }

  /// An entity reference that nothing declares; only a document that names an external subset gets here.
  ///
  /// Feeds with `<!DOCTYPE yml_catalog SYSTEM "shops.dtd">` rely on the DTD for HTML's entities, so those are known.
  private static func reference(_ user: UnsafeMutableRawPointer?, _ name: UnsafePointer<xmlChar>?) {
    guard let parser = unsafe parser(user), let name = unsafe name else { return }
    if !parser.isInAttribute, let entity = unsafe htmlEntityLookup(name),
      let scalar = Unicode.Scalar(unsafe entity.pointee.value)
    {
      let bytes = Array(String(scalar).utf8)
      return unsafe bytes.withUnsafeBufferPointer { unsafe Self.text(user, $0.baseAddress, $0.count) }
    }
    let text = unsafe String(cString: name)
    if !parser.handler.undefinedEntity(named: text) {
      parser.refuse("the entity &\(text); is not declared; write the character itself or a number (&#NNN;)")
    }
  }

  private static func declaration(
    _ user: UnsafeMutableRawPointer?, _ what: String, _ name: UnsafePointer<xmlChar>?
  ) {
    guard let parser = unsafe parser(user) else { return }
    let named = unsafe name.map { unsafe String(cString: $0) } ?? ""
    parser.refuse(
      "the document type declares \(what) \"\(named.prefix(40))\"; declarations of entities and attributes are refused, "
        + "remove them from the DOCTYPE")
  }

  private static func error(_ user: UnsafeMutableRawPointer?, _ error: UnsafeMutablePointer<xmlError>?) {
    guard let parser = unsafe parser(user), let error = unsafe error?.pointee else { return }
    let undeclaredEntity = XML_WAR_UNDECLARED_ENTITY.rawValue
    // An undeclared entity is told apart by the reference callback, which knows whether the text can be restored.
    guard unsafe error.level.rawValue >= XML_ERR_ERROR.rawValue, unsafe error.code != undeclaredEntity else { return }
    // Limits come before what is wrong with the same tag, as they do for a tag in two pieces.
    if let limit = parser.limitOfTag() {
      let reason = parser.reason(forTagBeyond: limit, depth: parser.depth + 1)
      return parser.note(reason, before: parser.lengthOfTag() ?? 0)
    }
    if parser.isCutOff(xmlParserErrors(UInt32(truncatingIfNeeded: unsafe error.code))) {
      if let distance = parser.distanceToBadByteInSection {
        return parser.note(
          LibXMLFaultText.badByte(parser.byte(ahead: distance), offset: parser.offset + distance), before: -distance,
          isMalformed: true)
      }
      // It ends at the end, wherever the parser was when it noticed.
      return parser.note(
        LibXMLFaultText.cutOff(openElements: parser.depth), before: -parser.keptCount, isMalformed: true)
    }
    let message = unsafe error.message.map { unsafe String(cString: $0) } ?? "libxml2 error \(unsafe error.code)"
    parser.note(
      LibXMLFaultText.reason(
        code: Int(unsafe error.code), message: message, badByte: parser.badByte, offset: parser.offset),
      isMalformed: true)
  }
}
