import Foundation
import SampleMarket
import Testing

@Suite struct TruthTests {
  @Test(arguments: [(80, 3), (640, 9)])
  func `the truth speaks only of stores, listings and pictures that the feeds hold`(stores: Int, seed: Int) throws {
    let documents = try SampleMarket(stores: stores, seed: UInt64(seed)).documents()
    let storeIDs = Set(documents.stores.all(from: "<store id=\"", to: "\""))
    let listingIDs = Set(documents.listings.all(from: "<listing id=\"", to: "\""))
    let hrefs = Set(documents.listings.all(from: "<image href=\"", to: "\""))
    let truth = Sample.lines(of: documents.truth)
    #expect(storeIDs.count == stores)
    #expect(truth.count == documents.truth.split(separator: "\n").count)
    for row in truth {
      let named = (row.stores ?? []) + (row.links ?? []).flatMap { $0.prefix(2) } + [row.store].compactMap { $0 }
      let missing = named.filter { !storeIDs.contains($0) }
      #expect(missing.isEmpty)
      let listed =
        (row.listings ?? []) + (row.disguises ?? []).map { $0[0] } + [row.listing].compactMap { $0 }
      #expect(listed.allSatisfy { listingIDs.contains($0) })
      #expect(row.href.map { hrefs.contains($0) } ?? true)
    }
    #expect(hrefs == Set(truth.compactMap(\.href)))
  }

  @Test(arguments: [(80, 3), (640, 9), (320, 2)])
  func `no store is in two groups and no listing in two clusters`(stores: Int, seed: Int) throws {
    let truth = Sample.lines(of: try SampleMarket(stores: stores, seed: UInt64(seed)).documents().truth)
    let grouped = truth.filter { $0.type == "group" }.flatMap { $0.stores ?? [] }
    #expect(Set(grouped).count == grouped.count)
    let clustered = truth.filter { $0.type == "duplicates" }.flatMap { $0.listings ?? [] }
    #expect(Set(clustered).count == clustered.count)
  }

  @Test func `every member of a group is tied to the others`() {
    for group in Sample.truth("group") {
      let members = Set(group.stores ?? [])
      var reached = Set(members.prefix(1))
      for _ in members {
        for link in group.links ?? [] where reached.contains(link[0]) || reached.contains(link[1]) {
          reached.formUnion(link.prefix(2))
        }
      }
      #expect(reached == members)
    }
  }

  @Test func `the default market holds one of everything`() {
    let groups = Sample.truth("group")
    #expect(groups.filter { $0.malicious == true }.compactMap { $0.stores?.count }.sorted() == [2, 3, 14])
    #expect(groups.contains { $0.declared == .flag(true) && $0.malicious == false && $0.stores?.count == 3 })
    let hubs = Dictionary(Sample.truth("hub").map { ($0.kind ?? "", $0.stores?.count ?? 0) }) { first, _ in first }
    #expect(hubs["phone"] == 40)
    #expect(hubs["return-address"] == 60)
    #expect(hubs["company-address"] == 24)
    #expect(hubs["ip"] == 18)
    #expect(hubs["home-address"] == 2)
    #expect(hubs["brand-return-centre"] == 7)
    let variants = Set(Sample.truth("variant").compactMap(\.kind))
    #expect(variants == ["same-gtin", "colour", "model", "pack-size"])
    let disguises = Set(
      Sample.truth("duplicates").flatMap { $0.disguises ?? [] }.flatMap { $0[1].components(separatedBy: "+") })
    #expect(disguises.count == 9)
    let pictures = Sample.truth("image")
    #expect((140...180).contains(pictures.count))
    #expect(
      Set(pictures.compactMap(\.marker)) == [
        "none", "exif", "tc260-aigc", "png-parameters", "iptc-digital-source-type", "c2pa-actions",
      ])
    #expect(Set(pictures.compactMap(\.expected)) == ["examined", "not-evaluable", "refused"])
  }

  @Test func `a larger market has more rings, not the same one`() throws {
    let truth = Sample.lines(of: try SampleMarket(stores: 960, seed: 6).documents().truth)
    let rings = truth.filter { $0.story == "large ring" }
    #expect(rings.count == 3)
    #expect(rings.allSatisfy { (6...26).contains($0.stores?.count ?? 0) })
  }

  @Test func `goods are of many categories and one listing in ten is English`() {
    let categories = Sample.listings.all(from: "<category>", to: "<")
    #expect((2300...2900).contains(categories.count))
    #expect(Set(categories).count >= 20)
    let english = categories.filter { $0.allSatisfy(\.isASCII) }.count
    #expect((5...15).contains(english * 100 / categories.count))
    #expect(english == Sample.listings.all(from: "currency=\"", to: "\"").filter { $0 == "USD" }.count)
  }
}
