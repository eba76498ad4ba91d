import Marketplace

/// What the beginning of a feed tells before anything of it is parsed.
struct DocumentHead {
  /// The beginning as UTF-8, without a byte order mark.
  let text: [UInt8]
  /// The encoding.
  let encoding: FeedEncoding
  /// What it is written in.
  let syntax: FeedSyntax
  /// The profile that reads it; `nil` when it is not XML or none fits its root.
  let profile: FeedProfile?
  /// The number of its first byte in the file, behind a byte order mark.
  let firstByte: Int
  /// The same for people.
  let document: FeedDocument
}

/// A feed's bytes on their way to whatever parses them: unpacked and decoded to UTF-8.
struct DocumentStream {
  private let source: FeedSource
  private let reader: FeedReader

  init(_ source: FeedSource, reader: FeedReader) {
    self.source = source
    self.reader = reader
  }

  /// Reads the feed to its end, into what `consumer` gives for its beginning.
  func pump(
    into consumer: (DocumentHead) throws(XMLFault) -> any FeedConsumer, progress: ((Int) -> Void)? = nil
  ) throws(XMLFault) {
    let bytes = try FeedBytes(source, chunkSize: reader.chunkSize, limits: reader.limits)
    defer { progress?(bytes.fileBytes) }
    let (head, sniffed, told, fault) = try head(bytes)
    let consumer = try consumer(told)
    do throws(XMLFault) {
      try pump(bytes, behind: head, sniffed, fault, into: consumer, progress: progress)
    } catch {
      // What stands before it comes first.
      try consumer.settle()
      throw error
    }
  }

  /// Reads on behind the beginning.
  private func pump(
    _ bytes: FeedBytes, behind head: [UInt8], _ sniffed: EncodingSniffing, _ fault: XMLFault?,
    into consumer: any FeedConsumer, progress: ((Int) -> Void)?
  ) throws(XMLFault) {
    var decoder = try decoder(sniffed)
    // The head was read to decide on the encoding; it goes in with the same chunk size as the rest.
    var start = sniffed.markLength
    while start < head.count {
      let end = min(head.count, start + reader.chunkSize)
      try parse(head[start..<end].span, with: &decoder, into: consumer)
      start = end
    }
    // What stopped the reading is told when what stands before it is parsed.
    if let fault { throw fault }
    while case let count = try bytes.next(), count > 0 {
      let buffer = bytes.buffer
      try parse(buffer.span.extracting(0..<count), with: &decoder, into: consumer)
      progress?(bytes.fileBytes)
    }
    try finish(&decoder, into: consumer)
    try consumer.finish()
  }

  /// What the beginning of the feed tells.
  func head() throws(XMLFault) -> DocumentHead {
    try head(FeedBytes(source, chunkSize: reader.chunkSize, limits: reader.limits)).head
  }

  private func head(
    _ bytes: FeedBytes
  ) throws(XMLFault) -> (bytes: [UInt8], sniffed: EncodingSniffing, head: DocumentHead, fault: XMLFault?) {
    var head: [UInt8] = []
    var fault: XMLFault?
    do throws(XMLFault) { try read(bytes, into: &head, until: FormatSniffer.length) } catch { fault = error }
    let sniffed: EncodingSniffing
    do throws(XMLFault) {
      sniffed = try EncodingSniffing(head[...], undeclared: reader.undeclaredEncoding)
    } catch {
      throw fault ?? error
    }
    let text = try decoded(head.prefix(FormatSniffer.length), sniffed)
    let syntax = try FeedSyntax(text.span)
    var profile: FeedProfile?
    if case .xml = syntax { profile = try self.profile(of: &head, sniffed, from: bytes) }
    let told = DocumentHead(
      text: text, encoding: sniffed.encoding, syntax: syntax, profile: profile, firstByte: sniffed.markLength,
      document: FeedDocument(encoding: sniffed.encoding, packing: bytes.packing))
    return (head, sniffed, told, fault)
  }

  /// The format that the beginning of a feed tells; where it leaves doubt, more of it is read.
  private func profile(
    of head: inout [UInt8], _ sniffed: EncodingSniffing, from bytes: FeedBytes
  ) throws(XMLFault) -> FeedProfile? {
    var length = FormatSniffer.length
    while true {
      let text = try decoded(head.prefix(length), sniffed)
      let choice = FormatSniffer.choice(text.span, among: reader.library)
      guard choice.isOpen, head.count >= length, length < FormatSniffer.longest else { return choice.profile }
      length *= 4
      // What stops the reading is told when it is tried again.
      do throws(XMLFault) { try read(bytes, into: &head, until: length) } catch { return choice.profile }
    }
  }

  /// The feed as a whole refused for a fault.
  func refusal(_ fault: XMLFault, after records: Int) -> RefusedFeed {
    RefusedFeed(
      place: SourcePlace(file: source.name, line: fault.line, column: fault.column), reason: fault.reason,
      records: records)
  }

  /// The beginning of the feed as UTF-8.
  private func decoded(_ head: ArraySlice<UInt8>, _ sniffed: EncodingSniffing) throws(XMLFault) -> [UInt8] {
    let head = head.dropFirst(sniffed.markLength)
    guard var decoder = try decoder(sniffed) else { return Array(head) }
    // A bad byte is told when it is read.
    try? decoder.decode(head.span)
    return Array(decoder.output.prefix(decoder.decodedCount))
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
    try parseDecoded(&decoder, failure, into: consumer)
  }

  /// Parses what a decoder has made; what stands before a fault comes first, so that chunks of any size give the same
  /// error.
  private func parseDecoded(
    _ decoder: inout FeedDecoder?, _ failure: FeedDecoder.Fault?, into consumer: any FeedConsumer
  ) throws(XMLFault) {
    if let output = decoder?.output, let count = decoder?.decodedCount {
      try consumer.parse(output.span.extracting(0..<count))
    }
    if let failure { throw fault(failure, in: consumer) }
  }

  private func finish(_ decoder: inout FeedDecoder?, into consumer: any FeedConsumer) throws(XMLFault) {
    guard decoder != nil else { return }
    var failure: FeedDecoder.Fault?
    do throws(FeedDecoder.Fault) { try decoder?.finish() } catch { failure = error }
    try parseDecoded(&decoder, failure, into: consumer)
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
    return XMLFault(line: fault.line, column: fault.column, reason: "\(fault.reason) (byte \(fault.offset)); \(cure)")
  }
}
