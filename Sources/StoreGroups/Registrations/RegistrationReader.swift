import Identifiers
import Marketplace

/// Walks what stores registered and hands over each value in canonical form, or what is wrong with it.
///
/// Works on the bytes of the market's arena; allocates nothing per value but for identifiers of rare schemes.
struct RegistrationReader {
  private let market: Market
  private var canonical: [UInt8] = []
  /// The name of the scheme read last, folded, and the kind that it stands for: most stores name the same few.
  private var scheme: [UInt8] = []
  private var kindOfScheme: IdentifierKind?
  private var folded: [UInt8] = []
  /// How the value judged last was judged.
  private var judgement = PartyJudgement.unknown
  /// Whether ``judgements`` are kept.
  var keepsJudgements = false
  /// How the numbers, telephones and mailboxes of the parties read so far were judged, in order.
  private(set) var judgements: [PartyJudgement] = []

  /// Values that need not be judged again.
  private(set) var known: JudgedValues
  /// Whether what is judged becomes ``known``.
  var remembersValues = false

  /// A reader.
  ///
  /// - Parameter known: What some of the values came to when they were judged before.
  init(market: Market, known: JudgedValues = JudgedValues()) {
    self.market = market
    self.known = known
  }

  /// What a registered value turned out to be.
  enum Outcome {
    /// A value of a space, held in a role; its canonical bytes are handed over beside.
    case value(ValueSpace, HolderRole)
    /// A number of a space that is surely wrong, as it is written; it comes after its fault.
    case mistyped(ValueSpace, HolderRole)
    /// A faulty value, judged as a kind.
    case fault(IdentifierFault, IdentifierKind)
    /// Nothing that identifies anyone.
    case nothing
  }

