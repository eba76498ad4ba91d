/// A streaming XML 1.0 parser: bytes of UTF-8 go in as they come, events come out, memory stays constant.
///
/// It conforms to XML 1.0, fifth edition, as a processor that does not validate, and to Namespaces in XML 1.0, third
/// edition, and takes the document for hostile:
/// - nothing outside the document is ever read: no network, no catalogue, no external subset;
/// - declarations of entities and attribute lists refuse the document; libxml2 reads the document type
///   (``DocumentType``);
/// - depth, attributes, namespace declarations and bytes of a tag are bounded while they are read, and so is everything
///   that is kept: one tag, one reference, the names of the document;
/// - a document is whole only when every byte was taken and every element that began has ended.
///
/// Text, comments and processing instructions go through without being kept; a tag that its chunk cuts off is kept until its
/// end has come. The state is in properties of its own, checked for exclusive access by nobody at run time because
/// that costs more than parsing: a handler that calls back from an event finds it whole, since no event is told in the
/// middle of a change.
///
/// The members that parse are in extensions, one file a production.
@safe final class XMLPushParser: FeedConsumer {
  let limits: XMLLimits
  let names = XMLNameTable()
  let handler: XMLEventHandler
  let listener: Unmanaged<XMLEventHandler>

  // The buffer: bytes that have come and are not parsed yet, and the slack behind them.
  @safe @exclusivity(unchecked) private var block: UnsafeMutablePointer<UInt8>
  @safe @exclusivity(unchecked) private var capacity: Int
  @safe @exclusivity(unchecked) private var count = 0
  /// Where the buffer begins.
  @safe @exclusivity(unchecked) var base: XMLCursor
  /// The end of the bytes that have come; a zero byte stands there.
  @safe @exclusivity(unchecked) var limit: XMLCursor

  /// The first thing that went wrong.
  @safe @exclusivity(unchecked) private(set) var fault: XMLFault?
  /// Whether the fault is in the form of the document, and not in what is made of it.
  @safe @exclusivity(unchecked) private(set) var isMalformed = false
  /// Bytes of the document before the place where it is malformed.
  @safe @exclusivity(unchecked) private(set) var faultOffset = 0
  /// Bytes of the feed before the document: those of a byte order mark.
  @safe @exclusivity(unchecked) var firstByte = 0
  /// Bytes of the document before the buffer.
  @safe @exclusivity(unchecked) private var dropped = 0
  /// Whether the document is refused; nothing is told then.
  @safe @exclusivity(unchecked) private(set) var isFaulty = false
  /// Whether no more bytes will come.
  @safe @exclusivity(unchecked) private(set) var isEnding = false

  @safe @exclusivity(unchecked) var phase = XMLPhase.declaration
  @safe @exclusivity(unchecked) var construct = XMLConstruct.none
  @safe @exclusivity(unchecked) var place = XMLPlace()
  /// The construct that is being told, as bytes from the beginning of the buffer.
  @safe @exclusivity(unchecked) var here = 0
  /// How far the construct that is being told has been read, as bytes from the beginning of the buffer: to the `>` or
  /// `/>` of a start tag, behind the tag that ends an element.
  @safe @exclusivity(unchecked) var reached = 0

  /// What the handler wants to hear.
  @safe @exclusivity(unchecked) var interest: XMLInterest = []
  @safe @exclusivity(unchecked) var open = XMLStack<XMLOpenElement>(capacity: 64)
  @safe @exclusivity(unchecked) var tag = XMLStartTag()
  @safe @exclusivity(unchecked) var attributes = XMLStack<XMLAttribute>(capacity: 32)
  /// Bindings of prefixes that hold again when elements end.
  @safe @exclusivity(unchecked) var outerBindings = XMLStack<XMLBinding>(capacity: 32)
  @safe @exclusivity(unchecked) var scratch = XMLStack<UInt8>(capacity: 256)
  @safe @exclusivity(unchecked) var doctypeScan = DocumentTypeScan()
  /// Whether the document leaves declarations of entities to what is not read.
  @safe @exclusivity(unchecked) var leavesEntitiesOpen = false
  @safe @exclusivity(unchecked) var isStandalone = false

