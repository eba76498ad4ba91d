import Judgement
import Marketplace
import Screening
import StoreGroups

/// The drawing of a group, in the units of its SVG.
struct GraphView {
  let width: String
  let height: String
  let nodes: [NodeView]
  let edges: [EdgeView]
  let legend: [LegendView]
  let hasBridge: Bool
  let drawn: String
  let storesHidden: [HiddenView]
  let linksHidden: [HiddenView]

  /// A drawn store.
  struct NodeView {
    let x: String
    let y: String
    let radius: String
    let label: String
    let labelY: String
    let isLabelled: Bool
    let title: String
  }

  /// A drawn link.
  struct EdgeView {
    let x1: String
    let y1: String
    let x2: String
    let y2: String
    let width: String
    let family: String
    let isBridge: Bool
    let title: String
  }

  /// An entry of the legend.
  struct LegendView {
    let family: String
    let name: String
  }

  init(_ drawn: DrawnGroup, of group: StoreGroup, on page: PageContext) {
    let side = 300 + 4 * Double(min(60, drawn.stores.count))
    let (width, height, margin) = (side * 1.35, side, 34.0)
    self.width = Numbers.decimal(width, 0)
    self.height = Numbers.decimal(height, 0)
    let points = GraphLayout.positions(
      count: drawn.stores.count, links: drawn.links.map { ($0.a, $0.b) })
    func x(_ place: Int) -> Double { margin + points[place].x * (width - 2 * margin) }
    func y(_ place: Int) -> Double { margin + points[place].y * (height - 2 * margin) }
    var degree = [Int](repeating: 0, count: drawn.stores.count)
    for link in drawn.links {
      degree[link.a] += 1
      degree[link.b] += 1
    }
    let market = page.findings.market
    nodes = drawn.stores.enumerated().map { place, store in
      let id = market.id(ofStore: store)
      let radius = min(13, 6 + Double(degree[place]) * 0.5)
      return NodeView(
        x: Numbers.decimal(x(place), 1), y: Numbers.decimal(y(place), 1), radius: Numbers.decimal(radius, 1),
        label: VisibleText.of(id, limit: 14), labelY: Numbers.decimal(y(place) + radius + 11, 1),
        isLabelled: drawn.stores.count <= 30 || place < 8,
        title: "\(id) · \(page.name(ofStore: store)) · \(Phrase.links.number(degree[place], page.language))")
    }
    edges = drawn.links.map { link in
      let kinds = link.link.ties.map { TieText.describe($0, page.language) }.joined(separator: "\n")
      let ends = "\(market.id(ofStore: link.link.a)) – \(market.id(ofStore: link.link.b))"
      let isBridge = link.isBridge && group.links.count > 1
      return EdgeView(
        x1: Numbers.decimal(x(link.a), 1), y1: Numbers.decimal(y(link.a), 1), x2: Numbers.decimal(x(link.b), 1),
        y2: Numbers.decimal(y(link.b), 1), width: Numbers.decimal(min(5, 1 + max(0, link.link.weight) * 0.35), 1),
        family: Self.family(link.link).rawValue, isBridge: isBridge,
        title: "\(ends) · \(Numbers.weight(link.link.weight))\(isBridge ? " · \(Phrase.bridge(page.language))" : "")\n"
          + kinds)
    }
    let families = Set(drawn.links.map { Self.family($0.link) })
    legend = TieFamily.allCases.filter { families.contains($0) }.map {
      LegendView(family: $0.rawValue, name: $0.name[page.language])
    }
    hasBridge = edges.contains { $0.isBridge }
    self.drawn =
      "\(drawn.stores.count) / \(Numbers.count(group.stores.count)) \(Phrase.drawnStores(page.language)) · "
      + "\(drawn.links.count) / \(Numbers.count(drawn.linkCount)) \(Phrase.drawnLinks(page.language))"
    storesHidden = HiddenView.of(group.stores.count, shown: drawn.stores.count)
    linksHidden = HiddenView.of(drawn.linkCount, shown: drawn.links.count)
  }

  /// The family of the tie that weighs most.
  private static func family(_ link: StoreLink) -> TieFamily {
    let heaviest = link.ties.max { ($0.weight, -Self.rank($0)) < ($1.weight, -Self.rank($1)) }
    return TieFamily(heaviest?.kind ?? .name)
  }

  private static func rank(_ tie: Tie) -> Int { TieKind.allCases.firstIndex(of: tie.kind) ?? 0 }
}
