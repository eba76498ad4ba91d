import DuplicateListings
import Judgement
import Marketplace
import Screening

/// A cluster of duplicate listings on the page: the listing to keep beside its copies.
struct ClusterView {
  let anchor: String
  let id: String
  let size: String
  let verdict: VerdictView
  let keep: ListingView
  let keepReasons: String
  let copies: [CopyView]
  let copiesHidden: [HiddenView]
  let others: [ListingView]
  let hasOthers: Bool

  init(_ index: Int, on page: PageContext) {
    let cluster = page.findings.duplicates.clusters[index]
    anchor = "cluster-\(index)"
    id = cluster.id
    size = Phrase.listings.number(cluster.listings.count, page.language)
    verdict = VerdictView(page.findings.verdicts.cluster(index), page.language)
    keep = ListingView(cluster.keep, on: page)
    keepReasons = KeepReason.names(cluster.keepReasons, page.language)
    let rest = cluster.listings.filter { $0 != cluster.keep }
    copies = rest.prefix(page.limits.copies).map { CopyView($0, in: cluster, on: page) }
    let listed = rest.dropFirst(page.limits.copies).prefix(page.limits.rows / 5)
    others = listed.map { ListingView($0, on: page) }
    hasOthers = !others.isEmpty
    copiesHidden = HiddenView.of(rest.count, shown: copies.count + listed.count)
  }
}

/// A listing in a few words.
struct ListingView {
  let id: String
  let store: String
  let title: String
  let description: String
  let price: String
  let created: String
  let place: String

  init(_ listing: Int, on page: PageContext) {
    let market = page.findings.market
    let noun = Listing(listing, in: market)
    id = noun.id
    store = noun.store
    title = VisibleText.of(PersonalData.hidden(in: noun.title), limit: 200)
    description = VisibleText.of(PersonalData.hidden(in: noun.description), limit: 600, keepingLines: true)
    price = noun.price?.description ?? noun.rawPrice ?? "–"
    created = noun.created?.description ?? "–"
    place = noun.place.description
  }
}

/// A copy, set against the listing to keep.
struct CopyView {
  let listing: ListingView
  let title: [SpanView]
  let description: [SpanView]
  let hasDescription: Bool
  let isCut: Bool
  let disguises: [String]
  let hasDisguises: Bool
  /// How alike the copy and the listing that it was compared with are.
  let measures: [FactView]

  init(_ listing: Int, in cluster: DuplicateCluster, on page: PageContext) {
    self.listing = ListingView(listing, on: page)
    title = SpanView.all(
      MarkedDifference(
        from: page.text(.title, ofListing: cluster.keep), to: page.text(.title, ofListing: listing)))
    let texts = MarkedDifference(
      from: page.text(.description, ofListing: cluster.keep), to: page.text(.description, ofListing: listing))
    description = SpanView.all(texts)
    hasDescription = !description.isEmpty
    isCut = texts.isCut
    let own = cluster.pairs.filter { $0.a == listing || $0.b == listing }
    let pair = own.first { $0.a == cluster.keep || $0.b == cluster.keep } ?? own.first
    disguises = (pair?.disguises ?? []).map { $0.name[page.language] }
    hasDisguises = !disguises.isEmpty
    measures = pair.map { Self.measures($0, copy: listing, keep: cluster.keep, on: page) } ?? []
  }

  private static func measures(
    _ pair: DuplicatePair, copy: Int, keep: Int, on page: PageContext
  ) -> [FactView] {
    var measures = [
      FactView(label: Phrase.resemblance(page.language), value: Numbers.decimal(pair.resemblance, 2)),
      FactView(label: Phrase.containment(page.language), value: Numbers.decimal(pair.containment, 2)),
      FactView(label: Phrase.probability(page.language), value: Numbers.decimal(pair.probability, 2)),
    ]
    if let original = pair.original {
      measures.append(
        FactView(label: Phrase.createdFirst(page.language), value: page.findings.market.id(ofListing: original)))
    }
    let other = pair.a == copy ? pair.b : pair.a
    if other != keep {
      let label = both("Compared with", "比较对象")[page.language]
      measures.append(FactView(label: label, value: page.findings.market.id(ofListing: other)))
    }
    return measures
  }
}

/// A piece of a marked difference.
struct SpanView {
  let text: String
  let isRemoved: Bool
  let isAdded: Bool
  let isSame: Bool

  /// The spans of a difference; long ones are shortened, what both texts have more than the rest.
  static func all(_ difference: MarkedDifference) -> [SpanView] {
    difference.spans.map { span in
      SpanView(
        text: shortened(span.text, to: span.kind == .both ? 240 : 600), isRemoved: span.kind == .onlyFirst,
        isAdded: span.kind == .onlySecond, isSame: span.kind == .both)
    }
  }

  /// Counted in scalars: a character may be as long as a feed makes it.
  private static func shortened(_ text: String, to limit: Int) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > limit else { return text }
    let kept = limit / 2 - 10
    return "\(String(scalars.prefix(kept))) … \(String(scalars.suffix(kept)))"
  }
}