  let reserved: XMLReservedNames

  /// Bytes that are taken at once.
  private static let pieceSize = 1 << 16

  /// A parser for one document.
  init(handler: XMLEventHandler, limits: XMLLimits) {
    self.handler = handler
    self.limits = limits
    unsafe listener = .passUnretained(handler)
    reserved = XMLReservedNames(names)
    capacity = Self.pieceSize * 2
    block = .allocate(capacity: capacity + XMLCursor.slack)
    unsafe block.update(repeating: 0, count: XMLCursor.slack)
    base = unsafe XMLCursor(UnsafePointer(block))
    limit = base
    handler.parser = self
  }

  deinit { unsafe block.deallocate() }

  /// Open elements.
  @inline(__always) var depth: Int { open.count }

  /// Bytes that have come and wait for more.
  var keptCount: Int { limit - base }

  /// Parses the next bytes of the document, whose byte order mark is left out.
  func parse(_ bytes: Span<UInt8>) throws(XMLFault) {
    var start = 0
    repeat {
      if let fault { throw fault }
      let end = min(bytes.count, start + Self.pieceSize)
      fill(bytes.extracting(start..<end))
      run()
      start = end
    } while start < bytes.count
    if let fault { throw fault }
  }

  /// Ends the document.
  func finish() throws(XMLFault) {
    if let fault { throw fault }
    isEnding = true
    run()
    if !isFaulty, phase != .epilog || construct != .none || base != limit { fail(limit, endReason) }
    if let fault { throw fault }
  }

  /// Looks at a tag that is cut off as if it had come at once, so that chunks of any size tell the same fault.
  func settle() throws(XMLFault) {
    if tag.scanned != 0 {
      (tag.scanned, tag.quote, tag.values) = (0, 0, 0)
      run()
    }
    if let fault { throw fault }
  }

  /// Refuses the document; for handlers. Only the first reason counts.
  func refuse(_ reason: String) {
    let (line, column) = placeOfTag()
    note(XMLFault(line: line, column: column, reason: reason))
  }

  /// Refuses a tag that is beyond a limit; that it stands too deep comes first.
  func refuse(beyond limit: FeedLimit) {
    refuse(XMLReason.limit(depth >= limits.depth ? .depth : limit, limits))
  }

  /// What to say of a byte that begins no character which XML allows.
  func characterReason(at cursor: XMLCursor) -> String {
    LibXMLFaultText.badByte(cursor.byte, offset: firstByte + dropped + (cursor - base))
  }

  /// Notes a fault; the first one counts.
  ///
  /// - Parameter cursor: How far a malformed document has to be read to find it so.
  func note(_ fault: XMLFault, isMalformed: Bool = false, at cursor: XMLCursor? = nil) {
    if self.fault == nil {
      (self.fault, self.isMalformed) = (fault, isMalformed)
      faultOffset = dropped + ((cursor ?? base) - base)
    }
    isFaulty = true
    interest = []
  }

  /// Notes that the document is malformed at a place up to which its lines are counted.
  @inline(never) func fail(_ cursor: XMLCursor, _ reason: String) {
    guard !isFaulty else { return }
    let atEnd = isEnding && cursor >= limit
    note(
      XMLFault(
        line: place.line, column: place.column(of: cursor - base, in: base), reason: atEnd ? endReason : reason),
      isMalformed: true, at: cursor)
  }

  private var endReason: String {
    switch phase {
    case .declaration, .prolog, .typedProlog: XMLReason.noElement
    case .content, .epilog: "the document ends too early (open elements: \(depth)); fetch or export it again"
    }
  }

  /// The current line, from 1.
  var line: Int { placeOfTag().line }

