import Marketplace

/// How a native feed stands to its schema, `Schema/storewarden-feed-1.xsd`.
public struct SchemaReport: Hashable, Sendable {
  /// A place where the feed and the schema disagree.
  public struct Violation: Hashable, Sendable {
    /// Line, from 1.
    public let line: Int
    /// Column in characters, from 1; 0 when unknown.
    public let column: Int
    /// What is wrong, in the words of libxml2; holds text of the feed.
    public let message: String
  }

  /// The first violations.
  public fileprivate(set) var violations: [Violation] = []
  /// All of them.
  public fileprivate(set) var count = 0

  /// Violations that are kept.
  public static let most = 100
}

extension FeedReader {
  /// The namespace of native feeds.
  public static var nativeNamespace: String { "urn:storewarden:feed:1" }

  /// Holds a native feed against its schema; the feed is read again.
  ///
  /// Everything that refuses a feed refuses it here before the schema is asked: entities, depth, encodings.
  /// - Throws: When the feed is refused.
  public func checkSchema(
    _ source: FeedSource, progress: ((Int) -> Void)? = nil
  ) throws(RefusedFeed) -> SchemaReport {
    let document = DocumentStream(source, reader: self)
    let collector = ViolationCollector()
    let text = EmbeddedFiles.schema.first { $0.path == "storewarden-feed-1.xsd" }?.text ?? ""
    guard let validator = SchemaValidator(schema: text, onViolation: collector.take) else {
      throw document.refusal(XMLFault(line: 1, column: 0, reason: "the schema cannot be loaded"), after: 0)
    }
    let handler = XMLEventHandler()
    do throws(XMLFault) {
      try document.pump(
        into: { (_) throws(XMLFault) in
          guard let parser = LibXMLParser(handler: handler, limits: XMLLimits(limits)) else {
            throw XMLFault(line: 1, column: 0, reason: "not enough memory for a parser")
          }
          parser.validate(with: validator)
          return parser
        }, progress: progress)
    } catch {
      throw document.refusal(error, after: 0)
    }
    return collector.report
  }
}

private final class ViolationCollector {
  var report = SchemaReport()

  func take(_ line: Int, _ column: Int, _ message: String) {
    report.count += 1
    guard report.violations.count < SchemaReport.most else { return }
    report.violations.append(.init(line: line, column: column, message: message))
  }
}
