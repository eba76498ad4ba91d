internal import StoreGroups

extension Feature {
  /// What is measured of a store's own registration.
  static let storeFeatures: [Feature] = [
    Feature(
      name: "store.failed-check-digits",
      measure: .store { count(of: $0, in: $1) { identityKinds.contains($0.kind) && $0.reason == "check-digit" } }),
    Feature(
      name: "store.invalid-identities",
      measure: .store { count(of: $0, in: $1) { identityKinds.contains($0.kind) && $0.reason != "placeholder" } }),
    Feature(
      name: "store.placeholders",
      measure: .store { count(of: $0, in: $1) { $0.reason == "placeholder" } }),
  ]

  /// Schemes that name a person or a company.
  private static let identityKinds: Set = ["cn-uscc", "cn-resident-id", "cn-regno"]

  private static func count(
    of store: Int, in context: JudgementContext, where matches: (RegistrationFault) -> Bool
  ) -> Measurement {
    .measured(Double(context.faultsOfStore[store, default: []].filter(matches).count))
  }
}
