internal import StoreGroups

extension Feature {
  /// What is measured of how much a group lists.
  static let scaleFeatures: [Feature] = [
    Feature(
      name: "group.listings-within-7-days", subject: .group,
      parameters: [
        .number("categories", 10, in: 1...1000, "categories over which the new listings must be spread to count")
      ]
    ) { values in
      let categories = Int(values.number("categories"))
      return .group { group, context in
        Measurement(
          burst(of: group, over: categories, context).map(Double.init),
          missing: LocalizedText(english: "no listing of the group says when it was created", chinese: "群内商品均无发布日期"))
      }
    }
  ]

  /// The most listings that a group created within seven days, when they spread over enough categories; else 0.
  private static func burst(of group: StoreGroup, over categories: Int, _ context: JudgementContext) -> Int? {
    let listings = group.stores.flatMap { context.listingsOfStore[$0] }
      .filter { context.offers.created[Int($0)] != .min }
      .sorted { (context.offers.created[Int($0)], $0) < (context.offers.created[Int($1)], $1) }
    guard !listings.isEmpty else { return nil }
    var (first, most) = (0, 0)
    var inWindow: [UInt64: Int] = [:]
    for (last, listing) in listings.enumerated() {
      inWindow[context.offers.category[Int(listing)], default: 0] += 1
      while context.offers.created[Int(listing)] - context.offers.created[Int(listings[first])] >= 7 {
        let category = context.offers.category[Int(listings[first])]
        inWindow[category, default: 1] -= 1
        if inWindow[category] == 0 { inWindow[category] = nil }
        first += 1
      }
      if inWindow.count >= categories { most = max(most, last - first + 1) }
    }
    return most
  }
}
