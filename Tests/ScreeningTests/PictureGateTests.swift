import Catalog
import DuplicateListings
import Feeds
import Fingerprints
import Foundation
import Judgement
import Marketplace
import Pictures
import SampleMarket
import Screening
import SyntheticImages
import Testing

/// A gate finds the pictures of a batch in what its catalog remembers, as a scan finds them in files.
struct PictureGateTests {
  private static let key = CatalogKey(bytes: Array(1...32))
  private static let act = Act(name: "ingest", actor: "test", at: 0)

  private static func catalog(_ folder: FeedFolder) throws -> Catalog {
    try Catalog(path: folder.url.appending(path: "market.db").path, key: key)
  }

  /// Takes feeds in with their pictures, and makes the indexes that a gate of parts needs.
  @discardableResult private static func ingest(
    _ feeds: [FeedSource], into catalog: Catalog, indexed: Bool = false
  ) async throws -> RememberedCounts.OfKind {
    let contents = await Ingestion(reader: FeedReader.bundled()).read(feeds)
    _ = try catalog.remember(contents.market, as: act, values: CatalogIndex.values(of: contents.market)) {
      contents.isRegistered($0) ? .known : nil
    }
    let counts = try await PictureIngestion().remember(contents, in: catalog, as: act)
    if indexed {
      try catalog.updateIndex(with: ListingKeys(), anew: true)
      try catalog.updatePictureIndex(anew: true)
    }
    return counts
  }

  private static func gate(_ batch: FeedSource, against catalog: Catalog) async throws -> GateFindings {
    try await Gate(Scan(reader: FeedReader.bundled(), pack: try SignalPack.bundled()), on: catalog).judge([batch])
  }

  /// The pairs that show one picture, with how certain that is, where one listing is among some.
  private static func pairs(_ findings: ScanFindings, among ids: Set<String>) -> [String: Double] {
    let market = findings.market
    var pairs: [String: Double] = [:]
    for pair in findings.duplicates.pictures.pairs {
      let (a, b) = (market.id(ofListing: pair.a), market.id(ofListing: pair.b))
      guard ids.contains(a) || ids.contains(b) else { continue }
      pairs["\(a) \(pair.hrefA) \(b) \(pair.hrefB)"] = pair.certainty
    }
    return pairs
  }

  /// What the signals say of the pictures of some listings.
  private static func verdicts(_ findings: ScanFindings, of ids: Set<String>) -> [String: String] {
    var said: [String: String] = [:]
    for verdict in findings.verdicts.pictures {
      guard case .picture(let number) = verdict.subject else { continue }
      let picture = findings.pictures[number]
      let id = findings.market.id(ofListing: picture.listing)
      guard ids.contains(id) else { continue }
      said["\(id) \(picture.href)"] =
        "\(verdict.recommendation) " + verdict.hits.map(\.signal.code).joined(separator: " ")
    }
    return said
  }

