/// Asks libxml2 what is wrong with a document that ``XMLPushParser`` has found malformed.
///
/// Its messages and places are the ones that people find when they look an error up. It reads no further than a little
/// beyond the place that is known, so a document of any size costs at most what it has cost already.
final class FaultDiagnosis: FeedConsumer {
  /// libxml2 looks at a tag only when all of it has come.
  private static let reach = 1 << 16

  /// The fault: libxml2's once it has found one, the one that was known before.
  private(set) var fault: XMLFault
  var firstByte: Int {
    get { parser.firstByte }
    set { parser.firstByte = newValue }
  }
  private let parser: LibXMLParser
  private var left: Int

  /// A diagnosis of a fault `offset` bytes into a document; `nil` when memory is short.
  init?(of fault: XMLFault, at offset: Int, limits: XMLLimits) {
    guard let parser = LibXMLParser(handler: Listener(), limits: limits) else { return nil }
    self.fault = fault
    self.parser = parser
    left = offset + Self.reach
  }

  func parse(_ bytes: Span<UInt8>) throws(XMLFault) {
    let count = min(left, bytes.count)
    left -= count
    try taking { () throws(XMLFault) in try parser.parse(bytes.extracting(0..<count)) }
    if left == 0 { throw fault }
  }

  /// Ends the document.
  func finish() throws(XMLFault) { try taking { () throws(XMLFault) in try parser.finish() } }

  private func taking(_ step: () throws(XMLFault) -> Void) throws(XMLFault) {
    do throws(XMLFault) { try step() } catch {
      if parser.isMalformed { fault = error }
      throw error
    }
  }

  /// Takes every entity, as the first reading did.
  private final class Listener: XMLEventHandler {
    override func undefinedEntity(named name: String) -> Bool { true }
  }
}
