/// A table or rows of records that stand as text in a document of rejects.
///
/// What the text is, its beginning tells, so the beginning is kept until there is enough of it.
final class NestedRows {
  private var head: [UInt8] = []
  private var consumer: (any FeedConsumer)?
  /// The line that the text begins on.
  private let firstLine: Int
  private let make: (_ head: [UInt8], _ firstLine: Int) throws(XMLFault) -> any FeedConsumer

  init(firstLine: Int, make: @escaping (_ head: [UInt8], _ firstLine: Int) throws(XMLFault) -> any FeedConsumer) {
    self.firstLine = firstLine
    self.make = make
  }

  /// Takes a run of text.
  func take(_ text: Span<UInt8>) throws(XMLFault) {
    if let consumer { return try consumer.parse(text) }
    // `Span` has no bulk append yet; the buffer is used within the call only.
    unsafe text.withUnsafeBufferPointer { unsafe head.append(contentsOf: $0) }
    if head.count >= FormatSniffer.length { try begin() }
  }

  /// Ends the text.
  func finish() throws(XMLFault) {
    if consumer == nil {
      guard head.contains(where: { !" \t\r\n".utf8.contains($0) }) else { return }
      try begin()
    }
    try consumer?.finish()
  }

  private func begin() throws(XMLFault) {
    let consumer = try make(head, firstLine)
    self.consumer = consumer
    let bytes = head
    head = []
    try consumer.parse(bytes.span)
  }
}
