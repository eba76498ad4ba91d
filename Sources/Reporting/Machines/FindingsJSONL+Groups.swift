import Judgement
import Marketplace
import Screening
import StoreGroups

extension FindingsJSONL {
  /// Writes the members of a group's row.
  func group(_ index: Int, of findings: ScanFindings, into json: inout JSONWriter) {
    let group = findings.groups.groups[index]
    let market = findings.market
    let verdict = findings.verdicts.group(index)
    json.member("type", "group")
    json.member("id", group.id)
    json.member("stores", group.stores, of: market)
    json.member("verdict", GroupWord.verdict(verdict?.recommendation ?? .linked))
    judgement(verdict, into: &json)
    json.array("links") { json in
      for link in group.links {
        json.object { self.link(link, in: market, into: &$0) }
      }
    }
    // A weakest place that is sure costs the cube of the members: large groups get theirs from `explain`.
    GroupStructure(group, exactUpTo: 64).write(of: group, in: market, into: &json)
    json.object("facts") { facts(group.facts, into: &$0) }
  }

  /// Writes the members of a link between two stores.
  func link(_ link: StoreLink, in market: Market, into json: inout JSONWriter) {
    json.member("a", store: link.a, of: market)
    json.member("b", store: link.b, of: market)
    json.member("kinds", link.kinds.map(\.rawValue))
    json.member("weight", link.weight)
    json.member("probability", link.probability)
    json.array("ties") { json in
      for tie in link.ties {
        json.object { json in
          json.member("kind", tie.kind.rawValue)
          json.member("masked", tie.masked)
          json.member("holders", tie.holders)
          json.member("strength", tie.strength.word)
          json.member("weight", tie.weight)
        }
      }
    }
  }

  /// Writes the members of a value that was held back.
  func heldBack(_ value: HeldBackValue, of findings: ScanFindings, into json: inout JSONWriter) {
    json.member("type", "held-back")
    json.member("kind", value.kind.rawValue)
    json.member("masked", value.masked)
    json.member("stores", value.stores, of: findings.market)
    json.member("corroborated", value.corroborated)
  }

  /// Writes the members of a faulty registration.
  func registration(_ fault: RegistrationFault, of findings: ScanFindings, into json: inout JSONWriter) {
    json.member("type", "registration")
    json.member("store", store: fault.store, of: findings.market)
    json.member("kind", fault.kind)
    fault.withMasked { json.member("masked", $0) }
    json.member("reason", fault.reason)
    place(findings.market.place(ofStore: fault.store), into: &json)
  }

  /// Writes the members of a store whose shared values were looked at only in part.
  func capped(_ capped: CappedRegistration, of findings: ScanFindings, into json: inout JSONWriter) {
    json.member("type", "capped")
    json.member("store", findings.market.id(ofStore: capped.store))
    json.member("kind", capped.kind.rawValue)
    json.member("values", capped.values)
    json.member("examined", capped.examined)
    place(findings.market.place(ofStore: capped.store), into: &json)
  }

  private func facts(_ facts: GroupFacts, into json: inout JSONWriter) {
    json.member("copiedShare", facts.copiedShare)
    json.member("copyingStores", facts.copyingStores)
    json.member("sharedClusters", facts.sharedClusters)
    json.member("openedWithin72Hours", facts.openedWithin72Hours)
    json.member("openedWithin45Days", facts.openedWithin45Days)
    json.member("templatedNames", facts.templatedNames)
    json.member("companies", facts.companies)
    json.member("persons", facts.persons)
    json.member("companiesOfOnePerson", facts.companiesOfOnePerson)
    json.member("provincesOfOnePerson", facts.provincesOfOnePerson)
    json.member("identitiesUnderSeveralNames", facts.identitiesUnderSeveralNames)
    json.member("membersWithInvalidIdentity", facts.membersWithInvalidIdentity)
    json.member("priceRatio", facts.priceRatio)
    json.member("pricedProducts", facts.pricedProducts)
    json.member("undercutProducts", facts.undercutProducts)
    json.member("closedStores", facts.closedStores)
    json.member("kinds", facts.kinds.map(\.rawValue))
    json.member("experience", facts.experience)
    json.member("declaredOwner", facts.declaredOwner)
    json.member("oneCompany", facts.oneCompany)
    json.member("onePerson", facts.onePerson)
    json.member("authorisedBrands", facts.authorisedBrands)
    json.member("bridges", facts.bridges)
  }
}

extension JSONWriter {
  /// Writes a member that is the id of a store.
  mutating func member(_ name: StaticString, store: Int, of market: Market) {
    self.name(name)
    string(store: store, of: market.stores)
  }

  /// Writes a member that is an array of the ids of stores.
  mutating func member(_ name: StaticString, _ stores: [Int], of market: Market) {
    array(name) { json in
      for store in stores { json.string(store: store, of: market.stores) }
    }
  }

  /// Writes an id from where it stands: a market's findings name its stores a million times.
  private mutating func string(store: Int, of table: RecordTable) {
    let arena = table.arena
    string(arena.span.extracting(table.first(.id, of: store)?.text ?? 0..<0))
  }
}

extension StoreLink {
  /// The kinds of what the two stores share and what counts, strongest first, each once; when nothing counts by
  /// itself, all that they share.
  var kinds: [TieKind] {
    let counting = ties.filter { $0.strength > .heldBack }
    return (counting.isEmpty ? ties : counting).reduce(into: []) { kinds, tie in
      if !kinds.contains(tie.kind) { kinds.append(tie.kind) }
    }
  }
}

extension TieStrength {
  /// The word in machine-readable output.
  var word: String {
    switch self {
    case .heldBack: "held-back"
    case .weak: "weak"
    case .medium: "medium"
    case .strong: "strong"
    }
  }
}
