/// What takes the bytes of a feed's document as they come: a parser of XML, of a table, of JSON Lines.
protocol FeedConsumer: AnyObject {
  /// Takes the next bytes, UTF-8.
  func parse(_ bytes: Span<UInt8>) throws(XMLFault)
  /// Ends the document.
  func finish() throws(XMLFault)
  /// Looks at everything that has come, when nothing more will because the rest cannot be read.
  func settle() throws(XMLFault)
}

extension FeedConsumer {
  func settle() throws(XMLFault) {}
}
