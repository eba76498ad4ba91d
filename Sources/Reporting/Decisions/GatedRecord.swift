import DuplicateListings
import Judgement
import Marketplace
import Screening
import StoreGroups
import SyntheticImages

/// The record that a gate decided of, as people and machines name it.
struct GatedRecord {
  /// `store` or `listing`.
  let noun: String
  let id: String
  /// The id of the store that sells a listing.
  let store: String?
  /// The shop's name or the listing's title.
  let name: String
  let place: SourcePlace

  init(_ decision: GateDecision, in market: Market) {
    switch decision.subject {
    case .store(let number):
      noun = "store"
      id = market.id(ofStore: number)
      store = nil
      name = market.stores.string(.name, of: number) ?? ""
      place = market.place(ofStore: number)
    case .listing(let number):
      noun = "listing"
      id = market.id(ofListing: number)
      store = market.listings.string(.store, of: number) ?? ""
      name = market.listings.string(.title, of: number) ?? ""
      place = market.place(ofListing: number)
    case .group, .cluster, .picture:
      preconditionFailure("a gate decides of stores and listings")
    }
  }
}

extension GateFindings {
  /// What a verdict is about: its kind and its id.
  func name(of subject: Subject) -> (kind: String, id: String) {
    switch subject {
    case .store(let number): ("store", scan.market.id(ofStore: number))
    case .listing(let number): ("listing", scan.market.id(ofListing: number))
    case .group(let number): ("group", scan.groups.groups[number].id)
    case .cluster(let number): ("duplicates", scan.duplicates.clusters[number].id)
    case .picture(let number): ("image", scan.pictures[number].href)
    }
  }
}
