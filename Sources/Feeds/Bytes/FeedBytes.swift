/// The bytes of a feed's document, a chunk at a time: those of its file, or what they unpack to.
final class FeedBytes {
  private let source: ByteSource
  /// The beginning of a file that is not packed, read to find that out and not handed on yet.
  private var head: ArraySlice<UInt8> = []
  private var unpacker: (any Unpacker)?
  /// What the file is packed with.
  private(set) var packing: Packing?
  private var packed: [UInt8] = []
  /// What stopped the unpacking.
  private var fault: XMLFault?
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
    guard let packing else { return }
    guard let unpacker = packing.unpacker(limits: limits) else { throw Self.fault(UnpackingFault.noMemory.reason) }
    unpacker.give(head)
    self.unpacker = unpacker
    head = []
    packed = Array(repeating: 0, count: chunkSize)
  }

  /// Fills ``buffer`` with the next bytes.
  ///
  /// - Returns: How many there are; 0 at the end.
  func next() throws(XMLFault) -> Int {
    if let unpacker { return try unpack(unpacker) }
    guard !head.isEmpty else { return try read(into: &buffer) }
    let count = min(head.count, buffer.count)
    buffer.replaceSubrange(..<count, with: head.prefix(count))
    head = head.dropFirst(count)
    return count
  }

  /// Fills ``buffer``, whatever the pieces that the packing is made of: many small ones would cost the parser dear.
  private func unpack(_ unpacker: any Unpacker) throws(XMLFault) -> Int {
    if let fault { throw fault }
    var filled = 0
    do throws(XMLFault) {
      while filled < buffer.count {
        let count = try unpack(unpacker, from: filled)
        if count == 0 { break }
        filled += count
      }
    } catch {
      // What stands before a fault is handed on first.
      fault = error
      if filled == 0 { throw error }
    }
    return filled
  }

  private func unpack(_ unpacker: any Unpacker, from start: Int) throws(XMLFault) -> Int {
    while true {
      do throws(UnpackingFault) {
        let count = try unpacker.unpack(into: &buffer, from: start)
        if count > 0 { return count }
      } catch {
        throw Self.fault(error.reason)
      }
      let more = try read(into: &packed)
      guard more == 0 else {
        unpacker.give(packed[..<more])
        continue
      }
      guard unpacker.isComplete else { throw Self.fault(UnpackingFault.truncated(packing ?? .gzip).reason) }
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
