public import Feeds
public import Fetching
internal import Marketplace

/// The web addresses of the pictures that the listings of feeds name, each once, in the order in which they come.
public struct PictureAddresses: Sendable {
  /// The addresses.
  public private(set) var all: [WebAddress] = []
  /// What begins like an address and is none, each once.
  public private(set) var malformed: [String] = []
  private var known: Set<WebAddress> = []
  private var knownMalformed: Set<String> = []

  /// No addresses.
  public init() {}

  /// Adds those of a feed. Of a refused feed nothing is added.
  public mutating func add(_ source: FeedSource, with reader: FeedReader) throws(RefusedFeed) {
    let collector = Collector(base: source.address.flatMap { try? WebAddress($0) })
    _ = try reader.stream(source, into: collector)
    for address in collector.addresses where known.insert(address).inserted { all.append(address) }
    for text in collector.malformed where knownMalformed.insert(text).inserted { malformed.append(text) }
  }
}

/// Takes the pictures' addresses from records, and keeps nothing else.
private final class Collector: RecordSink {
  private let base: WebAddress?
  private var one = RecordTable()
  private(set) var addresses: [WebAddress] = []
  private(set) var malformed: [String] = []

  init(base: WebAddress?) { self.base = base }

  func begin(format: String) {}

  func take(_ record: borrowing RecordDraft, _ kind: RecordKind, line: Int, column: Int) {
    guard kind == .listing else { return }
    one.truncate(to: 0)
    one.append(record, file: 0, line: line, column: column)
    for value in one.values(of: 0) where value.field == .picture {
      let href = one.string(value.text)
      if let address = WebAddress.of(href, in: base) {
        addresses.append(address)
      } else if WebAddress.isOne(href) {
        malformed.append(href)
      }
    }
  }

  func setAside(_ record: QuarantinedRecord) {}
}
