import Judgement
import Marketplace
import Screening

/// A store or a listing that is looked at for itself.
struct SingleView {
  let id: String
  /// The shop's name, or the listing's title.
  let name: String
  let place: String
  /// The listing: one element, or none for a store.
  let listings: [ListingView]
  let verdict: VerdictView

  init?(_ verdict: Verdict, on page: PageContext) {
    let market = page.findings.market
    switch verdict.subject {
    case .store(let store):
      id = VisibleText.of(market.id(ofStore: store), limit: 80)
      name = page.name(ofStore: store)
      place = Store(store, in: market).place.description
      listings = []
    case .listing(let listing):
      let view = ListingView(listing, on: page)
      id = VisibleText.of(view.id, limit: 80)
      name = view.title
      place = view.place
      listings = [view]
    case .group, .cluster, .picture: return nil
    }
    self.verdict = VerdictView(verdict, page.language)
  }
}