  /// The current column in characters, from 1.
  var column: Int { placeOfTag().column }

  /// The place of the `<` of the tag that is being told, from 1; columns count characters.
  func placeOfTag() -> (line: Int, column: Int) { (place.line, place.column(of: here, in: base)) }

  /// Bytes of the document before the `<` of the tag that is being told.
  var offsetOfTag: Int { dropped + here }

  /// Bytes of the document that have been read: up to the end of a start tag's attributes while it is told, behind an
  /// element while its end is told.
  var byteOffset: Int { dropped + reached }

  /// The identity of a name in this document.
  func intern(_ name: String) -> UInt { UInt(names.intern(name)) }

  /// The local name behind an identity of this document, bounded in length.
  func spelling(of name: XMLName) -> String { String(names.text(Int(name.local)).prefix(100)) }

  /// The namespace URI behind an identity of this document, bounded in length; empty for none.
  func spelling(ofSpace name: XMLName) -> String { String(names.text(Int(name.space)).prefix(100)) }

  /// Adds bytes to the buffer, behind those that are kept.
  private func fill(_ bytes: Span<UInt8>) {
    if count + bytes.count > capacity { grow(by: bytes.count) }
    unsafe bytes.withUnsafeBufferPointer { source in
      guard let address = source.baseAddress else { return }
      unsafe (block + count).update(from: address, count: source.count)
    }
    count += bytes.count
    unsafe (block + count).update(repeating: 0, count: XMLCursor.slack)
    limit = base + count
  }

  private func grow(by more: Int) {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: (capacity + more) * 2 + XMLCursor.slack)
    unsafe larger.update(from: block, count: count)
    unsafe block.deallocate()
    unsafe block = larger
    capacity = (capacity + more) * 2
    base = unsafe XMLCursor(UnsafePointer(block))
  }

  /// Parses what is in the buffer as far as it goes, and keeps the rest.
  private func run() {
    var cursor = base
    while !isFaulty {
      let (phase, construct) = (phase, construct)
      cursor = step(cursor)
      guard phase != self.phase || construct != self.construct else { break }
    }
    drop(cursor - base)
    reached = 0
  }

  /// Parses on from a place.
  ///
  /// - Returns: Where it came to; if phase and construct are as before, more bytes are needed.
  private func step(_ cursor: XMLCursor) -> XMLCursor {
    switch construct {
    case .none:
      switch phase {
      case .declaration: declaration(cursor)
      case .prolog, .typedProlog, .epilog: miscellaneous(cursor)
      case .content: content(cursor)
      }
    case .comment: comment(cursor)
    case .instruction: instructionData(cursor)
    case .characterData: characterData(cursor)
    case .documentType: documentType(cursor)
    }
  }

  private func drop(_ passed: Int) {
    guard passed > 0, !isFaulty else { return }
    place.drop(passed, in: base)
    dropped += passed
    count -= passed
    unsafe block.update(from: block + passed, count: count)
    unsafe (block + count).update(repeating: 0, count: XMLCursor.slack)
    limit = base + count
  }
}

/// Which part of a document the parser is in.
enum XMLPhase: UInt8 {
  /// Before the first byte.
  case declaration
  /// Before the document type, if there is one.
  case prolog
  /// Between the document type and the root.
  case typedProlog
  /// In the root.
  case content
  /// Behind the root.
  case epilog
}

/// What may be longer than the buffer, and which of them the parser is inside of.
enum XMLConstruct: UInt8 {
  case none, comment, instruction, characterData, documentType
}

/// An element that is open.
struct XMLOpenElement: BitwiseCopyable {
  /// Its qualified name.
  var name: UInt32
  /// How many bindings of prefixes it made.
  var bindings: UInt32
}

/// A prefix and the namespace that it was bound to.
struct XMLBinding: BitwiseCopyable {
  var prefix: UInt32
  var space: UInt32
}
