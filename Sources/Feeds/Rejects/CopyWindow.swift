/// The bytes of a document that may still be copied: those from the last copied one to the last given one.
///
/// Positions are those of the document. What is copied or passed over is forgotten, so that memory is one chunk and what
/// the parser keeps back.
struct CopyWindow {
  private var bytes: [UInt8] = []
  private var start = 0
  /// What stands before this position is copied or passed over.
  private(set) var position = 0

  /// Adds the next bytes of the document.
  mutating func append(_ chunk: Span<UInt8>) {
    let passed = position - start
    if passed > 0 {
      bytes.removeFirst(min(passed, bytes.count))
      start = position
    }
    // `Span` has no bulk append yet; the buffer is used within the call only.
    unsafe chunk.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  /// The bytes from where copying stands up to a position.
  func upTo(_ end: Int) -> ArraySlice<UInt8> {
    let first = min(max(0, position - start), bytes.count)
    return bytes[first..<max(first, min(end - start, bytes.count))]
  }

  /// Goes on to a position.
  mutating func pass(to end: Int) { position = max(position, end) }
}
