extension Feature {
  /// What is measured of one listing.
  static let listingFeatures: [Feature] = [
    Feature(
      name: "listing.identical-in-store",
      measure: .listing { listing, context in .measured(Double(context.identicalInStore[listing, default: 0])) }),
    Feature(
      name: "listing.discount",
      measure: .listing { listing, context in
        Measurement(
          context.prices.ratio(of: listing).map { 1 - $0 },
          missing: LocalizedText(
            english: "fewer than \(ProductPrices.enough) offers of the same product to compare with",
            chinese: "同款商品报价不足 \(ProductPrices.enough) 个，无法比价"))
      }),
  ]
}