  private static func ids(_ records: [String]) -> Set<String> {
    Set(records.compactMap { $0.firstMatch(of: /<listing id="([^"]*)"/).map { String($0.1) } })
  }

  @Test func aGateNamesThePicturesThatAScanOfAllWouldName() async throws {
    let folder = try FeedFolder()
    try SampleMarket(stores: 80, seed: 1).write(to: folder.url.path)
    let market = try #require(SmallMarket.first)
    var random = SplitMix(seed: 3)
    let listings = market.listings.shuffled(using: &random)
    let known = try folder.feed("known.xml", market.stores + listings.dropFirst(listings.count / 4))
    let batch = try folder.feed("batch.xml", Array(listings.prefix(listings.count / 4)))
    let new = Self.ids(Array(listings.prefix(listings.count / 4)))
    let whole = try await scan([folder.feed("all.xml", market.stores + listings)])
    let (all, expected) = (Self.pairs(whole, among: new), Self.verdicts(whole, of: new))
    #expect(all.count > 10 && expected.values.contains { $0.contains("IMG-04") })
    let catalog = try Self.catalog(folder)
    try await Self.ingest([known], into: catalog)
    let found = try await Self.gate(batch, against: catalog).scan
    #expect(Self.pairs(found, among: new) == all)
    #expect(Self.verdicts(found, of: new) == expected)

    // With indexes only what is touched is looked at. What is not found then has no hash near the other: it shows a part of
    // a picture, which only places tell.
    try catalog.updateIndex(with: ListingKeys(), anew: true)
    try catalog.updatePictureIndex(anew: true)
    let touched = try await Self.gate(batch, against: catalog).scan
    let some = Self.pairs(touched, among: new)
    #expect(some.allSatisfy { all[$0.key] == $0.value })
    for (pair, _) in all where some[pair] == nil {
      let names = pair.split(separator: " ").map(String.init)
      let files = [names[1], names[3]].map { PictureFile(path: folder.url.appending(path: $0).path) }
      #expect(PictureComparison(files[0], files[1]).match?.distance == nil, "\(pair)")
      #expect(!(new.contains(names[0]) && new.contains(names[2])), "\(pair)")
    }
    #expect(some.count * 10 >= all.count * 8, "\(some.count) of \(all.count)")
    let other = expected.filter { Self.verdicts(touched, of: new)[$0.key] != $0.value }
    #expect(other.isEmpty, "\(other)")
  }

  /// Pictures that declare that a generator made them, and copies that say nothing.
  private static func relabelled(_ folder: FeedFolder) throws -> (known: [String], batch: [String]) {
    let labelled = try LabelWriter().label(
      SamePictureTests.patches(1).jpeg(quality: 90),
      with: SyntheticContentLabel(kind: .declared, producer: "p", produceID: "1"))
    try Data(labelled).write(to: folder.url.appending(path: "labelled.jpg"))
    let copies: [(String, [UInt8])] = try [
      ("stripped.jpg", SamePictureTests.patches(1).jpeg(quality: 70)),
      ("mirrored.png", SamePictureTests.mirrored(SamePictureTests.patches(1)).png()),
      ("other.jpg", SamePictureTests.patches(2).jpeg()),
    ]
    for (name, bytes) in copies { try Data(bytes).write(to: folder.url.appending(path: name)) }
    return (
      [SamePictureTests.listing("l-1", "s-1", ["labelled.jpg"])],
      copies.enumerated().map { SamePictureTests.listing("l-\($0 + 2)", "s-\($0 + 2)", [$1.0]) }
    )
  }

  @Test(arguments: [false, true]) func aCopyWithoutTheLabelThatTheMarketKnowsIsFound(isPart: Bool) async throws {
    let folder = try FeedFolder()
    let (known, batch) = try Self.relabelled(folder)
    let catalog = try Self.catalog(folder)
    let counts = try await Self.ingest([folder.feed("known.xml", known)], into: catalog, indexed: isPart)
    #expect(counts.new == 1)
    // The file is gone; what is remembered of it stays.
    try FileManager.default.removeItem(at: folder.url.appending(path: "labelled.jpg"))
    let findings = try await Self.gate(folder.feed("batch.xml", batch), against: catalog)
    let said = Self.verdicts(findings.scan, of: Self.ids(batch))
    #expect(said["l-2 stripped.jpg"] == "review IMG-04", "\(said)")
    #expect(said["l-3 mirrored.png"] == "review IMG-04", "\(said)")
    #expect(said["l-4 other.jpg"]?.contains("IMG-04") == false, "\(said)")
    let waiting = findings.decisions.listings.filter { $0.outcome >= .review }
    #expect(waiting.count >= 2)
    // What the catalog knows is judged as it was when it came.
    #expect(Self.verdicts(findings.scan, of: ["l-1"])["l-1 labelled.jpg"]?.contains("IMG-01") == true)
  }

  @Test func whatIsKnownAsItIsIsNotLookedAtAgain() async throws {
    let folder = try FeedFolder()
    let (known, _) = try Self.relabelled(folder)
    let two = known + [SamePictureTests.listing("l-9", "s-9", ["stripped.jpg", "missing.jpg", "labelled.jpg"])]
    let catalog = try Self.catalog(folder)
    let feed = try folder.feed("known.xml", two)
    #expect(try await Self.ingest([feed], into: catalog).new == 3)
    let again = try await Self.ingest([feed], into: catalog)
    #expect(again.new == 0 && again.changed == 0 && again.unchanged == 2)
    #expect(try catalog.counts().pictures == 3)
    // A file that changed under its name is.
    try FileManager.default.removeItem(at: folder.url.appending(path: "stripped.jpg"))
    try Data(try SamePictureTests.patches(5).jpeg()).write(to: folder.url.appending(path: "stripped.jpg"))
    let changed = try await Self.ingest([feed], into: catalog)
    #expect(changed.changed == 1 && changed.new == 0)
    // One that is at hand no longer stays as it was.
    try FileManager.default.removeItem(at: folder.url.appending(path: "stripped.jpg"))
    #expect(try await Self.ingest([feed], into: catalog).changed == 0)
    #expect(try catalog.counts().pictures == 3)
    #expect(try catalog.faults().isEmpty)
  }

  @Test func aSealedPrintThatIsNoneIsRefused() async throws {
    let folder = try FeedFolder()
    let (known, batch) = try Self.relabelled(folder)
    let catalog = try Self.catalog(folder)
    let feed = try folder.feed("known.xml", known)
    let contents = await Ingestion(reader: FeedReader.bundled()).read([feed])
    _ = try catalog.remember(contents.market, as: Self.act)
    let prints: [[UInt8]] = [
      [], [1, 2, 3], [255, 255, 255, 255], [0, 0, 0, 0], [2, 0, 0, 0, 1, 1, 123, 125],
      [0, 0, 0, 128] + Array("{}".utf8),
      [0, 0, 0, 0] + Array(#"{"width":1,"height":1,"facts":[{"marker":"x","declares":"nothing known"}]}"#.utf8),
    ]
    for print in prints {
      _ = try catalog.remember(
        [(0, [RememberedPicture(href: "labelled.jpg", mark: print, print: print, hashes: [])])], of: contents.market,
        at: 0)
      await #expect(throws: CatalogError.self) {
        _ = try await Self.gate(folder.feed("batch.xml", batch), against: catalog)
      }
    }
  }
}
