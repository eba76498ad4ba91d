import CLibXML2

/// libxml2's SAX2 push parser, with guards for hostile documents: the parser of document types, the judge of what exactly is
/// wrong with a document that ``XMLPushParser`` refuses, and what that is compared with in tests.
///
/// - nothing outside the document is ever read: no network, no catalogue, no external subset;
/// - entity and attribute-list declarations refuse the document before anything is expanded. libxml2 expands internal
///   entities for SAX users without being asked to, and its own limits stop only the steepest growth;
/// - depth, attributes, namespace declarations and bytes of a tag are counted here, because libxml2 limits depth for trees
///   alone and the others hardly at all;
/// - a document is whole only when every chunk was taken, no error of any kind was reported (libxml2 calls an undeclared
///   prefix non-fatal), it is well-formed, and every element that began has ended.
///
/// A context serves one document: reuse is what CVE-2022-2309 was about.
///
/// The files of this folder hold all calls into libxml2's parser; the pointers in them live as long as the context.
@safe final class LibXMLParser: FeedConsumer {
  let handler: XMLEventHandler
  let limits: XMLLimits
  /// The first thing that went wrong.
  private(set) var fault: XMLFault?
  /// Whether the fault is in the form of the document, and not in what is made of it.
  private(set) var isMalformed = false
  /// Whether an error means that the document ends where more was to come: in markup, or where the parser stands.
  ///
  /// What is cut off looks like many different mistakes to libxml2.
  func isCutOff(_ code: xmlParserErrors) -> Bool {
    depth > 0
      && (code == XML_ERR_DOCUMENT_END || (isEnding && badByte == nil && (keptCount == 0 || endsInMarkup)))
  }
  /// Open elements.
  var depth: Int { unsafe session.pointee.depth }
  /// The start tag that libxml2 keeps back because its end has not come.
  private var openTag: StartTagScan?
  private var tail = DocumentTail()
  /// The beginning of a character whose other bytes have not come: libxml2 says other things of a bad byte that is the
  /// last one it has.
  private var character: [UInt8] = []
  /// Bytes that libxml2 has been given.
  private var given = 0
  /// Where in the document ``fault`` is.
  private var faultOffset = 0
  /// Bytes of the feed before the document: those of a byte order mark.
  var firstByte = 0
  private var isEnding = false
  /// Whether the last bytes of the document began markup that did not end.
  private var endsInMarkup = false
  private let context: xmlParserCtxtPtr
  private let session: UnsafeMutablePointer<LibXMLSession>

  /// A parser for one document, or `nil` when memory is short.
  convenience init?(handler: XMLEventHandler, limits: XMLLimits) {
    Self.prepareLibrary
    var callbacks = unsafe LibXMLCallbacks.table()
    guard let context = unsafe xmlCreatePushParserCtxt(&callbacks, nil, nil, 0, nil) else { return nil }
    unsafe self.init(context, handler: handler, limits: limits)
  }

  /// A parser for a document that is there as a whole and stays while the parser lives, or `nil` when memory is short.
  ///
  /// The push parser looks for the end of an internal subset itself before it parses it, and is misled by quotation
  /// marks in processing instructions there.
  convenience init?(
    whole document: UnsafeBufferPointer<UInt8>, handler: XMLEventHandler, limits: XMLLimits
  ) {
    Self.prepareLibrary
    let bytes = unsafe UnsafeRawPointer(document.baseAddress)?.assumingMemoryBound(to: CChar.self)
    guard let context = unsafe xmlCreateMemoryParserCtxt(bytes, Int32(document.count)) else { return nil }
    unsafe context.pointee.sax.pointee = LibXMLCallbacks.table()
    unsafe self.init(context, handler: handler, limits: limits)
  }

  private init(_ context: xmlParserCtxtPtr, handler: XMLEventHandler, limits: XMLLimits) {
    unsafe self.context = context
    self.handler = handler
    self.limits = limits
    // The bytes are UTF-8 whatever the declaration says: the decoder has dealt with it.
    let options = XML_PARSE_NONET.rawValue | XML_PARSE_BIG_LINES.rawValue | XML_PARSE_IGNORE_ENC.rawValue
    unsafe xmlCtxtUseOptions(context, Int32(options))
    unsafe session = .allocate(capacity: 1)
    unsafe session.initialize(
      to: LibXMLSession(
        limits: limits, handler: Unmanaged.passUnretained(handler), parser: Unmanaged.passUnretained(self)))
    unsafe context.pointee.userData = UnsafeMutableRawPointer(session)
  }

  deinit {
    // libxml2 makes a document for what a document type declares, even for users of SAX, and leaves it to them.
    unsafe xmlFreeDoc(context.pointee.myDoc)
    unsafe context.pointee.myDoc = nil
    unsafe xmlFreeParserCtxt(context)
    unsafe session.deinitialize(count: 1)
    unsafe session.deallocate()
  }

