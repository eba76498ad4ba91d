/// One limit on feeds by the name that it has on the command line.
public enum FeedLimit: String, CaseIterable, Sendable {
  case ratio, expanded, window, record, field, values, pictures, parties, depth, attributes, namespaces
  case startTag = "start-tag"

  /// What it limits, in a few words.
  public var summary: String {
    switch self {
    case .ratio: "times its size that a packed feed may grow, once it is over 1M"
    case .expanded: "bytes of an unpacked feed"
    case .window: "bytes of a Zstandard window"
    case .record: "bytes of a record"
    case .field: "bytes of a field"
    case .values: "values of a record"
    case .pictures: "pictures of a listing"
    case .parties: "parties of a store"
    case .depth: "elements inside one another"
    case .attributes: "attributes of an element"
    case .namespaces: "namespaces that an element declares"
    case .startTag: "bytes of a start tag"
    }
  }

  /// Whether it counts bytes.
  public var isSize: Bool { [.expanded, .window, .record, .field, .startTag].contains(self) }

  /// What it may be set to.
  ///
  /// Bounds keep a limit from being set so low that no feed passes, or so high that the parser behind it would fail: libxml2
  /// ends a document at 10 MB of markup, and a part of a store has a number of eight bits.
  public var range: ClosedRange<Int> {
    switch self {
    case .expanded: 1...(1 << 50)
    case .window: (1 << 10)...(1 << 31)
    case .record, .field: 1...(1 << 30)
    case .startTag: (1 << 16)...9_000_000
    case .values, .pictures: 1...10_000_000
    case .parties: 1...255
    case .depth: 2...10_000
    case .attributes: 1...5_000
    case .namespaces: 1...1_000
    case .ratio: 1...1_000_000
    }
  }

  /// Where its value is.
  public var keyPath: WritableKeyPath<FeedLimits, Int> {
    switch self {
    case .ratio: \.expansion
    case .expanded: \.expandedBytes
    case .window: \.windowBytes
    case .record: \.recordBytes
    case .field: \.fieldBytes
    case .values: \.values
    case .pictures: \.pictures
    case .parties: \.parties
    case .depth: \.depth
    case .attributes: \.attributes
    case .namespaces: \.namespaces
    case .startTag: \.startTagBytes
    }
  }

  /// How to allow more, for the end of a message.
  var advice: String { "allow more with --limit \(rawValue)=\(isSize ? "SIZE" : "NUMBER")" }
}
