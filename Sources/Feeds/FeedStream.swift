import Marketplace

/// One feed on its way from bytes to records: read, decoded, parsed, matched.
struct FeedStream<Sink: RecordSink> {
  private let source: FeedSource
  private let document: DocumentStream
  private let sink: Sink
  private let reader: FeedReader
  private let records: RecordReader<Sink>
  private let rejects: RejectsReader<Sink>

  init(_ source: FeedSource, reader: FeedReader, sink: Sink) {
    self.source = source
    document = DocumentStream(source, reader: reader)
    self.sink = sink
    self.reader = reader
    records = RecordReader(
      file: source.name, profiles: reader.library, limits: reader.limits, currency: reader.currency?.code ?? [],
      sink: sink)
    rejects = RejectsReader(file: source.name, reader: reader, sink: sink)
  }

  /// Reads the feed to its end.
  func run(progress: ((Int) -> Void)?) throws(RefusedFeed) -> FeedSummary {
    var parser: XMLPushParser?
    do throws(XMLFault) {
      try document.pump(
        into: { (head) throws(XMLFault) in
          let consumer = consumer(head)
          parser = consumer as? XMLPushParser
          return consumer
        }, progress: progress)
    } catch {
      let fault = parser.map { diagnosed(error, by: $0) } ?? error
      throw document.refusal(fault, after: rejects.isUsed ? rejects.recordCount : records.recordCount)
    }
    if rejects.isUsed {
      return FeedSummary(format: RejectsDocument.format, records: rejects.recordCount, asOf: rejects.asOf)
    }
    if let reason = records.emptiness {
      throw document.refusal(XMLFault(line: 1, column: 0, reason: reason), after: records.recordCount)
    }
    return FeedSummary(format: records.format, records: records.recordCount, asOf: records.asOf)
  }

  /// What libxml2 says of a malformed document, when it can be read again; else the fault as it is.
  private func diagnosed(_ fault: XMLFault, by parser: XMLPushParser) -> XMLFault {
    let limits = XMLLimits(reader.limits)
    guard parser.isMalformed, source.isRegularFile,
      let diagnosis = FaultDiagnosis(of: fault, at: parser.faultOffset, limits: limits)
    else { return fault }
    diagnosis.firstByte = parser.firstByte
    var reader = reader
    reader.chunkSize = 1 << 16
    // A fault of the file or its encoding comes after the one that is asked for.
    try? DocumentStream(source, reader: reader).pump(into: { (_) throws(XMLFault) in diagnosis })
    return diagnosis.fault
  }

  /// What takes the feed's bytes, by what the feed is written in.
  private func consumer(_ head: DocumentHead) -> any FeedConsumer {
    sink.opened(head.document)
    records.declaration = FalseDeclaration(head.encoding)
    switch head.syntax {
    case .xml where RejectsDocument.begins(head.text.span):
      return XMLPushParser.parser(telling: rejects, limits: reader.limits, firstByte: head.firstByte)
    case .xml:
      records.preferred = head.profile
      return XMLPushParser.parser(telling: records, limits: reader.limits, firstByte: head.firstByte)
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
  static func parser(telling handler: XMLEventHandler, limits: FeedLimits, firstByte: Int = 0) -> XMLPushParser {
    let parser = XMLPushParser(handler: handler, limits: XMLLimits(limits))
    parser.firstByte = firstByte
    return parser
  }
}

extension XMLLimits {
  /// Those of the limits of feeds that are about the shape of a document.
  init(_ limits: FeedLimits) {
    self.init(
      depth: limits.depth, attributes: limits.attributes, namespaces: limits.namespaces, startTag: limits.startTagBytes)
  }
}
