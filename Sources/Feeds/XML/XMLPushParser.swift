import CLibXML2

/// A streaming XML 1.0 parser: bytes of UTF-8 go in as they come, events come out, memory stays constant.
///
/// libxml2's SAX2 push parser behind an interface that takes the document for hostile:
/// - nothing outside the document is ever read: no network, no catalogue, no external subset;
/// - entity and attribute-list declarations refuse the document before anything is expanded. libxml2 expands internal
///   entities for SAX users without being asked to, and its own limits stop only the steepest growth;
/// - depth, attributes and namespace declarations are counted here, because libxml2 limits depth for trees alone;
/// - a document is whole only when every chunk was taken, no error of any kind was reported (libxml2 calls an undeclared
///   prefix non-fatal), it is well-formed, and every element that began has ended.
///
/// A context serves one document: reuse is what CVE-2022-2309 was about.
///
/// This file and `XMLCallbacks.swift` hold all calls into libxml2; the pointers in them live as long as the context.
@safe final class XMLPushParser {
  let handler: XMLEventHandler
  let limits: XMLLimits
  /// The first thing that went wrong.
  private(set) var fault: XMLFault?
  /// Whether the last byte of the document has been given and looked at.
  var isAtEnd: Bool {
    guard isEnding, let input = unsafe context.pointee.input else { return false }
    return unsafe input.pointee.cur >= input.pointee.end
  }
  /// Open elements.
  var depth: Int { unsafe session.pointee.depth }
  /// Whether the last byte has been given.
  private(set) var isEnding = false
  private let context: xmlParserCtxtPtr
  private let session: UnsafeMutablePointer<XMLSession>

  /// A parser for one document, or `nil` when memory is short.
  init?(handler: XMLEventHandler, limits: XMLLimits) {
    Self.prepareLibrary
    var callbacks = unsafe XMLCallbacks.table()
    guard let context = unsafe xmlCreatePushParserCtxt(&callbacks, nil, nil, 0, nil) else { return nil }
    unsafe self.context = context
    self.handler = handler
    self.limits = limits
    // The bytes are UTF-8 whatever the declaration says: the decoder has dealt with it.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    unsafe xmlCtxtUseOptions(context, Int32(options))
    unsafe session = .allocate(capacity: 1)
    unsafe session.initialize(
      to: XMLSession(
        limits: limits, handler: Unmanaged.passUnretained(handler), parser: Unmanaged.passUnretained(self)))
    unsafe context.pointee.userData = UnsafeMutableRawPointer(session)
    handler.parser = self
  }

  /// Tells every event to a validator as well; before anything is parsed.
  func validate(with validator: SchemaValidator) {
    validator.parser = self
    unsafe session.pointee.schema = SchemaEvents(validator)
    unsafe context.pointee.sax.pointee = XMLCallbacks.validatingTable()
  }

  deinit {
    unsafe xmlFreeParserCtxt(context)
    unsafe session.deinitialize(count: 1)
    unsafe session.deallocate()
  }

