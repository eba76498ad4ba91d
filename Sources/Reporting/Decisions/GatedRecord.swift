import Judgement
import Marketplace
import Screening

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
    let kind =
      switch subject {
      case .store: "store"
      case .listing: "listing"
      case .group: "group"
      case .cluster: "duplicates"
      case .picture: "image"
      }
    return (kind, scan.name(of: subject))
  }
}

extension GateDecision {
  /// The signals that hit, heaviest first, each once though a store's verdict repeats those of its group; with the
  /// subject of the verdict that has it.
  var hits: [(reading: SignalReading, subject: Subject)] {
    var seen: Set<String> = []
    // A group or a cluster says more of where a signal comes from than the record itself.
    return verdicts.reversed().flatMap { verdict in verdict.hits.map { ($0, verdict.subject) } }
      .sorted { ($1.0.weight, $0.0.signal.code) < ($0.0.weight, $1.0.signal.code) }
      .filter { seen.insert($0.0.signal.code).inserted }
  }
}
