internal import DuplicateListings
internal import Marketplace
internal import SyntheticImages

extension Feature {
  /// What is measured of one listing.
  static let listingFeatures: [Feature] = [
    Feature(
      name: "listing.identical-in-store",
      measure: .listing { listing, context in .measured(Double(context.identicalInStore[listing])) }),
    Feature(
      name: "listing.identical-but-terms",
      measure: .listing { listing, context in .measured(Double(context.otherTermsInStore[listing])) }),
    Feature(
      name: "listing.reposted-after-removal", subject: .listing,
      parameters: [
        .number(
          "days", 180, in: 1...3650, "days after the removal within which the same listing counts as posted again")
      ]
    ) { values in
      let days = values.number("days")
      return .listing { listing, context in
        guard context.offers.saysStatus else {
          return .notEvaluable(
            GapReason(
              .missingInput, LocalizedText(english: "no feed says which listings were removed", chinese: "数据源未标明已下架商品"))
          )
        }
        return .measured(Double(removals(before: listing, within: days, context)))
      }
    },
    Feature(
      name: "listing.same-picture-other-title",
      measure: .listing { listing, context in
        guard context.offers.picture[listing] != 0 else { return .notEvaluable(.noPicture) }
        return .measured(Double(context.pictureWithOtherTitle[listing]))
      }),
    Feature(
      name: "listing.split-variations",
      measure: .listing { listing, context in
        guard context.offers.attributes[listing] != 0 else {
          return .notEvaluable(
            GapReason(.missingInput, LocalizedText(english: "the listing names no attributes", chinese: "商品未填写属性")))
        }
        return .measured(Double(context.splitVariations[listing]))
      }),
    Feature(
      name: "listing.declared-pictures-share",
      measure: .listing { listing, context in
        let read = context.picturesOfListing[listing, default: []].compactMap { picture in
          if case .examined(let provenance) = context.pictures[picture].outcome { provenance } else { nil }
        }
        guard !read.isEmpty else { return .notEvaluable(.noPicture) }
        guard !read.contains(where: { $0.declared == .captured }) else { return .measured(0) }
        return .measured(Double(read.count { $0.declared.degree >= 0.5 }) / Double(read.count))
      }),
  ]

  /// Identical listings of the same store or the same linked group that were removed before a listing was created.
  private static func removals(before listing: Int, within days: Double, _ context: JudgementContext) -> Int {
    guard let set = context.identicalSet[listing], !context.offers.isRemoved[listing],
      let store = context.store(of: listing), context.offers.created[listing] != .min
    else { return 0 }
    let group = context.groupOfStore[store]
    return set.count { other in
      guard context.offers.isRemoved[other], let holder = context.store(of: other),
        holder == store || (group >= 0 && context.groupOfStore[holder] == group),
        context.offers.changed[other] != .min
      else { return false }
      let passed = Double(context.offers.created[listing]) - Double(context.offers.changed[other])
      return passed >= 0 && passed <= days
    }
  }
}

extension GapReason {
  fileprivate static let noPicture = GapReason(
    .missingInput, LocalizedText(english: "the listing has no picture that could be read", chinese: "商品没有可读取的图片"))
}
