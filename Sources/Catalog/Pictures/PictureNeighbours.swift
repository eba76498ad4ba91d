internal import Foundation
internal import GRDB

/// Finds the pictures of a catalog whose hashes are within 31 bits of another, every one of them.
public struct PictureNeighbours: Sendable {
  private let segments: [PictureSegment]
  /// What no segment has: few enough to be compared one by one.
  private let tail: [PictureSegment.Entry]
  private let veil: PictureVeil

  init(_ segments: [PictureSegment], _ tail: [PictureSegment.Entry], _ veil: PictureVeil) {
    self.segments = segments
    self.tail = tail
    self.veil = veil
  }

  /// The numbers of the pictures that have a hash near another, nearest first.
  ///
  /// - Complexity: see ``PictureSegment/near(_:)``, for each of at most some ten segments, and a few thousand comparisons.
  public func near(_ hash: SIMD4<UInt64>) -> [(picture: Int64, distance: Int)] {
    let veiled = veil.veiled(hash)
    var found = segments.flatMap { $0.near(veiled) }
    let isSorted = segments.count == 1 && tail.isEmpty
    for entry in tail {
      let distance = PictureSegment.distance(veiled, entry.hash)
      if distance <= PictureSegment.radius { found.append((entry.picture, distance)) }
    }
    return isSorted ? found : found.sorted { ($0.distance, $0.picture) < ($1.distance, $1.picture) }
  }
}

extension Catalog {
  /// Pictures that may stand beside the index's files before another file is written.
  private static let tail = 4_000
  private static let fact = "picture-index"

  /// Opens the index of pictures, with what came since its files were written.
  ///
  /// Without the files it is made in memory, from the table.
  /// - Complexity: O(pictures that came since).
  public func pictureNeighbours() throws(CatalogError) -> PictureNeighbours {
    guard let key else { throw .keyMissing(path: path) }
    return try read { db in
      var segments = try files(in: db)?.map(\.segment) ?? []
      var (tail, newest) = try Self.entries(after: segments.map(\.newest).max() ?? 0, in: db)
      // To make a segment takes longer than to compare so few.
      if tail.count > Self.tail, let segment = PictureSegment(PictureSegment.bytes(of: tail, newest: newest)) {
        segments.append(segment)
        tail = []
      }
      return PictureNeighbours(segments, tail, PictureVeil(key))
    }
  }

  /// Writes what came since to a file of the index, when it is much; small files become one, so that few are left.
  ///
  /// - Parameter anew: Whether all of it is made anew, from the table.
  /// - Complexity: O(pictures that came since), and each picture is written again some log₃ pictures times.
  public func updatePictureIndex(anew: Bool = false) throws(CatalogError) {
    let (known, since, entries, newest, next) = try read { db in
      let known = anew ? [] : try files(in: db) ?? []
      let since = known.map(\.segment.newest).max() ?? 0
      let waiting = try Int.fetchOne(db, sql: "SELECT count(*) FROM picture WHERE number > ?", arguments: [since]) ?? 0
      let (entries, newest) = waiting > (anew ? 0 : Self.tail) ? try Self.entries(after: since, in: db) : ([], since)
      let used = try Self.fileNumbers(in: db) ?? []
      return (known, since, entries, newest, (used.max() ?? 0) + 1)
    }
    guard newest > since else {
      // Made anew from no pictures, it is none.
      if anew { try write { try Self.forgetPictureIndex(in: $0) } }
      return try removePictureFiles()
    }
    var (kept, merged) = (known, entries)
    while let last = kept.last, last.segment.count <= 2 * merged.count {
      merged += last.segment.entries
      kept.removeLast()
    }
    // Runs that are in order already are merged, not sorted.
    merged.sort()
    let file = pictureFile(next)
    do {
      try PictureSegment.bytes(of: merged, newest: newest).write(to: file, options: .atomic)
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
    } catch {
      throw .cannotOpen(path: file.path, reason: error.localizedDescription)
    }
    try write { db in
      try db.execute(
        sql: "INSERT INTO fact (name, value) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET value = ?2",
        arguments: [Self.fact, (kept.map(\.number) + [next]).map(String.init).joined(separator: " ")])
    }
    try removePictureFiles()
  }

