/// Which files of a folder are feeds.
///
/// Every `.xml` is. A folder may also hold tables and JSON Lines that are something else, findings of an earlier scan
/// among them, so of `.csv`, `.jsonl` and `.ndjson` those are feeds whose beginning says so, and those whose beginning
/// cannot be read without being told an encoding.
enum FolderFeed {
  /// The ends of names that are looked at, for people.
  static let endings = ".xml, .csv, .jsonl or .ndjson file, plain or packed (.gz, .zst, .zip),"

  /// The ends of names of feeds that are not packed.
  static let suffixes = [".xml", ".csv", ".jsonl", ".ndjson"]

  /// Whether a file is a feed.
  static func isFeed(_ source: FeedSource) -> Bool {
    var name = source.name.lowercased()[...]
    if name.hasSuffix(".zip") { return true }
    for packed in [".gz", ".zst"] where name.hasSuffix(packed) { name = name.dropLast(packed.count) }
    if name.hasSuffix(".xml") { return true }
    return isFeed(named: name) && beginsAsFeed(source)
  }

  /// Whether a name says that a file, once unpacked, may be a feed.
  static func isFeed(named name: some StringProtocol) -> Bool { suffixes.contains(where: name.lowercased().hasSuffix) }

  private static func beginsAsFeed(_ source: FeedSource) -> Bool {
    let tables = FeedTables.bundled
    guard let bytes = try? FeedBytes(source, chunkSize: 1 << 16, limits: .default),
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
