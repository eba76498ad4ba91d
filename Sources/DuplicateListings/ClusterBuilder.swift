import Fingerprints
import Marketplace

/// Turns joined texts into clusters of listings.
struct ClusterBuilder: Sendable {
  let market: Market
  let texts: ListingTexts
  /// Names what was disguised; nobody does when `nil`.
  let naming: DisguiseNaming?
  /// By what the listing is chosen that is kept.
  let policy: KeepPolicy

  /// Pairs below which a piece is not worth handing out; naming what was disguised reads both texts once more.
  private static let fewPairs = 16

  func findings(of forest: inout CopyForest, comparedPairs: Int) -> DuplicateFindings {
    var notEvaluable: [Int] = []
    var sizes = [Int32](repeating: 0, count: texts.count)
    for (listing, text) in texts.textOfListing.enumerated() {
      if text < 0 { notEvaluable.append(listing) } else { sizes[forest.root(of: Int(text))] += 1 }
    }
    var members: [Int: [Int]] = [:]
    for (listing, text) in texts.textOfListing.enumerated() where text >= 0 {
      let root = forest.root(of: Int(text))
      if sizes[root] > 1 { members[root, default: []].append(listing) }
    }
    var pairs: [Int: [DuplicatePair]] = [:]
    let joins = forest.joins
    let measured = ParallelPieces.map(joins.count, least: Self.fewPairs) { piece in joins[piece].map(pair) }
    for (join, pair) in zip(joins, measured.joined()) { pairs[forest.root(of: join.a), default: []].append(pair) }
    let keeping = KeptListing(policy: policy, market: market, undone: texts.undone)
    var clusters: [DuplicateCluster] = []
    for (root, listings) in members {
      var connecting = pairs[root] ?? []
      let identical = identical(among: listings)
      for same in identical {
        for listing in same.dropFirst() { connecting.append(identicalPair(same[0], listing)) }
      }
      connecting.sort { ($1.probability, $0.a, $0.b) < ($0.probability, $1.a, $1.b) }
      let kept = keeping.choose(among: listings)
      clusters.append(
        DuplicateCluster(
          id: id(of: listings), listings: listings, keep: kept.listing, keepReasons: kept.reasons, pairs: connecting,
          identical: identical))
    }
    clusters.sort { ($1.listings.count, $0.id) < ($0.listings.count, $1.id) }
    return DuplicateFindings(clusters: clusters, comparedPairs: comparedPairs, notEvaluable: notEvaluable)
  }

  /// The listings of a cluster that have one text and its tokens, where two or more do; by their first listings.
  private func identical(among listings: [Int]) -> [[Int]] {
    var holders: [Int32: [Int]] = [:]
    for listing in listings { holders[texts.textOfListing[listing], default: []].append(listing) }
    return listings.compactMap { listing in
      let same = holders[texts.textOfListing[listing], default: []]
      return same.count > 1 && same[0] == listing ? same : nil
    }
  }

  /// Two listings of one text: copies however common its words are, so nothing is measured.
  private func identicalPair(_ a: Int, _ b: Int) -> DuplicatePair {
    DuplicatePair(
      a: a, b: b, resemblance: 1, containment: 1, titleResemblance: 1, probability: 1,
      disguises: DisguiseNaming.disguises(undone: texts.undone[a].symmetricDifference(texts.undone[b])),
      original: original(of: a, b))
  }

  private func pair(_ join: ComparedPair) -> DuplicatePair {
    let (first, second) = (Int(texts.firsts[join.a]), Int(texts.firsts[join.b]))
    let (a, b) = (min(first, second), max(first, second))
    let measured = Resemblance(of: join.a, and: join.b, in: texts.sets)
    return DuplicatePair(
      a: a, b: b, resemblance: measured.plain.jaccard, containment: measured.plain.containment,
      titleResemblance: measured.first.jaccard, probability: join.probability,
      disguises: naming?.disguises(a, b) ?? [], original: original(of: a, b))
  }

  /// The one of two that was created on an earlier day.
  private func original(of a: Int, _ b: Int) -> Int? {
    guard let dayA = created(a), let dayB = created(b), dayA != dayB else { return nil }
    return dayA < dayB ? a : b
  }

  private func created(_ listing: Int) -> Day? { market.listings.string(.created, of: listing).flatMap { Day($0) } }

  /// A hash of the listings' ids.
  private func id(of listings: [Int]) -> String {
    var state: UInt64 = 0
    for listing in listings {
      state = StableHash.combine(state, StableHash.hash(market.id(ofListing: listing).unicodeScalars.lazy.map(\.value)))
    }
    let digits = String(state, radix: 16)
    return "dup-" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
