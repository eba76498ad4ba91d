import Marketplace

/// One feed on its way from bytes to records: read, decoded, parsed, matched.
struct FeedStream<Sink: RecordSink> {
  private let source: FeedSource
  private let reader: FeedReader
  private let records: RecordReader<Sink>

  private var limits: FeedLimits { reader.limits }

  init(_ source: FeedSource, reader: FeedReader, sink: Sink) {
    self.source = source
    self.reader = reader
    records = RecordReader(
      file: source.name, profiles: reader.profiles, limits: reader.limits, currency: reader.currency?.code ?? [],
      sink: sink)
  }

  /// Reads the feed to its end.
  func run(progress: ((Int) -> Void)?) throws(RefusedFeed) -> FeedSummary {
    do throws(XMLFault) {
      try pump(progress: progress)
    } catch {
      throw refusal(error)
    }
    if let reason = records.emptiness { throw refusal(XMLFault(line: 1, column: 0, reason: reason)) }
    return FeedSummary(format: records.format, records: records.recordCount, asOf: records.asOf)
  }

  private func pump(progress: ((Int) -> Void)?) throws(XMLFault) {
    let bytes = try FeedBytes(source, chunkSize: reader.chunkSize, limits: limits)
    var head: [UInt8] = []
    try read(bytes, into: &head, until: FormatSniffer.length)
    let sniffed = try EncodingSniffing(head[...], undeclared: reader.undeclaredEncoding)
    records.declaration = FalseDeclaration(sniffed.encoding)
    let consumer = try consumer(of: &head, sniffed, from: bytes)
    var decoder = try decoder(sniffed)
    // The head was read to decide on the encoding; it goes in with the same chunk size as the rest.
    var start = sniffed.markLength
    while start < head.count {
      let end = min(head.count, start + reader.chunkSize)
      try parse(head[start..<end].span, with: &decoder, into: consumer)
      start = end
    }
    progress?(bytes.fileBytes)
    while case let count = try bytes.next(), count > 0 {
      let buffer = bytes.buffer
      try parse(buffer.span.extracting(0..<count), with: &decoder, into: consumer)
      progress?(bytes.fileBytes)
    }
    do throws(FeedDecoder.Fault) { try decoder?.finish() } catch { throw fault(error, in: consumer) }
    try consumer.finish()
  }

  /// The format that the beginning of a feed tells; where it leaves doubt, more of it is read.
  private func profile(
    of head: inout [UInt8], _ sniffed: EncodingSniffing, from bytes: FeedBytes
  ) throws(XMLFault) -> FeedProfile? {
    var length = FormatSniffer.length
    while true {
      let text = try decoded(head.prefix(length), sniffed)
      let choice = FormatSniffer.choice(text.span, among: reader.profiles, own: reader.ownProfiles)
      guard choice.isOpen, head.count >= length, length < FormatSniffer.longest else { return choice.profile }
      length *= 4
      try read(bytes, into: &head, until: length)
    }
  }

  /// The beginning of the feed as UTF-8.
  private func decoded(_ head: ArraySlice<UInt8>, _ sniffed: EncodingSniffing) throws(XMLFault) -> [UInt8] {
    let head = head.dropFirst(sniffed.markLength)
    guard var decoder = try decoder(sniffed) else { return Array(head) }
    // A bad byte is told when it is read.
    try? decoder.decode(head.span)
    return Array(decoder.output.prefix(decoder.decodedCount))
  }

  /// What takes the feed's bytes, by what the feed is written in.
  private func consumer(
    of head: inout [UInt8], _ sniffed: EncodingSniffing, from bytes: FeedBytes
  ) throws(XMLFault) -> any FeedConsumer {
    let text = try decoded(head.prefix(FormatSniffer.length), sniffed)
    guard let tables = reader.tables else { return try parser(of: &head, sniffed, from: bytes) }
    switch try FeedSyntax(text.span, layout: tables.stores) {
    case .xml: return try parser(of: &head, sniffed, from: bytes)
    case .jsonLines: return RecordRows(tables.records, records: records, limits: limits)
    case .table(let header):
      return StoreRows(header, layout: tables.stores, native: tables.native, records: records, limits: limits)
    }
  }

  private func parser(
    of head: inout [UInt8], _ sniffed: EncodingSniffing, from bytes: FeedBytes
  ) throws(XMLFault) -> XMLPushParser {
    records.preferred = try profile(of: &head, sniffed, from: bytes)
    let limits = XMLLimits(depth: limits.depth, attributes: limits.attributes, namespaces: limits.namespaces)
    guard let parser = XMLPushParser(handler: records, limits: limits) else {
      throw XMLFault(line: 1, column: 0, reason: "not enough memory for a parser")
    }
    return parser
  }

  /// The decoder that a feed needs; none for UTF-8, which is checked where it is parsed.
  private func decoder(_ sniffed: EncodingSniffing) throws(XMLFault) -> FeedDecoder? {
    guard sniffed.encoding != .utf8 else { return nil }
    guard let decoder = FeedDecoder(sniffed.encoding, offset: sniffed.markLength) else {
      throw XMLFault(
        line: 1, column: 1,
        reason: "this system cannot convert \(sniffed.encoding.title); save the feed as UTF-8")
    }
    return decoder
  }

  private func parse(
    _ bytes: Span<UInt8>, with decoder: inout FeedDecoder?, into consumer: any FeedConsumer
  ) throws(XMLFault) {
    guard decoder != nil else { return try consumer.parse(bytes) }
    var failure: FeedDecoder.Fault?
    do throws(FeedDecoder.Fault) { try decoder?.decode(bytes) } catch { failure = error }
    // What stands before a fault is parsed first, so that chunks of any size give the same error.
    if let output = decoder?.output, let count = decoder?.decodedCount {
      try consumer.parse(output.span.extracting(0..<count))
    }
    if let failure { throw fault(failure, in: consumer) }
  }

  private func read(_ bytes: FeedBytes, into head: inout [UInt8], until length: Int) throws(XMLFault) {
    while head.count < length {
      let count = try bytes.next()
      guard count > 0 else { break }
      head += bytes.buffer[..<count]
    }
  }

  private func fault(_ fault: FeedDecoder.Fault, in consumer: any FeedConsumer) -> XMLFault {
    let cure = consumer is XMLPushParser ? "declare the true encoding" : "name the true encoding with --encoding"
    return XMLFault(line: fault.line, column: 0, reason: "\(fault.reason) (byte \(fault.offset)); \(cure)")
  }

  private func refusal(_ fault: XMLFault) -> RefusedFeed {
    RefusedFeed(
      place: SourcePlace(file: source.name, line: fault.line, column: fault.column), reason: fault.reason,
      records: records.recordCount)
  }
}
