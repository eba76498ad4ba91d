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
    migrator.registerMigration("decisions") { db in
      try db.execute(sql: decisions)
      try db.execute(sql: findings)
      try db.execute(sql: indexes)
    }
    migrator.registerMigration("pictures") { try $0.execute(sql: pictures) }
    migrator.registerMigration("masked identifiers") { db in try db.execute(sql: maskedIdentifiers) }
    migrator.registerMigration("members of groups") { db in
      try db.execute(sql: groupMembers)
      try Catalog.refillGroupMembers(in: db)
    }
    return migrator
  }

  /// The groups of each store, so that those of a batch are found without the others being read.
  private static let groupMembers = """
    CREATE TABLE group_member (
      -- The bytes of the store's id.
      store BLOB NOT NULL,
      group_id TEXT NOT NULL REFERENCES store_group ON DELETE CASCADE,
      PRIMARY KEY (store, group_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX group_member_group ON group_member (group_id);
    CREATE INDEX wide_value_masked ON wide_value (masked);
    """

  /// The masked forms of what stores registered. Of stores that were taken in before there are none until
  /// ``Catalog/reindex(values:)``.
  private static let maskedIdentifiers = """
    CREATE TABLE identifier (
      -- The id of the store, whose record goes when the key is lost; this stays.
      store BLOB NOT NULL,
      -- The keyed hash of the value, as holding has it.
      hash INTEGER NOT NULL,
      kind TEXT NOT NULL,
      masked TEXT NOT NULL,
      PRIMARY KEY (store, hash)
    ) STRICT, WITHOUT ROWID;
    """

  /// What people decide.
  private static let decisions = """
    -- The day on which a feed named the record last, since 1970-01-01.
    ALTER TABLE record ADD COLUMN seen INTEGER NOT NULL DEFAULT 0;
    UPDATE record SET seen = changed / 86400000;
    -- What an entry says is hashed apart, with a salt, so that it can be taken away and the chain still verifies.
    ALTER TABLE audit ADD COLUMN salt BLOB;
    ALTER TABLE audit ADD COLUMN digest BLOB;
    CREATE TABLE tombstone (
      number INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      id BLOB NOT NULL,
      at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE judgement (
      number INTEGER PRIMARY KEY,
      -- The ids of two stores, the lower first.
      a TEXT NOT NULL,
      b TEXT NOT NULL CHECK (a < b),
      decision TEXT NOT NULL CHECK (decision IN ('same', 'different', 'unsure')),
      actor TEXT NOT NULL,
      at INTEGER NOT NULL,
      reason TEXT NOT NULL,
      undone INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX judgement_pair ON judgement (a, b);
    -- An act that waits for a second person, or waited.
    CREATE TABLE request (
      number INTEGER PRIMARY KEY,
      act TEXT NOT NULL CHECK (act IN ('allow', 'hub', 'case', 'purge')),
      subject TEXT NOT NULL,
      summary TEXT NOT NULL,
      actor TEXT NOT NULL,
      at INTEGER NOT NULL,
      reason TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'granted', 'denied')),
      second TEXT,
      answered INTEGER,
      answer TEXT
    ) STRICT;
    CREATE TABLE allowance (
      number INTEGER PRIMARY KEY,
      -- Arrays of JSON.
      stores TEXT NOT NULL,
      brands TEXT NOT NULL,
      signals TEXT NOT NULL,
      reason TEXT NOT NULL,
      -- Days since 1970-01-01; the day from which on it holds no more.
      expires INTEGER NOT NULL,
      proposed_by TEXT NOT NULL,
      approved_by TEXT,
      approved INTEGER,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'in force', 'denied', 'ended'))
    ) STRICT;
    CREATE TABLE hub (
      number INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,
      -- Sealed under the key.
      value BLOB NOT NULL,
      masked TEXT NOT NULL,
      owner TEXT NOT NULL,
      reason TEXT NOT NULL,
      -- The last day on which it counts.
      expires INTEGER NOT NULL,
      proposed_by TEXT NOT NULL,
      approved_by TEXT,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'in force', 'denied', 'ended'))
    ) STRICT;
    CREATE TABLE review (
      number INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('group', 'duplicates', 'store', 'listing')),
      subject TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('open', 'waiting', 'decided')),
      outcome TEXT NOT NULL,
      score REAL NOT NULL,
      -- Codes of signals, an array of JSON.
      signals TEXT NOT NULL,
      priority INTEGER NOT NULL,
      opened INTEGER NOT NULL,
      assignee TEXT,
      -- Until when nobody else is given it.
      lease INTEGER,
      decision TEXT CHECK (decision IN ('release', 'hold', 'close')),
      decided_by TEXT,
      decided INTEGER,
      reason TEXT,
      UNIQUE (kind, subject)
    ) STRICT;
    CREATE INDEX review_queue ON review (state, priority, opened);
    CREATE TABLE review_record (
      review INTEGER NOT NULL REFERENCES review,
      kind TEXT NOT NULL CHECK (kind IN ('store', 'listing')),
      id BLOB NOT NULL,
      -- Whether it waits for the decision, or only belongs to what is decided.
      waits INTEGER NOT NULL,
      -- What the record said when it was decided.
      content BLOB,
      PRIMARY KEY (review, kind, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX audit_subject ON audit (subject);
    CREATE INDEX review_record_id ON review_record (kind, id);
    """

  /// What finds the records that a batch touches.
  private static let indexes = """
    -- Keyed hashes of what stores registered.
    CREATE TABLE holding (
      hash INTEGER NOT NULL,
      store INTEGER NOT NULL,
      PRIMARY KEY (hash, store)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX holding_store ON holding (store);
    -- Listings whose texts the index file does not have yet.
    CREATE TABLE unindexed (
      sequence INTEGER PRIMARY KEY AUTOINCREMENT,
      number INTEGER NOT NULL UNIQUE
    ) STRICT;
    INSERT INTO unindexed (number) SELECT number FROM record WHERE kind = 'listing';
    INSERT INTO fact (name, value) SELECT 'holdings', 'whole' WHERE NOT EXISTS (SELECT 1 FROM record);
    """

  /// What is known of the pictures that listings show.
  private static let pictures = """
    CREATE TABLE picture (
      -- Never given again, so that whoever notes what came since a number misses nothing.
      number INTEGER PRIMARY KEY AUTOINCREMENT,
      listing INTEGER NOT NULL REFERENCES record ON DELETE CASCADE,
      href BLOB NOT NULL,
      -- Tells whether the file is the one that was looked at; says nothing without the key.
      file BLOB NOT NULL,
      -- Tells whether what is known changed; says nothing without the key.
      content BLOB NOT NULL,
      -- Hashes that pictures which look alike have nearly in common, under a veil of the key: 32 bytes each.
      near BLOB NOT NULL,
      first_seen INTEGER NOT NULL,
      UNIQUE (listing, href)
    ) STRICT;
    -- Apart, so that the table above is read fast.
    CREATE TABLE picture_print (
      number INTEGER PRIMARY KEY REFERENCES picture ON DELETE CASCADE,
      -- Sealed under the key.
      print BLOB NOT NULL
    ) STRICT;
    """

  /// What was found.
  private static let findings = """
    CREATE TABLE store_group (
      id TEXT PRIMARY KEY,
      -- Ids, an array of JSON.
      stores TEXT NOT NULL,
      first_seen INTEGER NOT NULL,
      changed INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE lineage (
      number INTEGER PRIMARY KEY,
      at INTEGER NOT NULL,
      event TEXT NOT NULL,
      group_id TEXT NOT NULL,
      others TEXT NOT NULL,
      joined TEXT NOT NULL,
      lost TEXT NOT NULL,
      gone TEXT NOT NULL
    ) STRICT;
    CREATE INDEX lineage_group ON lineage (group_id);
    -- Values that many stores held in the last scan.
    CREATE TABLE wide_value (
      kind TEXT NOT NULL,
      masked TEXT NOT NULL,
      stores TEXT NOT NULL,
      settled INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE verdict (
      kind TEXT NOT NULL,
      subject TEXT NOT NULL,
      -- Ids of the members of a group or a cluster, an array of JSON.
      members TEXT NOT NULL,
      verdict TEXT NOT NULL,
      score REAL NOT NULL,
      signals TEXT NOT NULL,
      pack TEXT NOT NULL,
      changed INTEGER NOT NULL,
      PRIMARY KEY (kind, subject)
    ) STRICT, WITHOUT ROWID;
    """
}
