extension Feature {
  /// Features of the catalogue that nothing measures yet, or whose inputs no feed carries: signals on them say so of
  /// every subject, instead of being clear.
  static let awaitedFeatures: [Feature] = [
    awaited(
      "store.payout-holder-differs", .store, .missingInput, "no feed carries the name of the payout account's holder",
      "数据源未提供收款账户户名"),
    awaited(
      "store.reused-licence-pictures", .store, .missingInput, "no feed carries pictures of licences or identity cards",
      "数据源未提供证照图片"),
    awaited(
      "listing.price-against-own-history", .listing, .missingInput,
      "no earlier prices of the listing are remembered", "没有该商品的历史价格"),
    awaited(
      "picture.undisclosed-generation", .picture, .missingInput, "no feed carries the merchant's declaration of AI use",
      "数据源未提供商家的 AI 使用声明"),
  ]

  private static func awaited(
    _ name: String, _ subject: Signal.SubjectKind, _ kind: GapReason.Kind, _ english: String, _ chinese: String
  ) -> Feature {
    let gap = Measurement.notEvaluable(GapReason(kind, LocalizedText(english: english, chinese: chinese)))
    let measure: Measure =
      switch subject {
      case .store: .store { _, _ in gap }
      case .group: .group { _, _ in gap }
      case .listing: .listing { _, _ in gap }
      case .cluster: .cluster { _, _ in gap }
      case .picture: .picture { _, _ in gap }
      }
    return Feature(name: name, measure: measure)
  }

  /// Whether nothing measures the feature yet.
  var isAwaited: Bool { Self.awaitedFeatures.contains { $0.name == name } }
}
