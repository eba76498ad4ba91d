import DuplicateListings
import Marketplace
import StoreGroups
import SyntheticImages

@testable import Judgement

/// Small markets and findings, so that a test says only what it is about.
enum Samples {
  /// Stores `s0`, `s1`, … with the listings of each: a title, and a price of `prices` in order.
  static func market(stores: Int, listingsEach: Int = 1, gtin: String? = nil, prices: [String] = []) -> Market {
    var storeTable = RecordTable()
    var listingTable = RecordTable()
    var draft = RecordDraft()
    for store in 0..<stores {
      draft.removeAll()
      draft.append(.id, "s\(store)")
      storeTable.append(draft, file: 0, line: store + 1, column: 1)
      for listing in 0..<listingsEach {
        draft.removeAll()
        let number = store * listingsEach + listing
        draft.append(.id, "l\(String(number + 1_000))")
        draft.append(.store, "s\(store)")
        draft.append(.title, "goods \(number)")
        if let gtin { draft.append(.gtin, gtin) }
        if number < prices.count { draft.append(.price, prices[number], qualifier: "CNY") }
        listingTable.append(draft, file: 0, line: 100 + number, column: 1)
      }
    }
    return Market(files: ["feed.xml"], stores: storeTable, listings: listingTable)
  }

  /// A group of the first `size` stores in a chain of ties of one kind.
  static func group(
    size: Int, tie: TieKind = .device, strength: TieStrength = .strong, _ change: (inout GroupFacts) -> Void = { _ in }
  ) -> GroupFindings {
    var facts = GroupFacts()
    facts.copiedShare = 0
    change(&facts)
    let links = (1..<size).map { store in
      let tie = Tie(kind: tie, masked: "ab****cd", holders: size, strength: strength, weight: 6)
      return StoreLink(a: store - 1, b: store, ties: [tie], weight: 6)
    }
    let group = StoreGroup(id: "g", stores: Array(0..<size), links: links, facts: facts)
    return GroupFindings(groups: [group], heldBack: [], faults: [])
  }

  static let noGroups = GroupFindings(groups: [], heldBack: [], faults: [])
  static let noDuplicates = DuplicateFindings(clusters: [], comparedPairs: 0, notEvaluable: [])

  /// A cluster of listings whose first is kept.
  static func cluster(_ listings: [Int], resemblance: Double = 0.9, disguises: [Disguise] = []) -> DuplicateFindings {
    let pairs = listings.dropFirst().map { other in
      DuplicatePair(
        a: listings[0], b: other, resemblance: resemblance, containment: resemblance, titleResemblance: resemblance,
        probability: 0.95, disguises: disguises)
    }
    let cluster = DuplicateCluster(
      id: "d", listings: listings, keep: listings[0], pairs: pairs, identical: resemblance >= 1 ? [listings] : [])
    return DuplicateFindings(clusters: [cluster], comparedPairs: pairs.count, notEvaluable: [])
  }

  static func picture(_ declares: Provenance.Declared, marker: String = "tc260-aigc") -> PictureExamination {
    let fact = ProvenanceFact(marker: marker, declares: declares, software: nil, value: "", location: "iTXt@41")
    let provenance = Provenance(declared: declares, facts: declares == .none ? [] : [fact], width: 10, height: 10)
    return PictureExamination(href: "a.png", listing: 0, outcome: .examined(provenance))
  }

  static func judge() throws -> Judge { Judge(pack: try SignalPack.bundled()) }
}
