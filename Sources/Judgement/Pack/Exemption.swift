public import Marketplace

/// A decision that some signals shall not act on some stores for a time: the hits stay, what they recommend is muted.
///
/// One entry of the optional `exemptions.yaml` of a pack.
public struct Exemption: Hashable, Sendable {
  /// Its number: `EX-12`.
  public let id: String
  /// Ids of the stores that it is for. A group, cluster or listing is in it when all its stores are.
  public let stores: Set<String>
  /// The brands whose listings it is for; any when empty. Says nothing about groups and stores.
  public let brands: Set<String>
  /// Codes of the signals that it mutes.
  public let signals: Set<String>
  /// Why.
  public let reason: LocalizedText
  /// Who approved it; two persons for more than one store or more than 90 days.
  public let approvers: [String]
  /// The day it was approved.
  public let approved: Day
  /// The day from which on it holds no more.
  public let expires: Day

  /// An exemption that was approved elsewhere than in a pack.
  public init(
    id: String, stores: Set<String>, brands: Set<String>, signals: Set<String>, reason: LocalizedText,
    approvers: [String], approved: Day, expires: Day
  ) {
    self.id = id
    self.stores = stores
    self.brands = brands
    self.signals = signals
    self.reason = reason
    self.approvers = approvers
    self.approved = approved
    self.expires = expires
  }

  /// Whether it holds on a day.
  public func holds(on day: Day) -> Bool { approved <= day && day < expires }
}

extension Exemption {
  /// Days that one person alone may approve.
  private static let daysOfOneApprover = 90

  /// Reads `exemptions.yaml`; every fault is noted.
  static func all(in root: PackNode, codes: Set<String>) -> [Exemption] {
    var exemptions: [Exemption] = []
    for item in root.items {
      guard let exemption = Exemption(item, codes: codes) else { continue }
      if exemptions.contains(where: { $0.id == exemption.id }) {
        item.fault("exemption \"\(exemption.id)\" stands twice; give each its own id")
      }
      exemptions.append(exemption)
    }
    return exemptions
  }

  private init?(_ item: PackNode, codes: Set<String>) {
    let values = item.mapping(
      required: ["id", "scope", "signals", "reason", "approvers", "approved", "expires"])
    let scope = values["scope"]?.mapping(required: ["stores"], optional: ["brands"]) ?? [:]
    let stores = scope["stores"]?.items.compactMap(\.text) ?? []
    let brands = scope["brands"]?.items.compactMap(\.text) ?? []
    let signals = values["signals"]?.items.compactMap { $0.word(among: codes.sorted()) } ?? []
    let approvers = values["approvers"]?.items.compactMap(\.text) ?? []
    guard let id = values["id"]?.text, let reason = values["reason"]?.localizedText,
      let approved = values["approved"]?.day, let expires = values["expires"]?.day
    else { return nil }
    if stores.isEmpty { scope["stores"]?.fault("an exemption names its stores; list their ids") }
    if signals.isEmpty { values["signals"]?.fault("an exemption names the signals that it mutes; list their codes") }
    if expires <= approved { values["expires"]?.fault("it ends before it begins; give a later day") }
    let isWide = stores.count > 1 || expires.number - approved.number > Self.daysOfOneApprover
    if Set(approvers).count < (isWide ? 2 : 1) {
      values["approvers"]?.fault(
        isWide
          ? "more than one store or \(Self.daysOfOneApprover) days need two approvers; add the second"
          : "an exemption needs an approver; name one")
    }
    self.init(
      id: id, stores: Set(stores), brands: Set(brands), signals: Set(signals), reason: reason, approvers: approvers,
      approved: approved, expires: expires)
  }
}

extension Exemption {
  /// What is said beside a muted hit.
  var text: LocalizedText {
    LocalizedText(
      english:
        "Exemption \(id), approved by \(approvers.joined(separator: ", ")), until \(expires), mutes \(signals.sorted().joined(separator: ", ")): \(reason.english)",
      chinese:
        "豁免 \(id)（批准人：\(approvers.joined(separator: "、"))，有效期至 \(expires)）暂停 \(signals.sorted().joined(separator: "、")) 的处置：\(reason.chinese)"
    )
  }
}