  /// Parses the next bytes of the document.
  func parse(_ bytes: Span<UInt8>) throws(XMLFault) {
    if let fault { throw fault }
    guard !bytes.isEmpty else { return }
    let status = unsafe bytes.withUnsafeBytes { raw in
      unsafe xmlParseChunk(context, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count), 0)
    }
    try verify(status)
  }

  /// Ends the document.
  func finish() throws(XMLFault) {
    if let fault { throw fault }
    isEnding = true
    try verify(unsafe xmlParseChunk(context, nil, 0, 1))
    if unsafe context.pointee.wellFormed == 0 || depth != 0 {
      throw XMLFault(line: line, column: column, reason: "the document is not complete; fetch or export it again")
    }
  }

  /// Refuses the document; for handlers and callbacks. Only the first reason counts.
  func refuse(_ reason: String) {
    note(XMLFault(line: line, column: column, reason: reason))
    unsafe xmlStopParser(context)
  }

  /// Notes a fault without stopping the parser, which crashes when it is stopped from inside its error callback.
  func note(_ fault: XMLFault) {
    if self.fault == nil { self.fault = fault }
    unsafe session.pointee.isFaulty = true
    unsafe session.pointee.interest = []
  }

  /// The current line, from 1.
  var line: Int { unsafe context.pointee.input.map { Int(unsafe $0.pointee.line) } ?? 1 }

  /// The place behind the last byte that was given, which is what is told of a document that ends too early.
  var endPlace: (line: Int, column: Int) {
    guard let input = unsafe context.pointee.input, var cursor = unsafe input.pointee.cur,
      let end = unsafe input.pointee.end
    else { return (line, column) }
    var place = (line: line, column: column)
    while unsafe cursor < end {
      let byte = unsafe cursor.pointee
      if byte == UInt8(ascii: "\n") {
        place = (place.line + 1, 1)
      } else if byte & 0xC0 != 0x80 {
        place.column += 1
      }
      unsafe cursor += 1
    }
    return place
  }

  /// The place of a byte in a CDATA section that is no character; libxml2 tells the section's beginning instead.
  ///
  /// - Parameter told: The line and column that the parser tells.
  func placeInCDATA(told: (line: Int, column: Int)) -> (line: Int, column: Int) {
    guard unsafe context.pointee.instate == XML_PARSER_CDATA_SECTION, let input = unsafe context.pointee.input,
      let base = unsafe input.pointee.base, let cursor = unsafe input.pointee.cur
    else { return told }
    let before = unsafe Span(_unsafeStart: base, count: cursor - base)
    var lines = 0
    var characters = 0
    var index = before.count - 1
    while index >= 8 {
      let byte = before[index]
      if byte == UInt8(ascii: "["), "<![CDATA[".utf8.enumerated().allSatisfy({ before[index - 8 + $0] == $1 }) {
        return (told.line + lines, lines == 0 ? told.column + characters : characters + 1)
      }
      if byte == UInt8(ascii: "\n") { lines += 1 } else if lines == 0, byte & 0xC0 != 0x80 { characters += 1 }
      index -= 1
    }
    // The section began before what libxml2 keeps.
    return told
  }

  /// The current column in characters, from 1.
  var column: Int { unsafe context.pointee.input.map { Int(unsafe $0.pointee.col) } ?? 0 }

  /// Bytes of the document before where the parser stands.
  var byteOffset: Int { Int(unsafe xmlByteConsumed(context)) }

  /// Bytes of the document before the `<` of the tag that is being told.
  var offsetOfTag: Int {
    guard let input = unsafe context.pointee.input, let base = unsafe input.pointee.base,
      let end = unsafe input.pointee.cur
    else { return byteOffset }
    var cursor = unsafe end
    while unsafe cursor > base {
      unsafe cursor -= 1
      if unsafe cursor.pointee == UInt8(ascii: "<") { break }
    }
    return byteOffset - (unsafe end - cursor)
  }

  /// Whether the parser stands inside an attribute's value.
  var isInAttribute: Bool { unsafe context.pointee.instate == XML_PARSER_ATTRIBUTE_VALUE }

  /// The identity of a name in this document.
  func intern(_ name: String) -> UInt {
    UInt(bitPattern: unsafe xmlDictLookup(context.pointee.dict, name, -1))
  }

  /// The local name behind an identity of this document, bounded in length.
  func spelling(of name: XMLName) -> String { spelling(name.local) }

  /// The namespace URI behind an identity of this document, bounded in length; empty for none.
  func spelling(ofSpace name: XMLName) -> String { spelling(name.space) }

  private func spelling(_ identity: UInt) -> String {
    // An identity is the address of a string in the context's dictionary, which lives as long as the context.
    guard let text = unsafe UnsafePointer<xmlChar>(bitPattern: identity) else { return "" }
    return String(unsafe String(cString: text).prefix(100))
  }

  /// The place of the `<` of the start tag that is being told.
  ///
  /// A tag holds no other `<`, and libxml2 keeps a whole tag in its buffer, so looking back for it is safe. When the tag
  /// goes over several lines, the column is known only if its line began within 80 bytes before it, which is what
  /// libxml2 always keeps.
  func placeOfTag() -> (line: Int, column: Int) {
    guard let input = unsafe context.pointee.input, let base = unsafe input.pointee.base,
      var cursor = unsafe input.pointee.cur
    else { return (line, column) }
    var line = line
    var characters = 0
    var crossedLine = false
    while unsafe cursor > base {
      unsafe cursor -= 1
      let byte = unsafe cursor.pointee
      if byte == UInt8(ascii: "\n") {
        line -= 1
        crossedLine = true
      }
      if byte & 0xC0 != 0x80 { characters += 1 }
      if byte == UInt8(ascii: "<") { break }
    }
    guard crossedLine else { return (line, column - characters) }
    var column = 1
    for _ in 0..<80 {
      guard unsafe cursor > base else { break }
      unsafe cursor -= 1
      let byte = unsafe cursor.pointee
      if byte == UInt8(ascii: "\n") { return (line, column) }
      if byte & 0xC0 != 0x80 { column += 1 }
    }
    return (line, 0)
  }

  private func verify(_ status: Int32) throws(XMLFault) {
    if let fault { throw fault }
    guard status != 0 else { return }
    throw XMLFault(line: line, column: column, reason: "the parser stopped here (libxml2 error \(status))")
  }

  /// Makes the library ready.
  static func prepare() { prepareLibrary }

  /// What holds for the whole process, done once: no catalogue is consulted and no external entity ever loaded.
  private static let prepareLibrary: Void = {
    xmlInitParser()
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE)
    unsafe xmlSetExternalEntityLoader { _, _, _ in nil }
  }()
}