  /// Tells every event to a validator as well; before anything is parsed.
  func validate(with validator: SchemaValidator) {
    validator.parser = self
    unsafe session.pointee.schema = SchemaEvents(validator)
    unsafe context.pointee.sax.pointee = LibXMLCallbacks.validatingTable()
  }

  /// Bytes that are parsed at once: what stands in them of one tag is too little to take long.
  private static let pieceSize = 1 << 16

  /// Parses the next bytes of the document.
  func parse(_ bytes: Span<UInt8>) throws(XMLFault) {
    var start = 0
    if !character.isEmpty {
      while start < bytes.count, UTF8Form.isOpen(character.span), bytes[start] & 0xC0 == 0x80 {
        character.append(bytes[start])
        start += 1
      }
      if start == bytes.count, UTF8Form.isOpen(character.span) { return }
      try parseCharacter()
    }
    while start < bytes.count {
      var end = min(bytes.count, start + Self.pieceSize)
      end -= UTF8Form.openCount(bytes.extracting(start..<end))
      guard end > start else { break }
      try parse(piece: bytes.extracting(start..<end))
      start = end
    }
    for index in start..<bytes.count { character.append(bytes[index]) }
  }

  private func parseCharacter() throws(XMLFault) {
    let bytes = character
    character.removeAll(keepingCapacity: true)
    if !bytes.isEmpty { try parse(piece: bytes.span) }
  }

