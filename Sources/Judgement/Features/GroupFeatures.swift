internal import StoreGroups

extension Feature {
  /// What is measured of a group as a whole.
  static let groupFeatures: [Feature] = [
    fact("group.size") { Double($0.stores.count) },
    fact("group.copied-share", missing: noListings) { $0.facts.copiedShare },
    fact("group.shared-clusters") { Double($0.facts.sharedClusters) },
    fact("group.opened-within-72-hours", missing: noOpenings) { $0.facts.openedWithin72Hours.map(Double.init) },
    fact("group.opened-within-45-days", missing: noOpenings) { $0.facts.openedWithin45Days.map(Double.init) },
    fact("group.templated-names") { $0.facts.templatedNames },
    fact("group.identities-under-several-names") { Double($0.facts.identitiesUnderSeveralNames) },
    fact("group.companies-of-one-person") { Double($0.facts.companiesOfOnePerson) },
    fact("group.provinces-of-one-person") { Double($0.facts.provincesOfOnePerson) },
    fact("group.members-with-invalid-identity") { Double($0.facts.membersWithInvalidIdentity) },
    fact("group.identity-misuse-signs") { Double($0.facts.identityMisuseSigns) },
    fact("group.discount", missing: noProducts) { $0.facts.priceRatio.map { 1 - $0 } },
    fact("group.undercut-products") { Double($0.facts.undercutProducts) },
    fact("group.closed-stores") { Double($0.facts.closedStores) },
    fact("group.declared-owner") { $0.facts.declaredOwner ? 1 : 0 },
    fact("group.one-company") { $0.facts.oneCompany ? 1 : 0 },
    fact("group.one-person") { $0.facts.onePerson ? 1 : 0 },
    fact("group.at-market-prices", missing: noProducts) { group in
      group.facts.priceRatio.map { $0 >= marketPrice && group.facts.pricedProducts >= enoughProducts ? 1 : 0 }
    },
    fact("group.authorised-brands") { Double($0.facts.authorisedBrands.count) },
    fact("group.household") { $0.facts.isHousehold ? 1 : 0 },
    fact("group.agency-clientele") { $0.facts.isAgencyClientele ? 1 : 0 },
    fact("group.franchise") { $0.facts.isFranchise ? 1 : 0 },
    fact(
      "group.experience-shortfall",
      missing: LocalizedText(english: "no member has an experience score", chinese: "成员店铺均无体验分")
    ) { $0.facts.experience.map { max(0, 5 - $0) } },
  ]

  /// From this share of the market's median price on, nobody is undercut.
  private static let marketPrice = 0.95
  /// Products that make the comparison worth naming.
  private static let enoughProducts = 2

  private static func fact(
    _ name: String, missing reason: LocalizedText = LocalizedText(english: "not measured", chinese: "未测量"),
    _ value: @escaping @Sendable (StoreGroup) -> Double?
  ) -> Feature {
    Feature(name: name, measure: .group { group, _ in Measurement(value(group), missing: reason) })
  }

  private static let noListings = LocalizedText(english: "the group has no listings", chinese: "该群没有商品")
  private static let noOpenings = LocalizedText(
    english: "no opening day is known of its stores", chinese: "成员店铺均无开店日期")
  private static let noProducts = LocalizedText(
    english: "no product of the group is offered by enough other stores to compare prices",
    chinese: "群内商品在其他店铺的报价不足，无法比价")
}
