import Marketplace

/// One feed on its way from bytes to records: read, decoded, parsed, matched.
struct FeedStream<Sink: RecordSink> {
  private let source: FeedSource
  private let chunkSize: Int
  private let limits: FeedLimits
  private let profiles: [FeedProfile]
  private let ownProfiles: Int
  private let records: RecordReader<Sink>

  init(_ source: FeedSource, reader: FeedReader, sink: Sink) {
    self.source = source
    chunkSize = reader.chunkSize
    limits = reader.limits
    profiles = reader.profiles
    ownProfiles = reader.ownProfiles
    records = RecordReader(
      file: source.name, profiles: reader.profiles, limits: reader.limits, currency: reader.currency?.code ?? [],
      sink: sink)
  }

  /// Reads the feed to its end.
  func run(progress: ((Int) -> Void)?) throws(RefusedFeed) -> FeedSummary {
    let xmlLimits = XMLLimits(
      depth: limits.depth, attributes: limits.attributes, namespaces: limits.namespaces,
      startTag: limits.startTagBytes)
    let parser = XMLPushParser(handler: records, limits: xmlLimits)
    do throws(XMLFault) {
      try pump(into: parser, chunkSize: chunkSize, progress: progress)
      try parser.finish()
    } catch {
      throw refusal(parser.isMalformed ? diagnosed(error, at: parser.faultOffset, xmlLimits) : error)
    }
    if let reason = records.emptiness { throw refusal(XMLFault(line: 1, column: 0, reason: reason)) }
    return FeedSummary(format: records.format, records: records.recordCount, asOf: records.asOf)
  }

  /// What libxml2 says of a malformed document, when it can be read again; else the fault as it is.
  private func diagnosed(_ fault: XMLFault, at offset: Int, _ limits: XMLLimits) -> XMLFault {
    guard source.isRegularFile, let diagnosis = FaultDiagnosis(of: fault, at: offset, limits: limits) else {
      return fault
    }
    do throws(XMLFault) {
      try pump(into: diagnosis, chunkSize: 1 << 16, progress: nil)
      try diagnosis.finish()
    } catch {
      // A fault of the file or its encoding comes after the one that is asked for.
      return diagnosis.fault
    }
    return fault
  }

  private func pump(
    into parser: some DocumentConsumer, chunkSize: Int, progress: ((Int) -> Void)?
  ) throws(XMLFault) {
    let bytes = try FeedBytes(source, chunkSize: chunkSize, limits: limits)
    var head: [UInt8] = []
    // What stopped the reading is told when what stands before it is parsed.
    var headFault: XMLFault?
    do throws(XMLFault) { try read(bytes, into: &head, until: FormatSniffer.length) } catch { headFault = error }
    let sniffed: EncodingSniffing
    do throws(XMLFault) { sniffed = try EncodingSniffing(head[...]) } catch { throw headFault ?? error }
    parser.firstByte = sniffed.markLength
    records.declaration = FalseDeclaration(sniffed.encoding)
    records.preferred = try profile(of: &head, sniffed, from: bytes)
    var decoder = try decoder(sniffed)
    // The head was read to decide on the encoding; it goes in with the same chunk size as the rest.
    var start = sniffed.markLength
    while start < head.count {
      let end = min(head.count, start + chunkSize)
      try parse(head[start..<end].span, with: &decoder, into: parser)
      start = end
    }
    if let headFault { throw headFault }
    progress?(bytes.fileBytes)
    while case let count = try bytes.next(), count > 0 {
      let buffer = bytes.buffer
      try parse(buffer.span.extracting(0..<count), with: &decoder, into: parser)
      progress?(bytes.fileBytes)
    }
    try finish(&decoder, into: parser)
  }

  /// The format that the beginning of a feed tells; where it leaves doubt, more of it is read.
  private func profile(
    of head: inout [UInt8], _ sniffed: EncodingSniffing, from bytes: FeedBytes
  ) throws(XMLFault) -> FeedProfile? {
    var length = FormatSniffer.length
    while true {
      let choice = try choice(head.prefix(length).dropFirst(sniffed.markLength), sniffed)
      guard choice.isOpen, head.count >= length, length < FormatSniffer.longest else { return choice.profile }
      length *= 4
      // What stops the reading is told when it is tried again.
      do throws(XMLFault) { try read(bytes, into: &head, until: length) } catch { return choice.profile }
    }
  }

  private func choice(_ head: ArraySlice<UInt8>, _ sniffed: EncodingSniffing) throws(XMLFault) -> FormatSniffer.Choice {
    guard var decoder = try decoder(sniffed) else {
      return FormatSniffer.choice(head.span, among: profiles, own: ownProfiles)
    }
    // A bad byte is told when it is read.
    try? decoder.decode(head.span)
    let output = decoder.output
    return FormatSniffer.choice(
      output.span.extracting(0..<decoder.decodedCount), among: profiles, own: ownProfiles)
  }

  /// The decoder that a feed needs; none for UTF-8, which the parser checks.
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
    _ bytes: Span<UInt8>, with decoder: inout FeedDecoder?, into parser: some DocumentConsumer
  ) throws(XMLFault) {
    guard decoder != nil else { return try parser.parse(bytes) }
    var failure: FeedDecoder.Fault?
    do throws(FeedDecoder.Fault) { try decoder?.decode(bytes) } catch { failure = error }
    try parseDecoded(&decoder, failure, into: parser)
  }

  /// Parses what a decoder has made; what stands before a fault comes first, so that chunks of any size give the same
  /// error.
  private func parseDecoded(
    _ decoder: inout FeedDecoder?, _ failure: FeedDecoder.Fault?, into parser: some DocumentConsumer
  ) throws(XMLFault) {
    if let output = decoder?.output, let count = decoder?.decodedCount {
      try parser.parse(output.span.extracting(0..<count))
    }
    if let failure { throw fault(failure) }
  }

  private func finish(_ decoder: inout FeedDecoder?, into parser: some DocumentConsumer) throws(XMLFault) {
    guard decoder != nil else { return }
    var failure: FeedDecoder.Fault?
    do throws(FeedDecoder.Fault) { try decoder?.finish() } catch { failure = error }
    try parseDecoded(&decoder, failure, into: parser)
  }

  private func read(_ bytes: FeedBytes, into head: inout [UInt8], until length: Int) throws(XMLFault) {
    while head.count < length {
      let count = try bytes.next()
      guard count > 0 else { break }
      head += bytes.buffer[..<count]
    }
  }

  private func fault(_ fault: FeedDecoder.Fault) -> XMLFault {
    XMLFault(
      line: fault.line, column: fault.column,
      reason: "\(fault.reason) (byte \(fault.offset)); declare the true encoding")
  }

  private func refusal(_ fault: XMLFault) -> RefusedFeed {
    RefusedFeed(
      place: SourcePlace(file: source.name, line: fault.line, column: fault.column), reason: fault.reason,
      records: records.recordCount)
  }
}
