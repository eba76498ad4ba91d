extension Feature {
  /// What is measured of a listing's price, against the same product in the market and within its own store.
  static let priceFeatures: [Feature] = [
    Feature(
      name: "listing.discount", subject: .listing,
      parameters: [
        .number("offers", 5, in: 3...1000, "parties that must offer the product before its price is compared"),
        .number(
          "deviations", 0, in: 0...20,
          "robust standard deviations that the price must lie below the market's for the discount to count"),
      ]
    ) { values in
      let (parties, deviations) = (values.number("offers"), values.number("deviations"))
      let fewOffers = GapReason.fewOffers(parties)
      return .listing { listing, context in
        guard let price = context.prices.price(of: listing) else { return .notEvaluable(.noPrice) }
        guard let cell = context.prices.cell(of: listing, parties: parties) else {
          return .notEvaluable(fewOffers)
        }
        let below = logarithm(cell.median / price)
        return .measured(below >= deviations * cell.spread ? 1 - price / cell.median : min(0, 1 - price / cell.median))
      }
    },
    Feature(
      name: "listing.bait-price", subject: .listing,
      parameters: [
        .words(
          "words",
          [
            "补差价", "定金", "订金", "邮费", "运费", "联系客服", "咨询客服", "勿拍", "配件", "小样", "试用", "样品", "deposit", "contact us",
            "do not buy", "sample", "spare part", "postage",
          ], "words in the title or the attributes that show that the cheap variant is not the goods")
      ]
    ) { values in
      let words = values.words("words").map { $0.lowercased() }
      return .listing { listing, context in
        guard context.offers.variants[listing] != 0 else { return .notEvaluable(.noVariants) }
        guard let price = context.prices.price(of: listing) else { return .notEvaluable(.noPrice) }
        guard let usual = context.usualPriceOfVariants[context.offers.variants[listing]] else {
          return .notEvaluable(.fewVariants)
        }
        let ratio = usual / price
        guard ratio > 1.5 else { return .measured(ratio) }
        return .measured(context.names(any: words, listing) ? ratio : 1)
      }
    },
    Feature(
      name: "listing.claimed-discount",
      measure: .listing { listing, context in
        let (price, sale) = (context.offers.price[listing], context.offers.salePrice[listing])
        guard price > 0, sale > 0 else { return .notEvaluable(.noSalePrice) }
        return .measured(max(0, 1 - Double(sale) / Double(price)))
      }),
    Feature(
      name: "listing.list-price-above-market", subject: .listing,
      parameters: [
        .number("offers", 5, in: 3...1000, "parties that must offer the product before its price is compared")
      ]
    ) { values in
      let parties = values.number("offers")
      let fewOffers = GapReason.fewOffers(parties)
      return .listing { listing, context in
        guard let price = context.prices.price(of: listing) else { return .notEvaluable(.noPrice) }
        guard let cell = context.prices.cell(of: listing, parties: parties) else {
          return .notEvaluable(fewOffers)
        }
        return .measured(price / cell.high)
      }
    },
  ]
}

extension GapReason {
  fileprivate static let noPrice = GapReason(
    .missingInput, LocalizedText(english: "the listing names no price with a currency", chinese: "商品未标明带币种的价格"))
  fileprivate static let noSalePrice = GapReason(
    .missingInput,
    LocalizedText(english: "the listing names no sale price beside its price", chinese: "商品未同时标明原价与促销价"))
  fileprivate static let noVariants = GapReason(
    .missingInput, LocalizedText(english: "the listing belongs to no group of variants", chinese: "商品不属于任何规格组"))
  fileprivate static let fewVariants = GapReason(
    .tooFew, LocalizedText(english: "fewer than 3 variants have a price", chinese: "有价格的规格不足 3 个"))

  fileprivate static func fewOffers(_ parties: Double) -> GapReason {
    GapReason(
      .tooFew,
      LocalizedText(
        english: "fewer than \(parties.plain) offers of the same product to compare with",
        chinese: "同款商品报价不足 \(parties.plain) 个，无法比价"))
  }
}
