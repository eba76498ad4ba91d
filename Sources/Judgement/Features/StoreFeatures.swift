internal import Marketplace
internal import StoreGroups

extension Feature {
  /// What is measured of a store's own registration.
  static let storeFeatures: [Feature] = [
    Feature(
      name: "store.failed-check-digits",
      measure: .store { count(of: $0, in: $1) { $0.isOfRegister && $0.failsCheck } }),
    Feature(
      name: "store.invalid-identities",
      measure: .store { count(of: $0, in: $1) { $0.isOfRegister && !$0.isPlaceholder } }),
    Feature(
      name: "store.placeholders",
      measure: .store { count(of: $0, in: $1) { $0.isPlaceholder } }),
    Feature(
      name: "store.experience-shortfall",
      measure: .store { store, context in
        let overall = context.market.stores.values(of: store).first { value in
          value.field == .experience && context.market.stores.string(value.qualifier) == "overall"
        }
        return Measurement(
          overall.flatMap { Double(context.market.stores.string($0.text)) }.map { max(0, 5 - $0) },
          missing: LocalizedText(english: "the store has no experience score", chinese: "店铺没有体验分"))
      }),
    Feature(
      name: "store.youth",
      measure: .store { store, context in
        Measurement(
          context.market.asOf.flatMap { day in
            context.opened(store).map { max(0, 1 - Double(day.number - $0.number) / 365) }
          },
          missing: LocalizedText(
            english: "the store's opening day or the feed's day is unknown", chinese: "开店日期或数据日期未知"))
      }),
    Feature(
      name: "store.enforcement-list",
      measure: .store { store, context in
        Measurement(
          context.listedIdentities.map { Double($0[store, default: 0]) },
          missing: LocalizedText(english: "no list of confirmed controllers was given", chinese: "未提供已处置实际控制人名单"))
      }),
    Feature(
      name: "store.listing-tool", subject: .store,
      parameters: [
        .number("most", 10, in: 3...1000, "stores above which a place is a shop platform's, and says nothing")
      ]
    ) { values in
      let most = values.number("most")
      return .store { store, context in
        let sharers = Double(context.picturePlaces.sharers[store])
        guard sharers > 0 else {
          return .notEvaluable(
            GapReason(
              .missingInput,
              LocalizedText(
                english: "most pictures of the store lie in no one place on the web",
                chinese: "该店铺的图片地址没有共同的网络存放位置")))
        }
        return .measured(sharers > most ? 0 : sharers)
      }
    },
  ]

  private static func count(
    of store: Int, in context: JudgementContext, where matches: (RegistrationFault) -> Bool
  ) -> Measurement {
    .measured(Double(context.faults(of: store).count(where: matches)))
  }
}
