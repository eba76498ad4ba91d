import Marketplace

/// What must be known of a capture to take most of its values: small, because it is looked at for every value of a feed.
struct ValueHandling: Sendable {
  /// The field that it fills; of no meaning when ``isValue`` is false.
  let field: Field
  /// Whether it is the value of a field, and not only a qualifier of one.
  let isValue: Bool
  /// Whether a record may say the field more than once.
  let isRepeatable: Bool
  /// Whether something else decides if it counts.
  let isConditional: Bool
  /// Whether it becomes part of the record as it stands, without being checked or changed; of a link, when it is an
  /// address of the web.
  let isPlain: Bool
  /// Whether it belongs to the party said last.
  let isOfParty: Bool
  /// The capture of the same element that is its qualifier; -1 when its qualifier is a constant or none.
  let qualifierCapture: Int32
  private let qualifierStart: Int32
  /// Bytes of the qualifier that each value has; 0 for none.
  let qualifierLength: Int32

  /// The qualifier that each value has, in the plan's constants.
  @inline(__always) var qualifier: Range<Int> {
    Int(qualifierStart)..<Int(qualifierStart &+ qualifierLength)
  }

  /// Of a capture of a plan whose rules are complete.
  init(_ capture: ProfilePlan.Capture, in plan: ProfilePlan) {
    isValue = capture.rule >= 0
    isConditional = capture.condition >= 0
    guard isValue else {
      (field, isRepeatable, isPlain, qualifierStart, qualifierLength) = (.id, false, false, 0, 0)
      (isOfParty, qualifierCapture) = (false, -1)
      return
    }
    let rule = plan.rules[capture.rule]
    field = rule.field
    isRepeatable = rule.isRepeatable
    isOfParty = rule.field.isOfParty
    var constant: Range<Int>? = 0..<0
    var beside: Int?
    if let first = capture.qualifiers.first {
      constant = nil
      switch plan.qualifiers[first] {
      case .constant(let range): constant = range
      case .sameElement(let other) where capture.qualifiers.count == 1: beside = other
      case .sameElement, .sameRecord, .feed: break
      }
    }
    qualifierCapture = Int32(beside ?? -1)
    qualifierStart = Int32(constant?.lowerBound ?? 0)
    qualifierLength = Int32(constant?.count ?? 0)
    isPlain =
      !isConditional && (constant != nil || beside != nil) && (rule.field != .link || constant?.isEmpty == true)
      && capture.units.isEmpty
      && (rule.field != .title || capture.qualifiers.isEmpty)
      && Self.standsAsItIs(rule)
  }

  /// Whether nothing of a rule asks for a look at the value.
  private static func standsAsItIs(_ rule: ProfilePlan.Rule) -> Bool {
    switch rule.field {
    case .id, .status, .name, .store, .title, .brand, .category, .mpn, .rawPrice, .link, .attribute, .availability,
      .condition, .groupID, .partOf, .account, .address, .device, .network, .affiliation, .unit, .partyName, .partyID,
      .partyPhone, .partyEmail, .partyAddress:
      break
    case .price, .salePrice, .experience, .description, .opened, .created, .updated, .gtin, .picture, .party,
      .partyBorn:
      return false
    }
    return !rule.hasAllowedValues && !rule.hasAllowedQualifiers && rule.qualifierRequirement != .always
      && rule.lookup < 0 && rule.qualifierLookup < 0 && rule.words < 0 && rule.separator == 0 && rule.pairMark == 0
      && rule.end == 0
  }
}
