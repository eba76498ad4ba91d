internal import GRDB

/// Tells whether a catalog still says what it said, whoever writes it.
public struct CatalogVersion: Equatable, Sendable {
  /// What SQLite counts of the commits of others (https://sqlite.org/pragma.html#pragma_data_version).
  let commits: Int64
  /// Entries of the audit chain.
  let acts: Int64

  /// Whether a later version came by so many entries of the audit chain, and no more.
  public func isFollowed(by later: CatalogVersion, after entries: Int) -> Bool {
    later.acts == acts + Int64(entries)
  }
}

/// Asks for a catalog's version, on a connection of its own: the commits of all others count for it.
public struct CatalogWatch: Sendable {
  private let path: String
  private let queue: DatabaseQueue

  /// Watches a catalog.
  public init(_ catalog: Catalog) throws(CatalogError) {
    path = catalog.path
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(catalog.wait)
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw CatalogError(error, path: path)
    }
  }

  /// The version as it is now.
  ///
  /// - Complexity: O(1); nothing is read when nobody wrote.
  public func version() throws(CatalogError) -> CatalogVersion {
    do {
      // No transaction holds the two together: of who writes between them the acts tell now, and the commits next time.
      return try queue.unsafeRead { db in
        let acts = try db.cachedStatement(sql: "SELECT coalesce(max(number), 0) FROM audit")
        let commits = try db.cachedStatement(sql: "PRAGMA data_version")
        return CatalogVersion(
          commits: try Int64.fetchOne(commits) ?? 0, acts: try Int64.fetchOne(acts) ?? 0)
      }
    } catch {
      throw CatalogError(error, path: path)
    }
  }
}
