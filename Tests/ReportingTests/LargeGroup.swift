import DuplicateListings
import Judgement
import Marketplace
import Screening
import StoreGroups

/// A market of one group of 200 stores: rings of ten that one link each joins.
enum LargeGroup {
  static let noDuplicates = DuplicateFindings(clusters: [], comparedPairs: 0, notEvaluable: [])

  static let findings: ScanFindings = {
    var stores = RecordTable()
    for index in 0..<200 {
      var draft = RecordDraft()
      draft.append(.id, "s\(1000 + index)")
      draft.append(.name, "优品百货 \(index)")
      stores.append(draft, file: 0, line: index + 1, column: 1)
    }
    var links: [StoreLink] = []
    let kinds: [TieKind] = [.phone, .bankCard, .device, .returnAddress, .copiedListings, .entityID]
    for ring in 0..<20 {
      for place in 0..<10 {
        let tie = Tie(
          kind: kinds[(ring + place) % kinds.count], masked: "***", holders: 2 + place, strength: .strong,
          weight: 2 + Double((ring * 7 + place * 3) % 11) / 3)
        let (a, b) = (ring * 10 + place, ring * 10 + (place + 1) % 10)
        links.append(StoreLink(a: min(a, b), b: max(a, b), ties: [tie], weight: tie.weight))
      }
      if ring > 0 {
        let tie = Tie(kind: .personID, masked: "110***********0134", holders: 2, strength: .strong, weight: 6)
        links.append(StoreLink(a: ring * 10 - 10, b: ring * 10, ties: [tie], weight: 6))
      }
    }
    var facts = GroupFacts()
    facts.bridges = 19
    let group = StoreGroup(id: "G-200", stores: Array(0..<200), links: links, facts: facts)
    let verdict = Verdict(
      subject: .group(0), recommendation: .linked, score: 0.4, readings: [], counterEvidence: [], pack: "sha256:00")
    return ScanFindings(
      market: Market(files: ["large.xml"], stores: stores, listings: RecordTable()),
      groups: GroupFindings(groups: [group], heldBack: [], faults: []), duplicates: noDuplicates, pictures: [],
      verdicts: Verdicts(groups: [verdict], clusters: [], pictures: [], stores: [], listings: []), quarantined: [],
      refused: [])
  }()
}
