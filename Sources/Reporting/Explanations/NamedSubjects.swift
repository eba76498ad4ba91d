import DuplicateListings
import Judgement
import Marketplace
import Screening
import StoreGroups
import SyntheticImages

extension ScanFindings {
  /// What an id names: a store, a listing, a group, a cluster of duplicates; usually one, none when it is unknown.
  ///
  /// - Complexity: O(groups + clusters).
  func subjects(named id: String) -> [Subject] {
    var subjects: [Subject] = []
    if let store = market.store(withID: id) { subjects.append(.store(store)) }
    if let listing = market.listing(withID: id) { subjects.append(.listing(listing)) }
    if let group = groups.groups.firstIndex(where: { $0.id == id }) { subjects.append(.group(group)) }
    if let cluster = duplicates.clusters.firstIndex(where: { $0.id == id }) { subjects.append(.cluster(cluster)) }
    return subjects
  }

  /// The verdict of a subject, when it has one.
  func verdict(of subject: Subject) -> Verdict? {
    switch subject {
    case .group(let index): verdicts.group(index)
    case .cluster(let index): verdicts.cluster(index)
    case .picture(let index): verdicts.picture(index)
    case .store: verdicts.stores.first { $0.subject == subject }
    case .listing: verdicts.listings.first { $0.subject == subject }
    }
  }

  /// What a subject belongs to, and what belongs to it.
  func surroundings(of subject: Subject) -> Surroundings {
    var around = Surroundings()
    switch subject {
    case .store(let store):
      around.group = groups.groups.firstIndex { $0.stores.contains(store) }
      around.links = around.group.map { groups.groups[$0].links.filter { $0.a == store || $0.b == store } } ?? []
      let listings = Set(market.storeOfListing.indices.filter { Int(market.storeOfListing[$0]) == store })
      around.clusters = clusters(of: listings)
      around.pictures = pictures(of: listings)
      around.faults = groups.faults.filter { $0.store == store }
      around.heldBack = groups.heldBack.filter { $0.stores.contains(store) }
    case .listing(let listing):
      let store = Int(market.storeOfListing[listing])
      around.store = store >= 0 ? store : nil
      around.group = store >= 0 ? groups.groups.firstIndex { $0.stores.contains(store) } : nil
      around.clusters = clusters(of: [listing])
      around.pictures = pictures(of: [listing])
    case .group(let group):
      around.links = groups.groups[group].links
      around.stores = groups.groups[group].stores
    case .cluster(let cluster):
      around.listings = duplicates.clusters[cluster].listings
      around.pairs = duplicates.clusters[cluster].pairs
    case .picture(let picture):
      around.listings = [pictures[picture].listing]
    }
    return around
  }

  private func clusters(of listings: Set<Int>) -> [Int] {
    duplicates.clusters.indices.filter { duplicates.clusters[$0].listings.contains { listings.contains($0) } }
  }

  private func pictures(of listings: Set<Int>) -> [Int] {
    pictures.indices.filter { listings.contains(pictures[$0].listing) }
  }
}

/// What stands around a subject; numbers are indexes into the market or the findings.
struct Surroundings {
  var store: Int?
  var group: Int?
  var stores: [Int] = []
  var listings: [Int] = []
  var links: [StoreLink] = []
  var pairs: [DuplicatePair] = []
  var clusters: [Int] = []
  var pictures: [Int] = []
  var faults: [RegistrationFault] = []
  var heldBack: [HeldBackValue] = []
}