  /// Reads all values of a store, in the order of its record.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - body: Called with what each value is, its canonical bytes (empty for a fault), and where the raw value stands
  ///     in the arena of the market's stores. A value that is faulty and yet ties stores comes twice, the fault first.
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
      case .partyName:
        guard Identifier.isWrittenInName(text) else { continue }
        outcome = .fault(.wrongField, .other)
      case .partyID:
        outcome = readID(text, scheme: qualifier, role: role, isCompany: isCompany)
        if keepsJudgements { judgements.append(judgement) }
      case .partyPhone:
        outcome = judge(text, as: .phone, in: .phone, role: .contact)
        if keepsJudgements { judgements.append(judgement) }
      case .partyEmail:
        outcome = judge(text, as: .email, in: .email, role: .contact)
        if keepsJudgements { judgements.append(judgement) }
      case .partyAddress: outcome = judge(text, as: .address, in: .address, role: .premises)
      case .address:
        outcome = judge(
          text, as: .address, in: .address, role: qualifier.lowercasedEquals("office") ? .premises : .logistics)
      case .account: outcome = readAccount(text, kind: qualifier)
      case .device: outcome = judge(text, as: .device, in: .device, role: [])
      case .network: outcome = judge(text, as: .network, in: .network, role: [])
      default: continue
      }
      if case .fault(let fault, let kind) = outcome {
        canonical.removeAll(keepingCapacity: true)
        body(outcome, canonical.span, value.text)
        if fault == .part || fault == .unassigned, let space = UnissuedNumber.write(text, as: kind, into: &canonical) {
          body(.value(space, role), canonical.span, value.text)
        } else if fault == .checkDigit || fault == .length {
          let spaces = Self.spaces(of: kind)
          if !spaces.isEmpty, UnissuedNumber.writePlain(text, into: &canonical) {
            for space in spaces {
              body(.mistyped(space, space == .card ? .account : role), canonical.span, value.text)
            }
          }
        }
      } else {
        body(outcome, canonical.span, value.text)
        if case .value(.email, let role) = outcome, let phone = MailboxNumber.phone(of: canonical.span) {
          body(.value(.phone, role), phone.span, value.text)
        }
      }
    }
  }

  /// The spaces of numbers with a check digit in which one of a kind may have been meant.
  private static func spaces(of kind: IdentifierKind) -> [ValueSpace] {
    switch kind {
    case .creditCode: [.entity, .unissuedEntity]
    case .residentID: [.person, .unissuedPerson]
    case .bankCard: [.card]
    default: []
    }
  }

  /// Judges a value and places it in the space where it can say something, which what is remarked of it may narrow.
  private mutating func judge(
    _ text: Span<UInt8>, as kind: IdentifierKind, in space: ValueSpace, role: HolderRole
  ) -> Outcome {
    let (found, remarks) = judged(text, as: kind)
    if keepsJudgements {
      judgement = PartyJudgement(found, remarks, isAsWritten: PartyJudgement.isAsWritten(canonical, text))
    }
    switch found {
    case .empty?: return .nothing
    case let fault?: return .fault(fault, kind)
    case nil: break
    }
    // What an issuer publishes for tests was typed to fill a form.
    if remarks.contains(.specimen) { return .fault(.placeholder, kind) }
    guard !remarks.contains(.saysNothing), !canonical.isEmpty else { return .nothing }
    if space == .phone, remarks.contains(.landline) { return .value(.landline, role) }
    if space == .address, remarks.contains(.withoutRoom) { return .value(.building, role) }
    return .value(space, role)
  }

  /// What is wrong with a value, with what is remarked of it; leaves its canonical form in ``canonical``.
  private mutating func judged(
    _ text: Span<UInt8>, as kind: IdentifierKind
  ) -> (fault: IdentifierFault?, remarks: IdentifierRemarks) {
    switch known.judgement(of: text, as: kind, into: &canonical) {
    case .valid(let remarks)?: return (nil, remarks)
    case .faulty(let fault)?: return (fault, [])
    case nil: break
    }
    var remarks: IdentifierRemarks = []
    let fault = Identifier.judge(text, as: kind, into: &canonical, remarks: &remarks)
    if remembersValues {
      known.insert(text, as: kind, canonical: canonical, fault.map { .faulty($0) } ?? .valid(remarks))
    }
    return (fault, remarks)
  }

  private mutating func readID(
    _ text: Span<UInt8>, scheme name: Span<UInt8>, role: HolderRole, isCompany: Bool
  ) -> Outcome {
    if name.lowercasedEquals("cn-uscc") { return judge(text, as: .creditCode, in: .entity, role: role) }
    if name.lowercasedEquals("cn-resident-id") { return judge(text, as: .residentID, in: .person, role: role) }
    let space = isCompany ? ValueSpace.entity : .person
    let kind = kind(named: name)
    // Whoever reads the party takes the scheme's name as it stands.
    defer { if scheme.count != name.count || scheme.contains(where: { $0 >= 0x80 }) { judgement = .unknown } }
    switch kind {
    case .creditCode?: return judge(text, as: .creditCode, in: .entity, role: role)
    case .residentID?: return judge(text, as: .residentID, in: .person, role: role)
    case .other?, nil: return judgeBehindScheme(text, as: .other, in: space, role: role)
    case let kind?: return judgeBehindScheme(text, as: kind, in: space, role: role)
    }
  }

  /// An account that is a phone number or a mailbox meets those; any other meets accounts of its own kind.
  private mutating func readAccount(_ text: Span<UInt8>, kind name: Span<UInt8>) -> Outcome {
    if name.lowercasedEquals("bank-card") { return judge(text, as: .bankCard, in: .card, role: .account) }
    var kind = kind(named: name) ?? .otherAccount
    if kind == .bankCard { return judge(text, as: .bankCard, in: .card, role: .account) }
    if kind == .other { kind = .otherAccount }
    let outcome = judge(text, as: kind, in: .account, role: .account)
    guard case .value = outcome else { return outcome }
    switch kind.comparison(of: canonical.span) {
    case .phone: return .value(.phone, .account)
    case .email: return .value(.email, .account)
    default: break
    }
    if kind == .otherAccount, MailboxNumber.isQQ(scheme.span), MailboxNumber.writeMailbox(of: &canonical) {
      return .value(.email, .account)
    }
    return standsBehindScheme() ? outcome : .nothing
  }

  private mutating func judgeBehindScheme(
    _ text: Span<UInt8>, as kind: IdentifierKind, in space: ValueSpace, role: HolderRole
  ) -> Outcome {
    let outcome = judge(text, as: kind, in: space, role: role)
    guard case .value = outcome else { return outcome }
    return standsBehindScheme() ? outcome : .nothing
  }

  /// Puts the scheme before the canonical value: numbers of two schemes may look alike.
  ///
  /// - Returns: Whether the value could identify someone: five bytes or more.
  private mutating func standsBehindScheme() -> Bool {
    guard canonical.count >= 5 else { return false }
    canonical.insert(UInt8(ascii: ":"), at: 0)
    if let kindOfScheme {
      canonical.insert(contentsOf: kindOfScheme.rawValue.utf8, at: 0)
    } else {
      canonical.insert(contentsOf: scheme, at: 0)
    }
    return true
  }

  /// The kind that a name stands for, which ``standsBehindScheme()`` then puts first, or else the name itself.
  private mutating func kind(named name: Span<UInt8>) -> IdentifierKind? {
    folded.removeAll(keepingCapacity: true)
    for index in name.indices {
      switch name[index] {
      case 0x41...0x5a: folded.append(name[index] | 0x20)
      case UInt8(ascii: "_"): folded.append(UInt8(ascii: "-"))
      case 0x30...0x39, 0x61...0x7a, 0x80..., UInt8(ascii: "-"): folded.append(name[index])
      default: break
      }
    }
    if folded != scheme {
      swap(&folded, &scheme)
      kindOfScheme = IdentifierKind(named: String(decoding: scheme, as: UTF8.self))
    }
    return kindOfScheme
  }
}
