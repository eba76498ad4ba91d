import Marketplace

/// Reads a document of rejects: every feed in it by its own profile, as if it stood alone.
///
/// Records that were corrected are whole; those that were not are set aside again for the same reason. A feed that was
/// refused holds no record here, so it is told as set aside: passing over it in silence would look like a pass.
final class RejectsReader<Sink: RecordSink>: XMLEventHandler {
  /// Records that were whole in the document, set aside or not.
  var recordCount: Int { finishedCount + (records?.recordCount ?? 0) }
  /// Whether a document of rejects is read.
  private(set) var isUsed = false
  /// The latest day of export that a feed in it says.
  private(set) var asOf: Day?
  private var finishedCount = 0
  private let file: String
  private let reader: FeedReader
  private let sink: Sink
  private var depth = 0
  private var feed = RejectsFeed()
  private var refused: (line: Int, column: Int)?
  private var records: RecordReader<Sink>?
  private var rows: NestedRows?
  private var names: RejectsNames?

  init(file: String, reader: FeedReader, sink: Sink) {
    self.file = file
    self.reader = reader
    self.sink = sink
  }

  override func start(_ name: XMLName) -> XMLInterest {
    guard let parser else { return [] }
    depth += 1
    let names = self.names ?? RejectsNames(parser)
    self.names = names
    switch depth {
    case 1:
      isUsed = true
      sink.begin(format: RejectsDocument.format)
      return []
    case 2:
      feed = RejectsFeed()
      refused = name == names.refused ? parser.placeOfTag() : nil
      return name == names.feed || name == names.refused ? [.attributes, .text] : []
    case 3 where name == names.taken:
      feed.beginTaken()
      return .attributes
    case 3 where refused == nil && !feed.isRows:
      records = reading(feed, parser)
      return records?.start(name) ?? []
    default: return records?.start(name) ?? []
    }
  }

  override func attribute(_ name: XMLName, _ value: Span<UInt8>) {
    if let records { return records.attribute(name, value) }
    guard let parser else { return }
    feed.take(
      parser.spelling(of: name), unsafe value.withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) })
    if depth == 2, feed.isRows, rows == nil { beginRows(parser) }
  }

  override func text(_ bytes: Span<UInt8>) {
    if let records, rows == nil { return records.text(bytes) }
    guard depth == 2, let rows else { return }
    do throws(XMLFault) { try rows.take(bytes) } catch { refuse(error) }
  }

  override func end() -> XMLInterest {
    defer { depth -= 1 }
    if rows != nil, depth > 2 { return .text }
    if depth > 2, let records {
      let interest = records.end()
      if depth == 3 { finish(records) }
      return interest
    }
    guard depth == 2 else { return depth == 3 ? .text : [] }
    if let rows {
      do throws(XMLFault) { try rows.finish() } catch { refuse(error) }
      if let records { finish(records) }
      self.rows = nil
    }
    if let refused {
      finishedCount += 1
      sink.setAside(feed.refusal(at: SourcePlace(file: file, line: refused.line, column: refused.column)))
    }
    refused = nil
    return []
  }

  override func undefinedEntity(named name: String) -> Bool { records?.undefinedEntity(named: name) ?? false }

  private func reading(_ feed: RejectsFeed, _ parser: XMLPushParser?) -> RecordReader<Sink> {
    let records = RecordReader(
      file: file, profiles: reader.library, limits: reader.limits, currency: reader.currency?.code ?? [], sink: sink,
      isInRejects: true)
    records.parser = parser
    records.preferred = reader.library.profile(of: feed.format)
    records.declaration = feed.encoding.flatMap { FalseDeclaration($0) }
    records.readAgain(
      taken: feed.taken, hasSaidCurrency: feed.saysCurrency, markedBy: parser.flatMap { _ in names?.kept })
    return records
  }

  private func beginRows(_ parser: XMLPushParser) {
    rows = NestedRows(firstLine: parser.line) { [unowned self] (head, firstLine) throws(XMLFault) in
      let records = reading(feed, nil)
      self.records = records
      switch try FeedSyntax(head.span) {
      case .xml: throw XMLFault(line: firstLine, column: 0, reason: "rows stand here, not XML")
      case .jsonLines(let tables):
        let rows = RecordRows(tables.records, records: records, limits: reader.limits)
        rows.firstLine = firstLine
        return rows
      case .table(let header, let tables):
        let rows = StoreRows(header, tables: tables, records: records, limits: reader.limits)
        rows.firstLine = firstLine
        return rows
      }
    }
  }

  private func finish(_ records: RecordReader<Sink>) {
    finishedCount += records.recordCount
    asOf = [asOf, records.asOf].compactMap(\.self).max()
    self.records = nil
  }

  private func refuse(_ fault: XMLFault) { parser?.refuse(fault.reason) }
}

/// The identities of the names of rejects in a document.
struct RejectsNames {
  let feed: XMLName
  let refused: XMLName
  let taken: XMLName
  /// The attribute that marks a record around others.
  let kept: XMLName

  init(_ parser: XMLPushParser) {
    let space = parser.intern(RejectsDocument.namespace)
    feed = XMLName(local: parser.intern("feed"), space: space)
    refused = XMLName(local: parser.intern("refused"), space: space)
    taken = XMLName(local: parser.intern("taken"), space: space)
    kept = XMLName(local: parser.intern("record"), space: space)
  }
}

/// What a document of rejects says of one feed beside its records.
struct RejectsFeed {
  private(set) var file = ""
  private(set) var format = ""
  private(set) var encoding: FeedEncoding?
  /// Whether prices of the feed say their currency, so that all must.
  private(set) var saysCurrency = false
  private var reason = ""
  private var place: (line: Int, column: Int) = (0, 0)
  private var taking: (record: String, id: String, reason: String)?
  private var finished: [TakenID] = []

  /// Whether its records stand as text.
  var isRows: Bool { format == "stores-csv" || format == "records-jsonl" }

  /// Ids that records outside the document have.
  var taken: [TakenID] { finished + [pending].compactMap(\.self) }

  private var pending: TakenID? {
    guard let taking, let kind = RecordKind(rawValue: taking.record) else { return nil }
    return TakenID(kind: kind, id: taking.id, reason: taking.reason)
  }

  /// An element begins that tells of an id.
  mutating func beginTaken() {
    // As many as a feed may have records set aside; each costs what its text takes.
    if let pending { finished.append(pending) }
    taking = ("", "", "")
  }

  /// An attribute of the element that has begun.
  mutating func take(_ name: String, _ value: String) {
    let value = String(value.prefix(2000))
    switch (name, taking != nil) {
    case ("record", true): taking?.record = value
    case ("id", true): taking?.id = value
    case ("reason", true): taking?.reason = value
    case ("file", false): file = value
    case ("format", false): format = value
    case ("encoding", false): encoding = FeedEncoding(label: value)
    case ("currency", false): saysCurrency = value == "said"
    case ("reason", false): reason = value
    case ("line", false): place.line = Int(value) ?? 0
    case ("column", false): place.column = Int(value) ?? 0
    default: break
    }
  }

  /// A refused feed as something set aside.
  func refusal(at here: SourcePlace) -> QuarantinedRecord {
    QuarantinedRecord(
      place: here, record: nil, field: "feed", raw: String(file.prefix(200)),
      reason:
        "this feed was refused (line \(place.line): \(reason)) and none of it is here; correct it and read it itself")
  }
}
