import Catalog
import Feeds
import Foundation
import Judgement
import Marketplace
import Screening
import StoreGroups
import Testing

/// A gate that looks only at what its batch touches decides as one that looks at everything.
struct TouchedGateTests {
  @Test func whatABatchTouchesIsEnoughToJudgeIt() async throws {
    let market = try #require(SmallMarket.first)
    let folder = try FeedFolder()
    let catalog = try Catalog(path: folder.url.appending(path: "market.db").path, key: CatalogKey(bytes: Array(1...32)))
    var random = SplitMix(seed: 5)
    // Seven eighths are known; the rest comes.
    let records = (market.stores + market.listings).shuffled(using: &random)
    let known = try folder.feed("known.xml", Array(records.dropFirst(records.count / 8)))
    let intake = await Ingestion(reader: FeedReader.bundled()).read([known])
    _ = try catalog.remember(
      intake.market, as: Act(name: "ingest", actor: "test", at: 0), values: CatalogIndex.values(of: intake.market)
    ) { intake.isRegistered($0) ? .known : nil }
    let batch = try folder.feed("batch.xml", Array(records.prefix(records.count / 8)))
    let whole = try await Self.gate(on: catalog, isWhole: true).judge([batch])
    #expect(try catalog.updateIndex(with: ListingKeys(), anew: true))
    #expect(try catalog.listingsNotIndexed(with: ListingKeys()) == 0)
    let part = try await Self.gate(on: catalog).judge([batch])
    #expect(part.scan.market.listings.count < whole.scan.market.listings.count)
    let (all, some) = (Self.outcomes(whole), Self.outcomes(part))
    #expect(all.count == some.count && all.count > 50)
    let different = all.filter { some[$0.key] != $0.value }
    // What only the whole market shows may differ: weights that are learnt from it.
    #expect(different.count * 100 <= all.count, "\(different.map { "\($0.key) \($0.value) \(some[$0.key] ?? "")" })")
    #expect(Set(all.values).count > 1)
  }

