import Marketplace

/// The beginning of a feed as UTF-8, to look at before anybody knows what it is.
enum FeedGlimpse {
  /// How much is looked at.
  static let length = 1 << 22

  /// Reads the beginning of a feed.
  ///
  /// - Parameter undeclared: The encoding of a feed that declares none.
  /// - Throws: When it cannot be opened, unpacked or decoded.
  static func head(
    of source: FeedSource, limits: FeedLimits, undeclared: FeedEncoding? = nil
  ) throws(RefusedFeed) -> [UInt8] {
    do throws(XMLFault) {
      let bytes = try FeedBytes(source, chunkSize: 1 << 16, limits: limits)
      var head: [UInt8] = []
      while head.count < length {
        let count = try bytes.next()
        guard count > 0 else { break }
        head += bytes.buffer[..<count]
      }
      let sniffed = try EncodingSniffing(head[...], undeclared: undeclared)
      let document = head.dropFirst(sniffed.markLength)
      guard sniffed.encoding != .utf8 else { return Array(document) }
      guard var decoder = FeedDecoder(sniffed.encoding, offset: sniffed.markLength) else {
        throw XMLFault(line: 1, column: 1, reason: "this system cannot convert \(sniffed.encoding.title)")
      }
      // What stands before a bad byte is enough for a guess.
      try? decoder.decode(document.span)
      return Array(decoder.output.prefix(decoder.decodedCount))
    } catch {
      throw RefusedFeed(
        place: SourcePlace(file: source.name, line: error.line, column: error.column), reason: error.reason, records: 0)
    }
  }
}
