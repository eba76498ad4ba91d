import Judgement
import Marketplace
import Screening
import StoreGroups

/// A store group on the page.
struct GroupView {
  let anchor: String
  let id: String
  let count: String
  let size: String
  let verdict: VerdictView
  let graph: GraphView
  let facts: [FactView]
  let structure: StructureView
  let members: [MemberView]
  let membersHidden: [HiddenView]
  let links: [LinkView]
  let linkCount: String
  let linksHidden: [HiddenView]

  init(_ index: Int, on page: PageContext) {
    let group = page.findings.groups.groups[index]
    anchor = "group-\(index)"
    id = group.id
    count = Numbers.count(group.stores.count)
    size = Phrase.stores.number(group.stores.count, page.language)
    verdict = VerdictView(page.findings.verdicts.group(index), page.language)
    let drawn = DrawnGroup(group, storeLimit: page.limits.drawnStores, linkLimit: page.limits.drawnStores * 4)
    graph = GraphView(drawn, of: group, on: page)
    facts = FactView.all(group.facts, page.language)
    structure = StructureView(index, on: page)
    members = group.stores.prefix(page.limits.rows).map { MemberView($0, on: page) }
    membersHidden = HiddenView.of(group.stores.count, shown: page.limits.rows)
    let bridges = Set(LinkGraph.bridges(of: group.links))
    let shown = page.limits.rows / 2
    links = group.links.prefix(shown).enumerated().map { place, link in
      LinkView(link, isBridge: bridges.contains(place) && group.links.count > 1, on: page)
    }
    linkCount = Phrase.links.number(group.links.count, page.language)
    linksHidden = HiddenView.of(group.links.count, shown: shown)
  }
}

/// A store of a group.
struct MemberView {
  let id: String
  let name: String
  let opened: String
  let status: String
  let experience: String
  let place: String

  init(_ store: Int, on page: PageContext) {
    let market = page.findings.market
    let noun = Store(store, in: market)
    id = noun.id
    name = page.name(ofStore: store)
    opened = noun.opened?.description ?? "–"
    status = FormatWord.name(noun.status, page.language)
    experience = noun.experience["overall"].map { Numbers.decimal($0, 2) } ?? "–"
    place = noun.place.description
  }
}

/// A link between two stores with everything that they share.
struct LinkView {
  let a: String
  let aName: String
  let b: String
  let bName: String
  let weight: String
  let probability: String
  let isBridge: Bool
  let ties: [TieView]
  let steps: [StepView]

  init(_ link: StoreLink, isBridge: Bool, on page: PageContext) {
    let market = page.findings.market
    a = market.id(ofStore: link.a)
    aName = page.name(ofStore: link.a)
    b = market.id(ofStore: link.b)
    bName = page.name(ofStore: link.b)
    weight = Numbers.weight(link.weight)
    probability = Numbers.decimal(link.probability, 3)
    self.isBridge = isBridge
    ties = link.ties.map { TieView($0, page.language) }
    steps = StepView.beyondTies(of: link, page.language)
  }
}

/// Something that two stores share.
struct TieView {
  let kind: String
  let family: String
  let masked: String
  /// By how many stores it is held; of copies, how many listings.
  let holders: String
  let strength: String
  let weight: String
  /// Why the tie weighs less than it would by itself; empty when it does not.
  let note: String
  let isHeldBack: Bool

  init(_ tie: Tie, _ language: Language) {
    kind = tie.kind.name[language]
    family = TieFamily(tie.kind).rawValue
    masked = tie.masked
    holders =
      tie.kind == .copiedListings
      ? Phrase.listings.number(tie.holders, language)
      : "\(Phrase.holders(language)) \(Phrase.stores.number(tie.holders, language))"
    strength = tie.strength.name[language]
    weight = Numbers.weight(tie.weight)
    note = EvidenceWords.discount(tie)[language]
    isHeldBack = tie.strength == .heldBack
  }
}

/// A value that many unrelated stores share.
struct HeldBackView {
  let kind: String
  let masked: String
  let holders: String
  let corroborated: String
  let stores: String

  init(_ value: HeldBackValue, on page: PageContext) {
    kind = value.kind.name[page.language]
    masked = value.masked
    holders = Numbers.count(value.stores.count)
    corroborated = Numbers.percent(value.corroborated)
    let ids = value.stores.prefix(8).map { page.findings.market.id(ofStore: $0) }
    stores = ids.joined(separator: " · ") + (value.stores.count > ids.count ? " · …" : "")
  }
}

/// A store whose shared values were looked at only in part.
struct CappedView {
  let store: String
  let kind: String
  /// How many of how many were looked at.
  let examined: String

  init(_ capped: CappedRegistration, on page: PageContext) {
    store = page.findings.market.id(ofStore: capped.store)
    kind = capped.kind.name[page.language]
    examined = CappedText.examined(capped, page.language)
  }
}

/// A faulty registration.
struct FaultView {
  let store: String
  let name: String
  let kind: String
  let masked: String
  let reason: String
  let place: String

  init(_ fault: RegistrationFault, on page: PageContext) {
    store = page.findings.market.id(ofStore: fault.store)
    name = page.name(ofStore: fault.store)
    kind = FormatWord.name(fault.kind, page.language)
    masked = fault.masked
    reason = FaultReason.name(fault.reason)[page.language]
    place = page.findings.market.place(ofStore: fault.store).description
  }
}
