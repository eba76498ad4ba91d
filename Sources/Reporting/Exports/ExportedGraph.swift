import Judgement
import Marketplace
public import Screening
public import StoreGroups

/// Store groups as a graph for other tools: stores and the values that they share, links and holdings.
///
/// Everything is in order of groups and stores, so that the same findings give the same graph.
public struct ExportedGraph: Sendable {
  /// The nodes: of each group its stores, then the values that they share.
  public private(set) var nodes: [Node] = []
  /// The edges: of each group its links, then who holds what.
  public private(set) var edges: [Edge] = []
  /// What is said of the export as a whole: whether values are masked, and why not.
  public let note: String

  /// A store or a value.
  public struct Node: Hashable, Sendable {
    /// Unlike every other node's.
    public let id: String
    /// What is shown.
    public let label: String
    /// What it is.
    public let kind: Kind

    /// What a node is.
    public enum Kind: Hashable, Sendable {
      /// A store: its id, group, what is recommended for the group, opening day and status.
      case store(id: String, group: String, verdict: String, opened: String, status: String)
      /// A shared value: its kind and how many stores of the market hold it; a hub joins nobody.
      case value(kind: TieKind, holders: Int, isHub: Bool)
    }
  }

  /// A link between two stores, or a store that holds a value.
  public struct Edge: Hashable, Sendable {
    /// The node that it begins at.
    public let source: String
    /// The node that it ends at.
    public let target: String
    /// What it is.
    public let kind: Kind

    /// What an edge is.
    public enum Kind: Hashable, Sendable {
      /// A link: natural log-odds, probability, and the kinds of tie that count.
      case link(weight: Double, probability: Double, kinds: [TieKind])
      /// A holding of a value that others hold as well.
      case holds
    }

    /// What programs that lay graphs out take for its weight: above zero.
    public var weight: Double {
      switch kind {
      case .link(let weight, _, _): max(weight, 0.01)
      case .holds: 1
      }
    }
  }

  /// How values are shown.
  public enum Disclosure: Hashable, Sendable {
    /// Masked.
    case masked
    /// In full, for a reason that stands in the export.
    case revealed(reason: String)
  }

  /// The graph of some groups.
  ///
  /// - Parameters:
  ///   - groups: Their places in the findings, in the order wanted.
  ///   - disclosure: How values are shown; revealed only when the findings keep what groups were made of.
  public init(of groups: some Sequence<Int>, in findings: ScanFindings, disclosure: Disclosure = .masked) {
    switch disclosure {
    case .masked: note = "Registered values are masked."
    case .revealed(let reason): note = "Registered values are in full. Reason: \(VisibleText.of(reason, limit: 400))"
    }
    var names = NodeNames()
    for group in groups { append(findings.groups.groups[group], group, findings, disclosure, &names) }
  }

  private mutating func append(
    _ group: StoreGroup, _ index: Int, _ findings: ScanFindings, _ disclosure: Disclosure, _ names: inout NodeNames
  ) {
    let verdict = GroupWord.verdict(findings.verdicts.group(index)?.recommendation ?? .linked)
    var idOfStore: [Int: String] = [:]
    for store in group.stores {
      let noun = Store(store, in: findings.market)
      let id = names.unused(VisibleText.of(noun.id))
      idOfStore[store] = id
      let name = VisibleText.of(PersonalData.hidden(in: noun.name), limit: 120)
      nodes.append(
        Node(
          id: id, label: name.isEmpty ? id : name,
          kind: .store(
            id: VisibleText.of(noun.id), group: group.id, verdict: verdict, opened: noun.opened?.description ?? "",
            status: VisibleText.of(noun.status, limit: 60))))
    }
    var links: [Edge] = []
    var holders: [Int: Set<Int>] = [:]
    var tieOfValue: [Int: Tie] = [:]
    for link in group.links {
      guard let a = idOfStore[link.a], let b = idOfStore[link.b] else { continue }
      links.append(
        Edge(
          source: a, target: b, kind: .link(weight: link.weight, probability: link.probability, kinds: link.kinds)))
      for tie in link.ties {
        guard let value = tie.value else { continue }
        holders[value, default: []].formUnion([link.a, link.b])
        // What counts between any two is no hub.
        if tie.strength > tieOfValue[value]?.strength ?? .heldBack || tieOfValue[value] == nil {
          tieOfValue[value] = tie
        }
      }
    }
    edges += links
    for value in holders.keys.sorted() {
      guard let tie = tieOfValue[value], let stores = holders[value] else { continue }
      let isRevealed = disclosure != .masked
      let text = isRevealed ? findings.evidence?.text(ofValue: value) ?? tie.masked : tie.masked
      // The same value in two groups is one node.
      let (id, isNew) = names.value(value)
      if isNew {
        nodes.append(
          Node(
            id: id, label: "\(tie.kind.name.english) \(VisibleText.of(text, limit: 200))",
            kind: .value(kind: tie.kind, holders: tie.holders, isHub: tie.strength == .heldBack)))
      }
      for store in stores.sorted() {
        guard let source = idOfStore[store] else { continue }
        edges.append(Edge(source: source, target: id, kind: .holds))
      }
    }
  }
}

/// Ids of nodes, each given once.
private struct NodeNames {
  private var taken: Set<[UInt8]> = []
  private var values: [Int: String] = [:]

  /// An id that no node has: the one wanted, or else with a number behind it.
  mutating func unused(_ wanted: String) -> String {
    var id = wanted
    var number = 2
    // Compared byte by byte: strings that look alike are equal, and are two stores all the same.
    while !taken.insert(Array(id.utf8)).inserted {
      id = "\(wanted)#\(number)"
      number += 1
    }
    return id
  }

  /// The id of a value, and whether it is new.
  mutating func value(_ value: Int) -> (String, isNew: Bool) {
    if let known = values[value] { return (known, false) }
    let id = unused("value-\(values.count + 1)")
    values[value] = id
    return (id, true)
  }
}
