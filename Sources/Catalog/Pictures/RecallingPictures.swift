internal import Foundation
internal import GRDB

/// A picture that a catalog knows.
public struct RecalledPicture: Hashable, Sendable {
  /// Its address or path, as the feed wrote it.
  public let href: String
  /// What ``RememberedPicture/print`` was.
  public let print: [UInt8]
}

extension Catalog {
  /// The pictures of listings, by the bytes of the listings' ids, in order of `href` (bytes).
  ///
  /// - Parameter numbers: The numbers of the listings; all when `nil`.
  /// - Complexity: O(bytes of the pictures · log pictures known).
  public func pictures(
    ofListings numbers: (some Sequence<Int64>)?
  ) throws(CatalogError) -> [[UInt8]: [RecalledPicture]] {
    guard let key else { throw .keyMissing(path: path) }
    let path = path
    return try read { db in
      let sql = """
        SELECT id, href, print FROM picture JOIN picture_print USING (number) JOIN record ON record.number = listing
        """
      var found: [[UInt8]: [RecalledPicture]] = [:]
      func take(_ row: Row) throws {
        let (id, href) = (Array(row[0] as Data), row[1] as Data)
        guard let print = key.open(row[2], of: PictureSeal.owner(listing: id, href)) else {
          throw CatalogError.damaged(path: path, reason: "what is kept of a picture is not what was written")
        }
        found[id, default: []].append(RecalledPicture(href: String(decoding: href, as: UTF8.self), print: print))
      }
      if let numbers {
        let statement = try db.cachedStatement(sql: sql + " WHERE listing = ? ORDER BY href")
        for number in numbers {
          let rows = try Row.fetchCursor(statement, arguments: [number])
          while let row = try rows.next() { try take(row) }
        }
      } else {
        let rows = try Row.fetchCursor(db, sql: sql + " ORDER BY listing, href")
        while let row = try rows.next() { try take(row) }
      }
      return found
    }
  }

  /// The numbers of the listings that show pictures.
  public func listings(showing pictures: some Sequence<Int64>) throws(CatalogError) -> [Int64] {
    try read { db in
      let statement = try db.cachedStatement(sql: "SELECT listing FROM picture WHERE number = ?")
      return try pictures.compactMap { try Int64.fetchOne(statement, arguments: [$0]) }
    }
  }

  /// How many pictures are not what was written: their prints do not open, or their prints and hashes are
  /// others than those that were taken in.
  ///
  /// - Complexity: O(bytes of the pictures).
  func brokenPictures(_ key: CatalogKey) throws(CatalogError) -> Int {
    try read { db in
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT id, href, picture.content, near, print FROM picture
            LEFT JOIN picture_print USING (number) LEFT JOIN record ON record.number = listing
          """)
      var broken = 0
      while let row = try rows.next() {
        guard let id = row[0] as Data?, let sealed = row[4] as Data?, PictureVeil.hashes(of: row[3]) != nil,
          let print = key.open(sealed, of: PictureSeal.owner(listing: Array(id), row[1])),
          PictureSeal.content(print, row[3], key) == row[2] as Data
        else {
          broken += 1
          continue
        }
      }
      return broken
    }
  }
}
