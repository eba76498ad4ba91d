import Marketplace

/// One feed on its way from bytes to records: read, decoded, parsed, matched.
struct FeedStream<Sink: RecordSink> {
  private let document: DocumentStream
  private let sink: Sink
  private let reader: FeedReader
  private let records: RecordReader<Sink>
  private let rejects: RejectsReader<Sink>

  init(_ source: FeedSource, reader: FeedReader, sink: Sink) {
    document = DocumentStream(source, reader: reader)
    self.sink = sink
    self.reader = reader
    records = RecordReader(
      file: source.name, profiles: reader.profiles, limits: reader.limits, currency: reader.currency?.code ?? [],
      sink: sink)
    rejects = RejectsReader(file: source.name, reader: reader, sink: sink)
  }

  /// Reads the feed to its end.
  func run(progress: ((Int) -> Void)?) throws(RefusedFeed) -> FeedSummary {
    do throws(XMLFault) {
      try document.pump(into: consumer, progress: progress)
    } catch {
      throw document.refusal(error, after: rejects.isUsed ? rejects.recordCount : records.recordCount)
    }
    if rejects.isUsed {
      return FeedSummary(format: RejectsDocument.format, records: rejects.recordCount, asOf: rejects.asOf)
    }
    if let reason = records.emptiness {
      throw document.refusal(XMLFault(line: 1, column: 0, reason: reason), after: records.recordCount)
    }
    return FeedSummary(format: records.format, records: records.recordCount, asOf: records.asOf)
  }

  /// What takes the feed's bytes, by what the feed is written in.
  private func consumer(_ head: DocumentHead) throws(XMLFault) -> any FeedConsumer {
    sink.opened(head.document)
    records.declaration = FalseDeclaration(head.encoding)
    switch head.syntax {
    case .xml where RejectsDocument.begins(head.text.span):
      return try XMLPushParser.parser(telling: rejects, limits: reader.limits, firstByte: head.firstByte)
    case .xml:
      records.preferred = head.profile
      return try XMLPushParser.parser(telling: records, limits: reader.limits, firstByte: head.firstByte)
    case .jsonLines(let tables): return RecordRows(tables.records, records: records, limits: reader.limits)
    case .table(let header, let tables):
      return StoreRows(header, tables: tables, records: records, limits: reader.limits)
    }
  }
}

extension XMLPushParser {
  /// A parser for one document under the limits of feeds.
  ///
  /// - Parameter firstByte: The number of the document's first byte in its file, behind a byte order mark.
  static func parser(
    telling handler: XMLEventHandler, limits: FeedLimits, firstByte: Int = 0
  ) throws(XMLFault) -> XMLPushParser {
    let limits = XMLLimits(
      depth: limits.depth, attributes: limits.attributes, namespaces: limits.namespaces, startTag: limits.startTagBytes)
    guard let parser = XMLPushParser(handler: handler, limits: limits) else {
      throw XMLFault(line: 1, column: 0, reason: "not enough memory for a parser")
    }
    parser.firstByte = firstByte
    return parser
  }
}
