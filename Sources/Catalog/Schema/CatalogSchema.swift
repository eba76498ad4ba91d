internal import GRDB

/// The tables of a catalog, and how older ones are brought up to date. A migration that was released never changes.
enum CatalogSchema {
  /// `PRAGMA application_id` of a catalog: "STOW".
  static let applicationID = 0x53_54_4F_57

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("records") { db in
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(
        sql: """
          CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID, STRICT;
          CREATE TABLE feed (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
          CREATE TABLE record (
            number INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('store', 'listing')),
            id BLOB NOT NULL,
            -- The store whose record it is; a store's own is its own.
            owner BLOB NOT NULL,
            -- Tells whether the record changed; a store's says nothing without the key.
            content BLOB NOT NULL,
            record BLOB NOT NULL,
            feed INTEGER NOT NULL REFERENCES feed,
            line INTEGER NOT NULL,
            column INTEGER NOT NULL,
            decision TEXT NOT NULL CHECK (decision IN ('known', 'approve', 'review', 'block', 'incomplete')),
            first_seen INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            UNIQUE (kind, id)
          ) STRICT;
          CREATE INDEX record_owner ON record (owner);
          CREATE TABLE audit (
            number INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            actor TEXT NOT NULL,
            act TEXT NOT NULL,
            subject TEXT NOT NULL,
            reason TEXT NOT NULL,
            detail TEXT NOT NULL,
            hash BLOB NOT NULL
          ) STRICT;
          """)
    }
    return migrator
  }
}
