import Foundation
import GRDB
import Marketplace
import Testing

@testable import Catalog

/// What is taken away is gone from the file, and the audit chain shows that it went and nothing else.
struct PrivacyTests {
  private static func act(_ name: String, by actor: String = "li", at day: Int = 1) -> Act {
    Act(name: name, actor: actor, at: Int64(day) * 86_400_000, reason: "because of Unmistakable")
  }

  private static func catalog(_ folder: CatalogFolder) throws -> Catalog {
    let catalog = try folder.catalog()
    _ = try catalog.remember(
      Markets.market(stores: ["a", "b", "c"], listings: ["l"], name: "Personal Matter"),
      as: Act(name: "ingest", actor: "li", at: 86_400_000))
    return catalog
  }

  private static func tombstones(_ catalog: Catalog) throws -> [String] {
    try catalog.read { db in
      try Row.fetchAll(db, sql: "SELECT kind, id FROM tombstone").map { row in
        "\(row["kind"] as String) \(String(decoding: row["id"] as Data, as: UTF8.self))"
      }.sorted()
    }
  }

  private static func bytes(_ folder: CatalogFolder, hold text: String) throws -> Bool {
    try FileManager.default.contentsOfDirectory(at: folder.url, includingPropertiesForKeys: nil).contains {
      try Data(contentsOf: $0).firstRange(of: Data(text.utf8)) != nil
    }
  }

  @Test func aRedactedStoreIsGoneAndTheChainStillVerifies() throws {
    let folder = try CatalogFolder()
    let catalog = try Self.catalog(folder)
    try catalog.judge("a", "b", .same, as: Self.act("judge"))
    try catalog.judge("b", "c", .same, as: Act(name: "judge", actor: "li", at: 0, reason: "Other"))
    _ = try catalog.reveal(store: "a", as: Self.act("reveal"))
    let counts = try catalog.redact(store: "a", as: Act(name: "redact", actor: "li", at: 0, reason: "asked for"))
    #expect(counts.stores == 1)
    #expect(try Self.tombstones(catalog) == ["store a"])
    #expect(try !Self.bytes(folder, hold: "Unmistakable"))
    #expect(try Self.bytes(folder, hold: "Other"))
    #expect(try catalog.firstBrokenAuditEntry() == nil)
    #expect(try catalog.faults().isEmpty)
    #expect(try catalog.counts().stores == 2)
    #expect(throws: CatalogError.self) { try catalog.redact(store: "a", as: Self.act("redact")) }
    // The pair's other store keeps what was decided of it with others.
    #expect(try catalog.judgements().count == 2)
  }

  @Test func aTextThatGoesWithoutBeingRedactedShows() throws {
    let folder = try CatalogFolder()
    let catalog = try Self.catalog(folder)
    try catalog.judge("a", "b", .same, as: Self.act("judge"))
    _ = try catalog.redact(store: "c", as: Self.act("redact"))
    #expect(try catalog.firstBrokenAuditEntry() == nil)
    try folder.edit("UPDATE audit SET salt = NULL, reason = '' WHERE number = 2")
    #expect(try catalog.firstBrokenAuditEntry() == 2)
  }

