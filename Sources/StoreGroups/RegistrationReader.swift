import Identifiers
import Marketplace

/// Walks what stores registered and hands over each value in canonical form, or what is wrong with it.
///
/// Works on the bytes of the market's arena; allocates nothing per value.
struct RegistrationReader {
  private let market: Market
  private var canonical: [UInt8] = []
  private var scratch: [UInt8] = []

  init(market: Market) { self.market = market }

  /// What a registered value turned out to be.
  enum Outcome {
    /// A valid value of a space, held in a role; its canonical bytes are handed over beside.
    case value(ValueSpace, HolderRole)
    /// A faulty value, judged as a kind.
    case fault(IdentifierFault, IdentifierKind)
    /// Nothing that identifies anyone.
    case nothing
  }

  /// Reads all values of a store, in the order of its record.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - body: Called with what each value is, its canonical bytes (empty unless it is valid), and where the raw value
  ///     stands in the arena of the market's stores.
  mutating func read(store: Int, body: (Outcome, Span<UInt8>, Range<Int>) -> Void) {
    let table = market.stores
    let arena = table.arena
    var role = HolderRole.staff
    var isCompany = false
    for value in table.values(of: store) {
      let text = arena.span.extracting(value.text)
      let qualifier = arena.span.extracting(value.qualifier)
      let outcome: Outcome
      switch value.field {
      case .party:
        isCompany = qualifier.lowercasedEquals("company")
        role = text.lowercasedEquals("operator") || text.lowercasedEquals("contact") ? .staff : .principal
        continue
      case .partyID: outcome = readID(text, scheme: qualifier, role: role, isCompany: isCompany)
      case .partyPhone: outcome = judge(text, as: .phone, in: .phone, role: .contact)
      case .partyEmail: outcome = judge(text, as: .email, in: .email, role: .contact)
      case .partyAddress: outcome = judge(text, as: .address, in: .address, role: .premises)
      case .address:
        outcome = judge(
          text, as: .address, in: .address, role: qualifier.lowercasedEquals("office") ? .premises : .logistics)
      case .account: outcome = readAccount(text, kind: qualifier)
      case .device: outcome = judge(text, as: .device, in: .device, role: [])
      case .network:
        let judged = judge(text, as: .network, in: .network, role: [])
        if case .value = judged, ReservedNetwork.contains(canonical.span) {
          outcome = .nothing
        } else {
          outcome = judged
        }
      default: continue
      }
      if case .value = outcome {} else { canonical.removeAll(keepingCapacity: true) }
      body(outcome, canonical.span, value.text)
    }
  }

  private mutating func judge(
    _ text: Span<UInt8>, as kind: IdentifierKind, in space: ValueSpace, role: HolderRole
  ) -> Outcome {
    switch Identifier.judge(text, as: kind, into: &canonical) {
    case nil: canonical.isEmpty ? .nothing : .value(space, role)
    case .empty?: .nothing
    case let fault?: .fault(fault, kind)
    }
  }

  private mutating func readID(
    _ text: Span<UInt8>, scheme: Span<UInt8>, role: HolderRole, isCompany: Bool
  ) -> Outcome {
    if scheme.lowercasedEquals("cn-uscc") { return judge(text, as: .creditCode, in: .entity, role: role) }
    if scheme.lowercasedEquals("cn-resident-id") { return judge(text, as: .residentID, in: .person, role: role) }
    let space = isCompany ? ValueSpace.entity : .person
    scratch.removeAll(keepingCapacity: true)
    Self.appendFolded(scheme, keeping: UInt8(ascii: "-"), to: &scratch)
    if let kind = IdentifierKind(rawValue: String(decoding: scratch, as: UTF8.self)) {
      switch Identifier.judge(text, as: kind, into: &canonical) {
      case .unknownKind?: break
      case nil:
        // Numbers of two schemes may look alike: each stands behind its scheme.
        scratch.append(UInt8(ascii: ":"))
        canonical.insert(contentsOf: scratch, at: 0)
        return .value(space, role)
      case .empty?: return .nothing
      case let fault?: return .fault(fault, kind)
      }
    }
    return readUnknown(text, scheme: scheme) ? .value(space, role) : .nothing
  }

  /// An account that is a phone number or a mailbox meets those; any other meets accounts of its own kind.
  private mutating func readAccount(_ text: Span<UInt8>, kind: Span<UInt8>) -> Outcome {
    if kind.lowercasedEquals("bank-card") { return judge(text, as: .bankCard, in: .card, role: .account) }
    var isMailbox = false
    var isSpelt = false
    for index in text.indices {
      if text[index] == UInt8(ascii: "@") { isMailbox = true }
      if (0x61...0x7a).contains(text[index] | 0x20) { isSpelt = true }
    }
    if isMailbox { return judge(text, as: .email, in: .email, role: .account) }
    if isSpelt { return readUnknown(text, scheme: kind) ? .value(.account, .account) : .nothing }
    switch Identifier.judge(text, as: .phone, into: &canonical) {
    case nil: return .value(.phone, .account)
    case .placeholder?: return .fault(.placeholder, .phone)
    default: return readUnknown(text, scheme: kind) ? .value(.account, .account) : .nothing
    }
  }

  /// Writes a value of a scheme that nobody here knows: letters and digits alone, in lower case, behind its scheme.
  ///
  /// - Returns: Whether it could identify someone: five characters or more, not one character repeated.
  private mutating func readUnknown(_ text: Span<UInt8>, scheme: Span<UInt8>) -> Bool {
    canonical.removeAll(keepingCapacity: true)
    Self.appendFolded(scheme, keeping: UInt8(ascii: "-"), to: &canonical)
    canonical.append(UInt8(ascii: ":"))
    let start = canonical.count
    Self.appendFolded(text, keeping: nil, to: &canonical)
    guard canonical.count - start >= 5 else { return false }
    let first = canonical[start]
    return canonical[start...].contains { $0 != first }
  }

  private static func appendFolded(_ text: Span<UInt8>, keeping mark: UInt8?, to bytes: inout [UInt8]) {
    for index in text.indices {
      switch text[index] {
      case 0x41...0x5a: bytes.append(text[index] | 0x20)
      case 0x30...0x39, 0x61...0x7a, 0x80...: bytes.append(text[index])
      case mark: bytes.append(text[index])
      default: break
      }
    }
  }
}
