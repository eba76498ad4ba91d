/// Reads a feed once more and copies of it what was set aside, with what is needed to read that again.
///
/// Serves a feed as it came and a document of rejects that was itself read as a feed.
final class RejectsCopier: XMLEventHandler {
  private let file: String
  private let encoding: FeedEncoding
  private let preferred: FeedProfile?
  private let isRejects: Bool
  private let reader: FeedReader
  private let rejected: RejectedPlaces
  private let write: ([UInt8]) -> Void
  private var window = CopyWindow()
  private var depth = 0
  private var copier: RecordCopier?
  private var names: RejectsNames?
  private var feed = RejectsFeed()
  private var isRefused = false
  private var rows: (text: NestedRows, copier: RowCopier)?

  init(
    _ head: DocumentHead, file: String, reader: FeedReader, rejected: RejectedPlaces,
    write: @escaping ([UInt8]) -> Void
  ) {
    self.file = file
    self.reader = reader
    self.rejected = rejected
    self.write = write
    encoding = head.encoding
    isRejects = RejectsDocument.begins(head.text.span)
    preferred = head.profile
  }

  /// What takes the feed's bytes.
  func consumer() throws(XMLFault) -> any FeedConsumer {
    CopyingParser(XMLPushParser.parser(telling: self, limits: reader.limits), copier: self)
  }

  override func start(_ name: XMLName) -> XMLInterest {
    guard let parser else { return [] }
    depth += 1
    if let copier {
      copier.start(name, parser, &window)
      return []
    }
    guard isRejects else {
      begin(name, parser, format: preferred, file: file, encoding: encoding)
      return []
    }
    let names = self.names ?? RejectsNames(parser)
    self.names = names
    switch depth {
    case 2:
      feed = RejectsFeed()
      isRefused = name == names.refused
      if isRefused { window.pass(to: parser.offsetOfTag) }
      return name == names.feed ? [.attributes, .text] : []
    case 3 where name != names.taken && !isRefused && !feed.isRows:
      begin(
        name, parser, format: reader.library.profile(of: feed.format), file: feed.file,
        encoding: feed.encoding ?? .utf8)
    default: break
    }
    return []
  }

  private func begin(
    _ name: XMLName, _ parser: XMLPushParser, format: FeedProfile?, file: String, encoding: FeedEncoding
  ) {
    guard let profile = format ?? reader.library.profile(accepting: name, in: parser) else { return }
    // The root's start tag may go over several lines, the last of which this is at the most.
    open(file: file, format: profile.format, encoding: encoding, firstLine: parser.placeOfTag().line)
    write([0x0A])
    let copier = RecordCopier(profile, root: name, parser: parser, rejected: rejected, write: write)
    copier.start(name, parser, &window)
    self.copier = copier
  }

  private func open(file: String, format: String, encoding: FeedEncoding, firstLine: Int) {
    var tag = Array("<feed".utf8)
    tag += RejectsDocument.attribute("file", file) + RejectsDocument.attribute("format", format)
    if encoding != .utf8 { tag += RejectsDocument.attribute("encoding", encoding.title) }
    if rejected.saysCurrency { tag += RejectsDocument.attribute("currency", "said") }
    write(tag + Array(">".utf8))
    for taken in rejected.taken(fromLine: firstLine) { write(RejectsDocument.element(taken)) }
  }

  override func attribute(_ name: XMLName, _ value: Span<UInt8>) {
    guard copier == nil, depth == 2, let parser else { return }
    feed.take(
      parser.spelling(of: name), unsafe value.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) })
    guard feed.isRows, rows == nil else { return }
    let firstLine = parser.line
    let copier = RowCopier(
      rejected: rejected,
      open: { [unowned self] in
        open(file: feed.file, format: feed.format, encoding: feed.encoding ?? .utf8, firstLine: firstLine)
      },
      write: write)
    let text = NestedRows(firstLine: parser.line) { [reader] (head, firstLine) throws(XMLFault) in
      let syntax = try FeedSyntax(head.span)
      guard let rows = copier.reading(syntax, firstLine: firstLine, limits: reader.limits) else {
        throw XMLFault(line: firstLine, column: 0, reason: "rows stand here, not XML")
      }
      return rows
    }
    rows = (text, copier)
  }

  override func text(_ bytes: Span<UInt8>) {
    guard depth == 2, let rows else { return }
    do throws(XMLFault) { try rows.text.take(bytes) } catch { parser?.refuse(error.reason) }
  }

  override func end() -> XMLInterest {
    guard let parser else { return [] }
    defer { depth -= 1 }
    if let copier {
      copier.end(parser, &window)
      if depth == (isRejects ? 3 : 1) {
        write(Array("\n</feed>\n".utf8))
        self.copier = nil
      }
      return []
    }
    if depth == 2, isRefused {
      write(Array(window.upTo(parser.byteOffset)) + [0x0A])
      window.pass(to: parser.byteOffset)
      isRefused = false
    }
    if depth == 2, let rows {
      do throws(XMLFault) { try rows.text.finish() } catch { parser.refuse(error.reason) }
      if rows.copier.isOpen { write(Array("</feed>\n".utf8)) }
      self.rows = nil
    }
    return depth == 3 ? .text : []
  }

  override func undefinedEntity(named name: String) -> Bool { copier != nil }

  fileprivate func given(_ bytes: Span<UInt8>) { window.append(bytes) }

  fileprivate func parsed(_ parser: XMLPushParser) {
    if let copier {
      copier.passed(parser, &window)
    } else if !isRefused {
      window.pass(to: parser.byteOffset)
    }
  }
}

/// A parser whose bytes are kept until they are copied.
private final class CopyingParser: FeedConsumer {
  private let parser: XMLPushParser
  private let copier: RejectsCopier

  init(_ parser: XMLPushParser, copier: RejectsCopier) {
    self.parser = parser
    self.copier = copier
  }

  func parse(_ bytes: Span<UInt8>) throws(XMLFault) {
    copier.given(bytes)
    try parser.parse(bytes)
    copier.parsed(parser)
  }

  func finish() throws(XMLFault) { try parser.finish() }
}