  @Test func eachRecordAloneIsDecidedAsByEverything() async throws {
    let market = try SmallMarket(seed: 4)
    let folder = try FeedFolder()
    let catalog = try Catalog(path: folder.url.appending(path: "market.db").path, key: CatalogKey(bytes: Array(1...32)))
    var random = SplitMix(seed: 6)
    let (stores, listings) = (market.stores.shuffled(using: &random), market.listings.shuffled(using: &random))
    // Listings of rings and of honest stores, copies of both by strangers, and stores that belong to rings.
    let copies = listings.suffix(12).map { listing in
      listing.replacing("<listing id=\"", with: "<listing id=\"copy-")
        .replacing(#/ store="[^"]*"/#, with: " store=\"nobody\"")
    }
    let known = try folder.feed("known.xml", Array(stores.dropFirst(6)) + listings.dropFirst(12))
    let scan = Scan(reader: FeedReader.bundled(), pack: try SignalPack.bundled())
    let found = try await scan.run([known], onto: catalog)
    _ = try catalog.remember(
      found.market, as: Act(name: "scan", actor: "test", at: 0), findings: found.remembered(isScan: true),
      values: CatalogIndex.values(of: found.market)
    ) { found.isKnown($0, among: 1) ? nil : .known }
    try catalog.updateIndex(with: ListingKeys(), anew: true)
    let (part, whole) = (try Self.gate(on: catalog), try Self.gate(on: catalog, isWhole: true))
    var counts: [String: Int] = [:]
    for (number, record) in (stores.prefix(6) + listings.prefix(12) + copies).enumerated() {
      let batch = try folder.feed("batch-\(number).xml", [record])
      let (some, all) = (Self.outcomes(try await part.judge([batch])), Self.outcomes(try await whole.judge([batch])))
      #expect(some == all, "\(record.prefix(80))")
      for outcome in all.values { counts[outcome, default: 0] += 1 }
    }
    #expect(counts.count > 1, "\(counts)")
  }

  /// A value that many more hold than in the last scan is held back, whether one store comes that holds it or many, and
  /// whether all of the market is looked at or what the batch touches.
  @Test(arguments: [1, 20]) func aValueThatJumpedIsHeldBack(newcomers: Int) async throws {
    let folder = try FeedFolder()
    let catalog = try Catalog(path: folder.url.appending(path: "market.db").path, key: CatalogKey(bytes: Array(1...32)))
    func store(_ id: String, _ account: String) -> String {
      """
      <store id="\(id)"><name>Store \(id)</name><account kind="alipay">\(account)@pay.example</account></store>
      """
    }
    let known = (0..<20).map { store("s-\($0)", "shared.by.many") } + (0..<30).map { store("o-\($0)", "own.\($0)") }
    let scan = Scan(reader: FeedReader.bundled(), pack: try SignalPack.bundled())
    let found = try await scan.run([try folder.feed("known.xml", known)], onto: catalog)
    var findings = found.remembered(isScan: true)
    // As if six of the twenty had held it at the last scan.
    findings.values = findings.values?.map {
      RememberedValue(kind: $0.kind, masked: $0.masked, stores: Array($0.stores.prefix(6)), settled: 6)
    }
    #expect(findings.values?.count == 1)
    _ = try catalog.remember(
      found.market, as: Act(name: "scan", actor: "test", at: 0), findings: findings,
      values: CatalogIndex.values(of: found.market)
    ) { found.isKnown($0, among: 1) ? nil : .known }
    try catalog.updateIndex(with: ListingKeys(), anew: true)
    let batch = try folder.feed("batch.xml", (0..<newcomers).map { store("n-\($0)", "shared.by.many") })
    for isWhole in [false, true] {
      let judged = try await Self.gate(on: catalog, isWhole: isWhole).judge([batch])
      #expect(judged.scan.groups.memory.jumps.map(\.before) == [6], "isWhole: \(isWhole)")
      #expect(judged.scan.groups.memory.jumps.map(\.stores.count) == [20 + newcomers], "isWhole: \(isWhole)")
    }
  }

  @Test func anIndexIsMadeAnewWhenItIsLost() async throws {
    let market = try #require(SmallMarket.first)
    let folder = try FeedFolder()
    let path = folder.url.appending(path: "market.db").path
    let catalog = try Catalog(path: path, key: CatalogKey(bytes: Array(1...32)))
    let intake = await Ingestion(reader: FeedReader.bundled()).read([try folder.feed("known.xml", market.listings)])
    _ = try catalog.remember(intake.market, as: Act(name: "ingest", actor: "test", at: 0)) { _ in .known }
    #expect(try catalog.textIndex(with: ListingKeys()) == nil)
    try catalog.updateIndex(with: ListingKeys(), anew: true)
    #expect(try catalog.textIndex(with: ListingKeys()) != nil)
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.url.path) where file.contains("-index-") {
      try FileManager.default.removeItem(at: folder.url.appending(path: file))
    }
    #expect(try catalog.textIndex(with: ListingKeys()) == nil)
    try catalog.updateIndex(with: ListingKeys(), anew: true)
    #expect(try catalog.listingsNotIndexed(with: ListingKeys()) == 0)
  }

  private static func gate(on catalog: Catalog, isWhole: Bool = false) throws -> Gate {
    try Gate(
      Scan(reader: FeedReader.bundled(), pack: try SignalPack.bundled()), on: catalog, isWhole: isWhole)
  }

  private static func outcomes(_ gate: GateFindings) -> [String: String] {
    let market = gate.scan.market
    var outcomes: [String: String] = [:]
    for decision in gate.all {
      switch decision.subject {
      case .store(let store): outcomes["store " + market.id(ofStore: store)] = decision.outcome.rawValue
      case .listing(let listing): outcomes["listing " + market.id(ofListing: listing)] = decision.outcome.rawValue
      case .group, .cluster, .picture: continue
      }
    }
    return outcomes
  }
}
