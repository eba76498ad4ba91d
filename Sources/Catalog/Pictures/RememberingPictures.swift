internal import Foundation
internal import GRDB
public import Marketplace

extension Catalog {
  /// Takes in what is known of the pictures of listings. The same pictures a second time change nothing.
  ///
  /// A listing that the catalog does not know, and one that it knows otherwise, keep what they have: a picture is of the
  /// listing as it was remembered. All of it is committed at once.
  /// - Parameters:
  ///   - pictures: Of listings by their index in the market.
  ///   - market: The listings, which were remembered before.
  ///   - time: When they were looked at, in milliseconds since 1970-01-01.
  /// - Complexity: O(bytes of the pictures · log pictures known).
  public func remember(
    _ pictures: [(listing: Int, pictures: [RememberedPicture])], of market: Market, at time: Int64
  ) throws(CatalogError) -> RememberedCounts.OfKind {
    guard let key else { throw .keyMissing(path: path) }
    guard !pictures.isEmpty else { return RememberedCounts.OfKind() }
    return try write { db in
      var counts = RememberedCounts.OfKind()
      let writer = try PictureWriter(in: db, key, at: time)
      var bytes: [UInt8] = []
      let listings = try db.cachedStatement(
        sql: "SELECT number FROM record WHERE kind = 'listing' AND id = ? AND content = ?")
      for (listing, shown) in pictures {
        guard let id = market.listings.first(.id, of: listing).map({ Array(market.listings.arena[$0.text]) }) else {
          continue
        }
        RecordCoding.encode(listing, of: market.listings, into: &bytes)
        let content = RecordShelf.listings.content(of: bytes)
        guard let number = try Int64.fetchOne(listings, arguments: [Data(id), content]) else { continue }
        try writer.put(shown, of: number, id, &counts)
      }
      return counts
    }
  }
}

extension Catalog {
  /// Tells the audit chain that pictures were taken in; when none was new or changed, there is nothing to tell.
  ///
  /// - Returns: The number of entries that the chain got.
  @discardableResult public func acknowledge(
    _ counts: RememberedCounts.OfKind, as act: Act
  ) throws(CatalogError) -> Int {
    guard counts.new + counts.changed > 0 else { return 0 }
    _ = try write { db in
      try AuditChain.append(
        act.name, on: "catalog", by: act.actor, reason: act.reason, detail: "{\"pictures\":\(counts.json)}", at: act.at,
        in: db)
    }
    return 1
  }

  /// What tells whether a picture's file is the one that was looked at: a keyed hash, 16 bytes.
  public func mark(ofPicture bytes: [UInt8]) throws(CatalogError) -> [UInt8] {
    guard let key else { throw .keyMissing(path: path) }
    return key.hash(bytes)
  }

  /// The marks of the pictures of listings that are known, by the bytes of the listings' ids and of the pictures'
  /// addresses or paths.
  ///
  /// - Complexity: O(listings · log records), and nothing when the catalog knows no picture.
  public func marks(ofPicturesOf listings: [[UInt8]]) throws(CatalogError) -> [[UInt8]: [[UInt8]: [UInt8]]] {
    try read { db in
      var marks: [[UInt8]: [[UInt8]: [UInt8]]] = [:]
      guard try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM picture)") == true else { return marks }
      let statement = try db.cachedStatement(
        sql: """
          SELECT href, file FROM picture WHERE listing = (SELECT number FROM record WHERE kind = 'listing' AND id = ?)
          """)
      for listing in listings {
        for row in try Row.fetchAll(statement, arguments: [Data(listing)]) {
          marks[listing, default: [:]][Array(row[0] as Data)] = Array(row[1] as Data)
        }
      }
      return marks
    }
  }
}

/// Writes pictures within one transaction.
private struct PictureWriter {
  private let key: CatalogKey
  private let veil: PictureVeil
  private let time: Int64
  private let known: Statement
  private let drop: Statement
  private let insert: Statement
  private let keep: Statement

  init(in db: Database, _ key: CatalogKey, at time: Int64) throws {
    self.key = key
    self.time = time
    veil = PictureVeil(key)
    known = try db.cachedStatement(sql: "SELECT first_seen, file, content FROM picture WHERE listing = ? AND href = ?")
    drop = try db.cachedStatement(sql: "DELETE FROM picture WHERE listing = ? AND href = ?")
    // A picture that changed gets a new number, by which the index knows that it is new.
    insert = try db.cachedStatement(
      sql: """
        INSERT INTO picture (listing, href, file, content, near, first_seen) VALUES (?, ?, ?, ?, ?, ?) RETURNING number
        """)
    keep = try db.cachedStatement(sql: "INSERT INTO picture_print (number, print) VALUES (?, ?)")
  }

  func put(
    _ pictures: [RememberedPicture], of listing: Int64, _ id: [UInt8], _ counts: inout RememberedCounts.OfKind
  ) throws {
    var seen: Set<Data> = []
    for picture in pictures {
      // As bytes: addresses that look alike are not one.
      let href = Data(picture.href.utf8)
      guard seen.insert(href).inserted else { continue }
      let near = veil.near(picture.hashes)
      let content = PictureSeal.content(picture.print, near, key)
      let before = try Row.fetchOne(known, arguments: [listing, href])
      let file = Data(picture.mark)
      if before?["content"] == content, before?["file"] == file {
        counts.unchanged += 1
        continue
      }
      if before == nil { counts.new += 1 } else { counts.changed += 1 }
      try drop.execute(arguments: [listing, href])
      let first: Int64 = before?["first_seen"] ?? time
      let number = try Int64.fetchOne(
        insert, arguments: [listing, href, file, content, near, first])
      try keep.execute(
        arguments: [number, try key.seal(picture.print, of: PictureSeal.owner(listing: id, href))])
    }
  }
}

/// What makes a row of a picture tell when it was touched.
enum PictureSeal {
  /// What the print is bound to, so that none can be put in another's place.
  static func owner(listing id: [UInt8], _ href: Data) -> [UInt8] { id + [0] + href }

  /// What tells whether the print and the hashes under the veil are those that were written.
  static func content(_ print: [UInt8], _ near: Data, _ key: CatalogKey) -> Data { Data(key.hash(print + near)) }
}
