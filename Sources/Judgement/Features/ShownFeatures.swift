internal import DuplicateListings
internal import Fingerprints
internal import Marketplace

extension Feature {
  /// What is measured of a listing's pictures against those of other listings.
  static let shownFeatures: [Feature] = [
    Feature(
      name: "listing.same-picture-in-store",
      measure: shown { pairs, listing, context in
        let store = context.market.storeOfListing[listing]
        return pairs.count {
          context.market.storeOfListing[$0.other(than: listing)] == store && !isOneText($0, context)
        }
      }),
    Feature(
      name: "listing.pictures-of-strangers",
      measure: shown { pairs, listing, context in
        pairs.filter { areStrangers($0, context) && isLater(listing, than: $0.other(than: listing), context) }
          .map(\.shared).max() ?? 0
      }),
    Feature(
      name: "listing.subject-before-another-background",
      measure: shown { pairs, _, context in
        pairs.count { pair in
          !isOneText(pair, context)
            && pair.alterations.contains { if case .covered(let share) = $0 { share >= 35 } else { false } }
        }
      }),
  ]

  /// The weight from which a shared picture counts.
  private static let least = 0.6

  private static func shown(
    _ count: @escaping @Sendable ([PicturePair], Int, JudgementContext) -> Int
  ) -> Measure {
    .listing { listing, context in
      let comparable = context.duplicates.pictures.comparable
      guard comparable.indices.contains(listing), comparable[listing] > 0 else {
        return .notEvaluable(
          GapReason(
            .unreadable,
            LocalizedText(
              english: "no picture of the listing could be compared", chinese: "该商品没有可供比对的图片")))
      }
      let pairs = context.picturePairsOfListing[listing, default: []].filter { $0.weight >= least }
      return .measured(Double(count(pairs, listing, context)))
    }
  }

  /// Whether the texts tell already that one was made from the other.
  private static func isOneText(_ pair: PicturePair, _ context: JudgementContext) -> Bool {
    let cluster = context.clusterOfListing[pair.a]
    return cluster >= 0 && cluster == context.clusterOfListing[pair.b]
  }

  private static func areStrangers(_ pair: PicturePair, _ context: JudgementContext) -> Bool {
    guard let a = context.store(of: pair.a), let b = context.store(of: pair.b), a != b else { return false }
    return context.groupOfStore[a] < 0 || context.groupOfStore[a] != context.groupOfStore[b]
  }

  private static func isLater(_ listing: Int, than other: Int, _ context: JudgementContext) -> Bool {
    func day(_ listing: Int) -> Int? {
      context.market.listings.string(.created, of: listing).flatMap { Day($0) }?.number
    }
    guard let mine = day(listing), let theirs = day(other) else { return false }
    return mine > theirs
  }
}

extension PicturePair {
  /// The other of the two listings.
  fileprivate func other(than listing: Int) -> Int { a == listing ? b : a }
}
