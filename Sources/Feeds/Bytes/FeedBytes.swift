/// The bytes of a feed's document, a chunk at a time: those of its file, or what they unpack to.
final class FeedBytes {
  private let source: ByteSource
  /// The beginning of a file that is not packed, read to find that out and not handed on yet.
  private var head: ArraySlice<UInt8> = []
  private var inflater: GzipInflater?
  /// What the file is packed with.
  private(set) var packing: Packing?
  private var packed: [UInt8] = []
  /// The bytes that ``next()`` has read.
  private(set) var buffer: [UInt8]
  /// Bytes of the file read so far, packed or not.
  private(set) var fileBytes = 0

  /// Opens a feed for chunks of up to `chunkSize` bytes.
  init(_ feed: FeedSource, chunkSize: Int, limits: FeedLimits) throws(XMLFault) {
    do throws(ByteSource.Fault) {
      source = try ByteSource(feed)
    } catch {
      throw Self.fault("the feed cannot be opened: \(error.reason)")
    }
    buffer = Array(repeating: 0, count: chunkSize)
    while head.count < Packing.signatureLength {
      let count = try read(into: &buffer)
      guard count > 0 else { break }
      head += buffer[..<count]
    }
    packing = Packing(head)
    switch packing {
    case nil: break
    case .gzip:
      guard let inflater = GzipInflater(limits: limits) else { throw Self.fault(GzipInflater.Fault.noMemory.reason) }
      inflater.give(head)
      self.inflater = inflater
      head = []
      packed = Array(repeating: 0, count: chunkSize)
    case .zip:
      let isMisnamed = feed.name.lowercased().hasSuffix(".gz")
      throw Self.fault("the feed is \(isMisnamed ? "named .gz but is " : "")a ZIP archive; unpack it first")
    case .zstandard: throw Self.fault("the feed is packed with Zstandard; unpack it first (zstd -d)")
    }
  }

  /// Fills ``buffer`` with the next bytes.
  ///
  /// - Returns: How many there are; 0 at the end.
  func next() throws(XMLFault) -> Int {
    if let inflater { return try unpack(inflater) }
    guard !head.isEmpty else { return try read(into: &buffer) }
    let count = min(head.count, buffer.count)
    buffer.replaceSubrange(..<count, with: head.prefix(count))
    head = head.dropFirst(count)
    return count
  }

  private func unpack(_ inflater: GzipInflater) throws(XMLFault) -> Int {
    while true {
      do throws(GzipInflater.Fault) {
        let count = try inflater.inflate(into: &buffer)
        if count > 0 { return count }
      } catch {
        throw Self.fault(error.reason)
      }
      let more = try read(into: &packed)
      guard more == 0 else {
        inflater.give(packed[..<more])
        continue
      }
      guard inflater.isComplete else { throw Self.fault(GzipInflater.Fault.truncated.reason) }
      return 0
    }
  }

  private func read(into buffer: inout [UInt8]) throws(XMLFault) -> Int {
    do throws(ByteSource.Fault) {
      let count = try source.read(into: &buffer)
      fileBytes += count
      return count
    } catch {
      throw Self.fault("the feed cannot be read on: \(error.reason)")
    }
  }

  private static func fault(_ reason: String) -> XMLFault { XMLFault(line: 1, column: 0, reason: reason) }
}
