internal import Marketplace
internal import StoreGroups

extension Feature {
  /// What is measured of who stands behind a group, and of its closed members.
  static let ownerFeatures: [Feature] = [
    Feature(
      name: "group.stores-of-one-beneficial-owner",
      measure: .group { group, context in
        Measurement(
          storesOfOneBeneficialOwner(group, context.market).map(Double.init),
          missing: LocalizedText(
            english: "no member names a beneficial owner with a number", chinese: "成员店铺均未登记受益所有人证件号"))
      }),
    Feature(
      name: "group.successors-of-closed", subject: .group,
      parameters: [.number("ties", 2, in: 1...10, "kinds of value that a store must share with the closed one")]
    ) { values in
      let kinds = Int(values.number("ties"))
      return .group { group, context in
        guard context.storesSayStatus else {
          return .notEvaluable(
            GapReason(
              .missingInput, LocalizedText(english: "no feed says which stores were closed", chinese: "数据源未标明已关闭店铺")))
        }
        return .measured(Double(successors(in: group, kinds: kinds, context)))
      }
    },
  ]

  /// The most members that name one beneficial owner; `nil` when none names any.
  private static func storesOfOneBeneficialOwner(_ group: StoreGroup, _ market: Market) -> Int? {
    var stores: [String: Set<Int>] = [:]
    for store in group.stores {
      var owners: Set<UInt8> = []
      for value in market.stores.values(of: store) {
        switch value.field {
        case .party:
          if market.stores.arena[value.text].elementsEqual("beneficial-owner".utf8) { owners.insert(value.part) }
        case .partyID where owners.contains(value.part):
          let number = market.stores.string(value.text).uppercased().filter { $0.isLetter || $0.isNumber }
          if number.count >= 5 { stores[number, default: []].insert(store) }
        default: break
        }
      }
    }
    return stores.values.map(\.count).max()
  }

  /// What passes on with a company that is sold, and what is declared openly: no sign of the same hand.
  private static let passedOn: Set<TieKind> = [.entityID, .address, .declaredOwner]

  /// Members that opened after a closed member did, share several kinds of value with it, and are still open.
  private static func successors(in group: StoreGroup, kinds: Int, _ context: JudgementContext) -> Int {
    var found: Set<Int> = []
    for link in group.links {
      guard context.isClosed(link.a) != context.isClosed(link.b) else { continue }
      let counting = Set(link.ties.filter { $0.strength > .heldBack }.map(\.kind)).subtracting(passedOn).count
      guard counting >= kinds else { continue }
      let (closed, open) = context.isClosed(link.a) ? (link.a, link.b) : (link.b, link.a)
      if let first = context.opened(closed), let second = context.opened(open), second > first { found.insert(open) }
    }
    return found.count
  }
}