  @Test func whatIsRevealedStandsInTheChain() throws {
    let folder = try CatalogFolder()
    let catalog = try Self.catalog(folder)
    let market = try catalog.reveal(store: "b", as: Self.act("reveal"))
    #expect(market.stores.string(.name, of: 0) == "Personal Matter")
    let last = try #require(try catalog.lastAuditEntries(1).first)
    #expect(last.act == "reveal" && last.subject == "store b" && last.actor == "li" && !last.reason.isEmpty)
    #expect(throws: CatalogError.self) {
      try catalog.reveal(store: "b", as: Act(name: "reveal", actor: "li", at: 0, reason: " \n"))
    }
    #expect(throws: CatalogError.keyMissing(path: folder.path)) {
      try folder.catalog(key: nil).reveal(store: "b", as: Self.act("reveal"))
    }
  }

  @Test func aPurgeNeedsTwoAndTakesWhatNoFeedNamedSince() throws {
    let folder = try CatalogFolder()
    let catalog = try Self.catalog(folder)
    // Named again on day 10, unchanged.
    _ = try catalog.remember(
      Markets.market(stores: ["b"], listings: [], name: "Personal Matter"), as: Self.act("ingest", at: 10))
    #expect(try catalog.purgeable(before: Day(number: 5)) == PurgeCounts(stores: 2, listings: 1))
    let request = try catalog.askForPurge(before: Day(number: 5), as: Self.act("purge", at: 11))
    #expect(try catalog.counts().stores == 3)
    #expect(try Self.bytes(folder, hold: "Personal Matter"))
    #expect(throws: CatalogError.self) {
      try catalog.answer(request, granting: true, as: Self.act("approve", by: "LI", at: 11))
    }
    _ = try catalog.answer(request, granting: true, as: Self.act("approve", by: "wang", at: 11))
    #expect(try catalog.counts() == Catalog.Counts(stores: 1, listings: 0, auditEntries: 4))
    // A tombstone a record stays, and nothing else of it, in the write-ahead log neither.
    #expect(try Self.tombstones(catalog) == ["listing l", "store a", "store c"])
    #expect(try !Self.bytes(folder, hold: "Personal Matter"))
    #expect(throws: CatalogError.self) {
      try catalog.answer(request, granting: true, as: Self.act("approve", by: "wang", at: 11))
    }
    #expect(try catalog.faults().isEmpty)
    #expect(throws: CatalogError.self) {
      try catalog.askForPurge(before: Day(number: 5), as: Self.act("purge", at: 12))
    }
  }

  @Test func anotherKeyOpensEverythingAndTheOldOneNothing() throws {
    let folder = try CatalogFolder()
    let catalog = try Self.catalog(folder)
    let until = Day(number: 100)
    let hub = try catalog.addHub(
      kind: "phone", value: "13904715862", masked: "139****5862", owner: "agency", expires: until, as: Self.act("hub"))
    _ = try catalog.answer(hub, granting: true, as: Self.act("approve", by: "wang"))
    let new = try #require(CatalogKey(bytes: Array(7...38)))
    #expect(try catalog.rekey(to: new, as: Self.act("rekey")) == 3)
    #expect(throws: CatalogError.self) { try folder.catalog() }
    let other = try folder.catalog(key: new)
    #expect(try other.recall().stores.count == 3)
    #expect(try other.hubs().map(\.value) == ["13904715862"])
    // What is taken in again is known again.
    let again = try other.remember(
      Markets.market(stores: ["a", "b", "c"], listings: ["l"], name: "Personal Matter"), as: Self.act("ingest"))
    #expect(again.stores.unchanged == 3 && again.listings.unchanged == 1)
    #expect(try other.faults().isEmpty)
  }

  @Test func maskedFormsStandBesideHashesAndStayWhenTheKeyIsLost() throws {
    let folder = try CatalogFolder()
    let catalog = try folder.catalog()
    func take(_ stores: [String], into catalog: Catalog) throws {
      let market = Markets.market(stores: stores, listings: [], name: "Personal Matter")
      _ = try catalog.remember(
        market, as: Self.act("ingest"),
        values: StoreValues { store in
          [
            StoreValue(bytes: Array("13904715862".utf8), kind: "phone", masked: "139****5862"),
            StoreValue(bytes: [UInt8(store)], kind: "device", masked: "d***"),
          ]
        })
    }
    try take(["a", "b"], into: catalog)
    #expect(
      try catalog.identifiers(ofStores: ["b", "x"]) == [
        MaskedIdentifier(store: "b", kind: "device", masked: "d***", holders: 1),
        MaskedIdentifier(store: "b", kind: "phone", masked: "139****5862", holders: 2),
      ])
    #expect(try !Self.bytes(folder, hold: "13904715862"))
    // Without the key they are shown, and under a new one after it was lost they stand until the store comes again.
    #expect(try folder.catalog(key: nil).identifiers(ofStores: ["a"]).map(\.masked) == ["d***", "139****5862"])
    let new = try #require(CatalogKey(bytes: Array(7...38)))
    _ = try folder.catalog(key: nil).rekeyWithoutOld(to: new, as: Self.act("rekey"))
    let later = try folder.catalog(key: new)
    #expect(try later.identifiers(ofStores: ["a", "b"]).map(\.holders) == [0, 0, 0, 0])
    try take(["a"], into: later)
    #expect(try later.identifiers(ofStores: ["a", "b"]).map(\.holders) == [1, 1, 0, 0])
    // Redaction takes them, of a store that is known by nothing else, too.
    _ = try later.redact(store: "b", as: Self.act("redact"))
    #expect(try later.identifiers(ofStores: ["b"]).isEmpty)
    #expect(try later.identifiers(ofStores: ["a"]).count == 2)
    _ = try later.redact(store: "a", as: Self.act("redact"))
    #expect(try later.identifiers(ofStores: ["a"]).isEmpty)
    #expect(try later.faults().isEmpty)
  }

  @Test func maskedFormsThatALostKeyLeftCanBePurgedAlone() throws {
    let folder = try CatalogFolder()
    let catalog = try folder.catalog()
    _ = try catalog.remember(
      Markets.market(stores: ["a", "b"], listings: []), as: Self.act("ingest"),
      values: StoreValues { store in [StoreValue(bytes: [UInt8(store)], kind: "device", masked: "d***")] })
    #expect(try catalog.purgeable(before: Day(number: 0)) == PurgeCounts())
    let new = try #require(CatalogKey(bytes: Array(7...38)))
    _ = try folder.catalog(key: nil).rekeyWithoutOld(to: new, as: Self.act("rekey"))
    let later = try folder.catalog(key: new)
    #expect(try later.purgeable(before: Day(number: 0)) == PurgeCounts(masked: 2))
    let request = try later.askForPurge(before: Day(number: 0), as: Self.act("purge"))
    #expect(try later.requests().first?.summary.contains("masked identifiers of 2 stores") == true)
    _ = try later.answer(request, granting: true, as: Self.act("approve", by: "wang"))
    #expect(try later.identifiers(ofStores: ["a", "b"]).isEmpty)
    #expect(try later.lastAuditEntries(1).first?.detail.contains("\"masked\":2") == true)
    #expect(throws: CatalogError.self) { try later.askForPurge(before: Day(number: 0), as: Self.act("purge")) }
  }

  @Test func aLostKeyCostsRegistrationsAndNothingElse() throws {
    let folder = try CatalogFolder()
    try Self.catalog(folder).judge("a", "b", .same, as: Self.act("judge"))
    let locked = try folder.catalog(key: nil)
    // Without the key, decisions and the chain are there.
    #expect(try locked.judgements().count == 1 && locked.faults().isEmpty)
    let new = try #require(CatalogKey(bytes: Array(7...38)))
    #expect(try locked.rekeyWithoutOld(to: new, as: Self.act("rekey")) == 3)
    let catalog = try folder.catalog(key: new)
    #expect(try catalog.counts() == Catalog.Counts(stores: 0, listings: 1, auditEntries: 3))
    #expect(try catalog.recall().listings.count == 1)
    _ = try catalog.remember(Markets.market(stores: ["a", "b"], listings: []), as: Self.act("ingest"))
    #expect(try catalog.judgements().count == 1 && catalog.counts().stores == 2)
  }
}
