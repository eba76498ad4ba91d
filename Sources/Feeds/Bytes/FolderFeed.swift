/// Which files of a folder are feeds.
///
/// Every `.xml` is. A folder may also hold tables and JSON Lines that are something else, findings of an earlier scan
/// among them, so of `.csv`, `.jsonl` and `.ndjson` those are feeds whose beginning says so, and those whose beginning
/// cannot be read without being told an encoding.
enum FolderFeed {
  /// The ends of names that are looked at, for people.
  static let endings = ".xml, .csv, .jsonl or .ndjson file, plain or .gz,"

  /// Whether the file at `path` is a feed.
  static func isFeed(_ path: String) -> Bool {
    var name = path.lowercased()[...]
    if name.hasSuffix(".gz") { name = name.dropLast(3) }
    if name.hasSuffix(".xml") { return true }
    guard [".csv", ".jsonl", ".ndjson"].contains(where: name.hasSuffix) else { return false }
    return beginsAsFeed(path)
  }

  private static func beginsAsFeed(_ path: String) -> Bool {
    guard let tables = try? FeedTables.bundled.get(),
      let bytes = try? FeedBytes(FeedSource(path), chunkSize: 1 << 16, limits: .default),
      let count = try? bytes.next(), count > 0
    else {
      // What cannot be read is told when it is read.
      return true
    }
    let head = bytes.buffer[..<count]
    guard let sniffed = try? EncodingSniffing(head), sniffed.encoding == .utf8 else { return true }
    let text = Array(head.dropFirst(sniffed.markLength))
    guard text.first(where: { !" \t\r\n".utf8.contains($0) }) == UInt8(ascii: "{") else {
      guard let header = TableHeader(text.span, layout: tables.stores) else {
        return (0..<4).allSatisfy { String(validating: text.dropLast($0), as: UTF8.self) == nil }
      }
      return header.isOfStores(tables.stores)
    }
    var row = JSONRow(depth: 16)
    let line = text.drop { " \t\r\n".utf8.contains($0) }.prefix { $0 != 0x0A }
    guard (try? row.parse(Array(line))) != nil else { return line.count == text.count }
    return ["store", "listing", "quarantine", "refused"].contains(row.string("type"))
  }
}
