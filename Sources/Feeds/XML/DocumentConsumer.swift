/// Takes a document in UTF-8 as it comes.
protocol DocumentConsumer: AnyObject {
  /// Bytes of the feed before the document: those of a byte order mark.
  var firstByte: Int { get set }

  /// Takes the next bytes.
  func parse(_ bytes: Span<UInt8>) throws(XMLFault)
}