  /// Holds the index against the table.
  ///
  /// - Returns: The number of pictures that the index does not find by a hash of theirs: all, when a file of it is lost or
  ///   unreadable, and those of a file whose bands are damaged.
  /// - Complexity: O(pictures · log pictures).
  public func picturesNotIndexed() throws(CatalogError) -> Int {
    try read { db in
      guard try Self.fileNumbers(in: db) != nil else { return 0 }
      guard let files = try files(in: db) else { return try Int.fetchOne(db, sql: "SELECT count(*) FROM picture") ?? 0 }
      let newest = files.map(\.segment.newest).max() ?? 0
      var there = files.map(\.segment).filter(\.isSound).flatMap(\.entries)
      there.sort()
      var (missing, last) = (0, Int64(-1))
      try Self.forEachEntry("number <= \(newest)", in: db) { entry in
        var (low, high) = (0, there.count)
        while low < high {
          let middle = (low + high) / 2
          if there[middle] < entry { low = middle + 1 } else { high = middle }
        }
        guard low == there.count || there[low] != entry, last != entry.picture else { return }
        missing += 1
        last = entry.picture
      }
      return missing
    }
  }

  private static func fileNumbers(in db: Database) throws -> [Int]? {
    try String.fetchOne(db, sql: "SELECT value FROM fact WHERE name = ?", arguments: [fact])
      .map { $0.split(separator: " ").compactMap { Int($0) } }
  }

  /// The files of the index, largest first; `nil` when it has none, or one is lost.
  private func files(in db: Database) throws -> [(number: Int, segment: PictureSegment)]? {
    guard let numbers = try Self.fileNumbers(in: db) else { return nil }
    let files = numbers.compactMap { number in
      (try? Data(contentsOf: pictureFile(number), options: .alwaysMapped)).flatMap { PictureSegment($0) }
        .map { (number, $0) }
    }
    return files.count == numbers.count ? files : nil
  }

  private func pictureFile(_ number: Int) -> URL { URL(filePath: "\(path)-pictures-\(number)") }

  /// The hashes of pictures above a number, in order, and the highest number.
  private static func entries(after number: Int64, in db: Database) throws -> ([PictureSegment.Entry], Int64) {
    var entries: [PictureSegment.Entry] = []
    try forEachEntry("number > \(number)", in: db) { entries.append($0) }
    entries.sort()
    return (entries, try Int64.fetchOne(db, sql: "SELECT max(number) FROM picture") ?? number)
  }

  private static func forEachEntry(
    _ condition: String, in db: Database, _ body: (PictureSegment.Entry) -> Void
  ) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT number, near FROM picture WHERE \(condition) ORDER BY number")
    while let row = try rows.next() {
      for hash in PictureVeil.hashes(of: row[1]) ?? [] { body(.init(hash: hash, picture: row[0])) }
    }
  }

  /// Says that the index's files hold no more, because what they tell of was taken away.
  static func forgetPictureIndex(in db: Database) throws {
    try db.execute(sql: "DELETE FROM fact WHERE name = ?", arguments: [fact])
  }

  /// Takes away the files of the index that the catalog does not name: runs that were killed left them, or what they tell
  /// of was taken away.
  func removePictureFiles() throws(CatalogError) {
    let named = Set(try read { try Self.fileNumbers(in: $0) ?? [] }.map { pictureFile($0).lastPathComponent })
    let catalog = URL(filePath: path)
    let folder = catalog.deletingLastPathComponent()
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    where name.hasPrefix("\(catalog.lastPathComponent)-pictures-") && !named.contains(name) {
      try? FileManager.default.removeItem(at: folder.appending(path: name))
    }
  }
}