  private func parse(piece: Span<UInt8>) throws(XMLFault) {
    if let fault { throw fault }
    if let limit = openTag?.scan(piece, limits: limits) { try refuseOpenTag(limit) }
    given = tail.end + piece.count
    // libxml2 takes a carriage return at the end only after the rest.
    if !piece.isEmpty, piece[piece.count - 1] == UInt8(ascii: "\r") { given -= 1 }
    let status = unsafe piece.withUnsafeBytes { raw in
      unsafe xmlParseChunk(context, raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count), 0)
    }
    try verify(status, piece)
    tail.pass(piece, keeping: keptCount, line: line)
    try lookForOpenTag()
  }

  /// The number of the byte that the parser stands at, counted from 0 in the feed.
  var offset: Int { firstByte + given - keptCount }

  /// The byte that the parser stands at, when it begins no character of UTF-8.
  ///
  /// Near the end of what it has, libxml2 takes a bad byte for the end of the document and says something else.
  var badByte: UInt8? {
    guard let input = unsafe context.pointee.input, let cursor = unsafe input.pointee.cur else { return nil }
    let bytes = unsafe Span(_unsafeStart: cursor, count: min(4, keptCount))
    return UTF8Form.isBad(bytes) ? bytes[0] : nil
  }

  /// How many bytes ahead the first one is that may not stand in the CDATA section which the document ends in.
  ///
  /// libxml2 looks at 300 bytes of an open section each time that it is given more, and at the rest only when it ends.
  var distanceToBadByteInSection: Int? {
    guard unsafe context.pointee.instate == XML_PARSER_CDATA_SECTION, let input = unsafe context.pointee.input,
      let cursor = unsafe input.pointee.cur
    else { return nil }
    let bytes = unsafe Span(_unsafeStart: cursor, count: keptCount)
    return bytes.indices.first { index in
      switch bytes[index] {
      case 0x09, 0x0A, 0x0D, 0x20..<0x80: false
      case 0..<0x20: true
      case 0x80..<0xC0: index == 0 || bytes[index - 1] < 0x80
      default: index + 4 <= bytes.count && UTF8Form.isBad(bytes.extracting(index..<index + 4))
      }
    }
  }

  /// The byte `distance` bytes ahead, which must have been given.
  func byte(ahead distance: Int) -> UInt8 {
    guard distance < keptCount, let cursor = unsafe context.pointee.input?.pointee.cur else { return 0 }
    return unsafe cursor[distance]
  }

  /// Bytes that libxml2 has been given and has not taken.
  var keptCount: Int {
    guard let input = unsafe context.pointee.input, let cursor = unsafe input.pointee.cur else { return 0 }
    return unsafe input.pointee.end - cursor
  }

  /// Looks at the bytes that libxml2 keeps back: when they begin a start tag, all of it that has come.
  private func lookForOpenTag() throws(XMLFault) {
    if let openTag, !openTag.isOver { return }
    openTag = nil
    let state = unsafe context.pointee.instate
    guard state != XML_PARSER_CDATA_SECTION, state != XML_PARSER_DTD, let input = unsafe context.pointee.input,
      let cursor = unsafe input.pointee.cur, let end = unsafe input.pointee.end, unsafe cursor < end,
      unsafe cursor.pointee == UInt8(ascii: "<")
    else { return }
    var tag = StartTagScan()
    let limit = tag.scan(unsafe Span(_unsafeStart: cursor, count: end - cursor), limits: limits)
    openTag = tag
    if let limit { try refuseOpenTag(limit) }
  }

  private func refuseOpenTag(_ limit: FeedLimit) throws(XMLFault) {
    // The parser stands at the tag's `<`.
    note(reason(forTagBeyond: limit, depth: depth + 1))
    fault?.line = tail.place.line
    fault?.column = tail.place.column
    if let fault { throw fault }
  }

  /// What to say of a start tag that is beyond a limit; that it stands too deep comes first.
  func reason(forTagBeyond limit: FeedLimit, depth: Int) -> String {
    XMLReason.limit(depth > limits.depth ? .depth : limit, limits)
  }

  /// The limit that the tag under way is beyond, with all of it that has come.
  func limitOfTag() -> FeedLimit? {
    guard let input = unsafe context.pointee.input, let cursor = unsafe input.pointee.cur,
      let end = unsafe input.pointee.end, let length = lengthOfTag()
    else { return nil }
    let start = unsafe cursor - length
    var tag = StartTagScan()
    return tag.scan(unsafe Span(_unsafeStart: start, count: end - start), limits: limits)
  }

  /// Bytes from the last `<` to where the parser stands; `nil` when it is too far back.
  func lengthOfTag() -> Int? {
    guard let input = unsafe context.pointee.input, let base = unsafe input.pointee.base,
      let end = unsafe input.pointee.cur
    else { return nil }
    var cursor = unsafe end
    while unsafe cursor > base {
      unsafe cursor -= 1
      if unsafe cursor.pointee == UInt8(ascii: "<") { return unsafe end - cursor }
    }
    return nil
  }

  /// Namespace declarations that hold where the parser stands.
  var namespacesInScope: Int { Int(unsafe context.pointee.nsNr) / 2 }

  /// Parses the document that is there as a whole.
  func parseWhole(_ document: UnsafeBufferPointer<UInt8>) throws(XMLFault) {
    isEnding = true
    given = document.count
    let status = unsafe xmlParseDocument(context)
    if unsafe context.pointee.wellFormed == 0 || depth != 0 {
      note("the document is not complete; fetch or export it again", isMalformed: true)
    }
    try verify(status, unsafe Span(_unsafeElements: document))
  }

  /// Whether entities may be declared in what is not read.
  var leavesEntitiesOpen: Bool {
    unsafe context.pointee.standalone != 1
      && (context.pointee.hasExternalSubset != 0 || context.pointee.hasPErefs != 0)
  }

  /// Ends the document.
  func finish() throws(XMLFault) {
    try parseCharacter()
    if let fault { throw fault }
    isEnding = true
    endsInMarkup = tail.keeps(UInt8(ascii: "<"))
    given = tail.end
    let status = unsafe xmlParseChunk(context, nil, 0, 1)
    if unsafe context.pointee.wellFormed == 0 || depth != 0 {
      note("the document is not complete; fetch or export it again", isMalformed: true)
    }
    try verify(status, [UInt8]().span)
  }

  /// Refuses the document; for handlers and callbacks. Only the first reason counts.
  ///
  /// - Parameter distance: How many bytes before where the parser stands the fault is.
  func refuse(_ reason: String, before distance: Int = 0) {
    note(reason, before: distance)
    unsafe xmlStopParser(context)
  }

  /// Notes a fault without stopping the parser, which crashes when it is stopped from inside its error callback.
  func note(_ reason: String, before distance: Int = 0, isMalformed: Bool = false) {
    if fault == nil {
      self.isMalformed = isMalformed
      fault = XMLFault(line: line, column: column, reason: reason)
      faultOffset = given - keptCount - distance
    }
    unsafe session.pointee.isFaulty = true
    unsafe session.pointee.interest = []
  }

  /// The current line, from 1.
  var line: Int { unsafe context.pointee.input.map { Int(unsafe $0.pointee.line) } ?? 1 }

  /// The current column in characters, from 1.
  var column: Int { unsafe context.pointee.input.map { Int(unsafe $0.pointee.col) } ?? 0 }

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

  private func verify(_ status: Int32, _ piece: Span<UInt8>) throws(XMLFault) {
    if fault == nil, status != 0 { note("the parser stopped here (libxml2 error \(status))", isMalformed: true) }
    guard var fault else { return }
    if let place = tail.place(at: faultOffset, in: piece) {
      (fault.line, fault.column) = (place.line, place.column)
      self.fault = fault
    }
    throw fault
  }

  /// What holds for the whole process, done once: no catalogue is consulted and no external entity ever loaded.
  private static let prepareLibrary: Void = {
    xmlInitParser()
    xmlCatalogSetDefaults(XML_CATA_ALLOW_NONE)
    unsafe xmlSetExternalEntityLoader { _, _, _ in nil }
  }()

  /// Makes the library ready.
  static func prepare() { prepareLibrary }
}
