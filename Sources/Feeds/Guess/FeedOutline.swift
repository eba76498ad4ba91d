/// What kinds of elements the beginning of a document has: one node for each path of names.
final class FeedOutline: XMLEventHandler {
  /// An element's or attribute's name.
  struct Name: Hashable {
    var local: String
    var space: String
  }

  /// All elements that have the same path of names.
  final class Node {
    let name: Name
    /// How many there are.
    var count = 0
    /// How many of them have text of their own.
    var texts = 0
    /// The first of these texts, bounded.
    var samples: [String] = []
    var children: [Node] = []
    /// Attributes and their first values.
    var attributes: [(name: Name, samples: [String])] = []

    init(_ name: Name) { self.name = name }

    /// The child with a name.
    fileprivate func child(_ name: Name) -> Node {
      if let child = children.first(where: { $0.name == name }) { return child }
      let child = Node(name)
      // What has more kinds of children than any format is no list of records; its rest is left out.
      if children.count < 500 { children.append(child) }
      return child
    }
  }

  /// Texts that are kept of each node.
  static let sampleCount = 20

  /// The root element.
  private(set) var root: Node?
  private let limits: FeedLimits
  private var path: [Node] = []
  private var text: [UInt8] = []
  private var reader: XMLPushParser?

  init(limits: FeedLimits) { self.limits = limits }

  /// Reads the next bytes.
  func read(_ bytes: Span<UInt8>) throws(XMLFault) {
    let parser = reader ?? XMLPushParser.parser(telling: self, limits: limits)
    reader = parser
    try parser.parse(bytes)
  }

  /// Ends the document.
  func finish() throws(XMLFault) { try reader?.finish() }

  override func start(_ name: XMLName) -> XMLInterest {
    guard let parser else { return [] }
    let name = Name(local: parser.spelling(of: name), space: parser.spelling(ofSpace: name))
    let node: Node
    if let parent = path.last {
      node = parent.child(name)
    } else {
      node = Node(name)
      root = node
    }
    node.count += 1
    path.append(node)
    text.removeAll(keepingCapacity: true)
    return [.attributes, .text]
  }

  override func attribute(_ name: XMLName, _ value: Span<UInt8>) {
    guard let parser, let node = path.last else { return }
    let name = Name(local: parser.spelling(of: name), space: parser.spelling(ofSpace: name))
    let index = node.attributes.firstIndex { $0.name == name } ?? node.attributes.count
    if index == node.attributes.count { node.attributes.append((name, [])) }
    guard node.attributes[index].samples.count < Self.sampleCount else { return }
    node.attributes[index].samples.append(
      String(decoding: (0..<min(value.count, 300)).map { value[$0] }, as: UTF8.self))
  }

  override func text(_ bytes: Span<UInt8>) {
    for index in 0..<min(bytes.count, max(0, 300 - text.count)) { text.append(bytes[index]) }
  }

  override func end() -> XMLInterest {
    guard let node = path.popLast() else { return [] }
    let own = RecordCapture.trimmed(text[...])
    if !own.isEmpty {
      node.texts += 1
      if node.samples.count < Self.sampleCount { node.samples.append(String(decoding: own, as: UTF8.self)) }
    }
    text.removeAll(keepingCapacity: true)
    return .text
  }
}
