/// What a feed is written in, told by its beginning and never by its name.
enum FeedSyntax {
  /// XML, or nothing at all, which the parser tells best.
  case xml
  /// One JSON object a line.
  case jsonLines(FeedTables)
  /// A table of stores.
  case table(TableHeader, FeedTables)

  /// The format of rows; empty for XML, whose root tells it.
  var format: String {
    switch self {
    case .xml: ""
    case .jsonLines(let tables): tables.records.format
    case .table(_, let tables): tables.stores.format
    }
  }

  /// Decides by the first character that is no white space, else by the first row.
  ///
  /// - Parameter head: The beginning of the feed, UTF-8, without a byte order mark.
  init(_ head: Span<UInt8>) throws(XMLFault) {
    func refused(_ reason: String) -> XMLFault { XMLFault(line: 1, column: 1, reason: reason) }
    var start = 0
    while start < head.count, " \t\r\n".utf8.contains(head[start]) { start += 1 }
    guard start < head.count else {
      self = .xml
      return
    }
    switch head[start] {
    case UInt8(ascii: "<"):
      let page = Self.text(head, from: start, count: 64).lowercased()
      if page.hasPrefix("<!doctype html") || page.hasPrefix("<html") {
        throw refused("this is an HTML page, not a feed; check the address it came from")
      }
      self = .xml
    case UInt8(ascii: "{"): self = .jsonLines(.bundled)
    case UInt8(ascii: "["):
      throw refused("this is a JSON array; JSON Lines has one object a line and no brackets around")
    default:
      let tables = FeedTables.bundled
      let layout = tables.stores
      guard let header = TableHeader(head, layout: layout) else { throw Self.noText(head) ?? refused(Self.noFeed) }
      if let reason = header.refusal(layout) {
        throw refused(header.columns.count > 1 || header.isOfStores(layout) ? reason : Self.noFeed)
      }
      self = .table(header, tables)
    }
  }

  private static let noFeed =
    "this is not XML, and neither JSON Lines nor a table with columns that are known; an XML document begins with <"

  /// Says that the first row is no UTF-8, and what to do if it is a table; `nil` when it is UTF-8.
  private static func noText(_ head: Span<UInt8>) -> XMLFault? {
    var row: [UInt8] = []
    for position in 0..<head.count {
      if head[position] == 0x0A { break }
      row.append(head[position])
    }
    guard let offset = RowText.fault(in: row.span), offset < row.count - 3 else { return nil }
    return XMLFault(
      line: 1, column: row[..<offset].count { $0 & 0xC0 != 0x80 } + 1,
      reason: "this is not XML, and if it is a table, \(RowText.reason(for: row[offset]))")
  }

  private static func text(_ head: Span<UInt8>, from start: Int, count: Int) -> String {
    let end = min(head.count, start + count)
    return unsafe head.extracting(start..<end).withUnsafeBufferPointer { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
