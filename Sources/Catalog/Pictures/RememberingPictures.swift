internal import Foundation
internal import GRDB
public import Marketplace

/// What became of the pictures that were brought to a catalog.
public struct RememberedPictureCounts: Hashable, Sendable {
  /// Pictures that the catalog did not know.
  public var new = 0
  /// Pictures that it knew otherwise.
  public var changed = 0
  /// Pictures that it knew just so.
  public var unchanged = 0

  /// None.
  public init() {}

  /// All of them.
  public var total: Int { new + changed + unchanged }
}

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
  ) throws(CatalogError) -> RememberedPictureCounts {
    guard let key else { throw .keyMissing(path: path) }
    return try write { db in
      var counts = RememberedPictureCounts()
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
    known = try db.cachedStatement(sql: "SELECT first_seen, content FROM picture WHERE listing = ? AND href = ?")
    drop = try db.cachedStatement(sql: "DELETE FROM picture WHERE listing = ? AND href = ?")
    // A picture that changed gets a new number, by which the index knows that it is new.
    insert = try db.cachedStatement(
      sql: """
        INSERT INTO picture (listing, href, content, near, first_seen) VALUES (?, ?, ?, ?, ?) RETURNING number
        """)
    keep = try db.cachedStatement(sql: "INSERT INTO picture_print (number, print) VALUES (?, ?)")
  }

  func put(
    _ pictures: [RememberedPicture], of listing: Int64, _ id: [UInt8], _ counts: inout RememberedPictureCounts
  ) throws {
    var seen: Set<Data> = []
    for picture in pictures {
      // As bytes: addresses that look alike are not one.
      let href = Data(picture.href.utf8)
      guard seen.insert(href).inserted else { continue }
      let content = Data(key.hash(picture.print))
      let before = try Row.fetchOne(known, arguments: [listing, href])
      if before?["content"] == content {
        counts.unchanged += 1
        continue
      }
      if before == nil { counts.new += 1 } else { counts.changed += 1 }
      try drop.execute(arguments: [listing, href])
      let first: Int64 = before?["first_seen"] ?? time
      let number = try Int64.fetchOne(
        insert, arguments: [listing, href, content, veil.near(picture.hashes), first])
      try keep.execute(
        arguments: [number, try key.seal(picture.print, of: PictureSeal.owner(listing: id, href))])
    }
  }
}

/// What the print of a picture is bound to, so that none can be put in another's place.
enum PictureSeal {
  static func owner(listing id: [UInt8], _ href: Data) -> [UInt8] { id + [0] + href }
}
