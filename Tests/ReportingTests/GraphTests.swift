import Screening
import StoreGroups
import Testing

@testable import Reporting

@Suite struct GraphTests {
  private func link(_ a: Int, _ b: Int) -> StoreLink { StoreLink(a: a, b: b, ties: [], weight: 1) }

  @Test func `Bridges of known graphs`() {
    #expect(LinkGraph.bridges(of: []) == [])
    #expect(LinkGraph.bridges(of: [link(0, 1)]) == [0])
    // A path.
    #expect(LinkGraph.bridges(of: [link(0, 1), link(1, 2), link(2, 3)]) == [0, 1, 2])
    // A triangle.
    #expect(LinkGraph.bridges(of: [link(0, 1), link(1, 2), link(0, 2)]) == [])
    // Two triangles and what joins them.
    let joined = [link(0, 1), link(1, 2), link(0, 2), link(2, 3), link(3, 4), link(4, 5), link(3, 5)]
    #expect(LinkGraph.bridges(of: joined) == [3])
    // Two links between the same stores.
    #expect(LinkGraph.bridges(of: [link(7, 9), link(7, 9)]) == [])
  }

  @Test func `Bridges are the links whose removal separates their ends`() {
    var state: UInt64 = 7
    func random(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }
    for _ in 0..<60 {
      let links = (0..<12).map { _ in (random(9), random(9)) }.filter { $0 != $1 }.map {
        link(min($0, $1), max($0, $1))
      }
      let expected = links.indices.filter { removed in
        var reached: Set<Int> = [links[removed].a]
        for _ in 0..<9 {
          for (index, other) in links.enumerated() where index != removed {
            if reached.contains(other.a) || reached.contains(other.b) { reached.formUnion([other.a, other.b]) }
          }
        }
        return !reached.contains(links[removed].b)
      }
      #expect(LinkGraph.bridges(of: links) == expected)
    }
  }

  @Test func `A layout fills the square and sets nodes apart`() {
    let ring = (0..<12).map { (a: $0, b: ($0 + 1) % 12) }
    let points = GraphLayout.positions(count: 12, links: ring)
    #expect(points.allSatisfy { (0...1).contains($0.x) && (0...1).contains($0.y) })
    for a in 0..<12 {
      for b in (a + 1)..<12 {
        let (dx, dy) = (points[a].x - points[b].x, points[a].y - points[b].y)
        #expect(dx * dx + dy * dy > 0.01)
      }
    }
    #expect(GraphLayout.positions(count: 1, links: []).count == 1)
    #expect(GraphLayout.positions(count: 0, links: []).isEmpty)
  }

  @Test func `What is drawn of a large group hangs together`() {
    let drawn = DrawnGroup(LargeGroup.findings.groups.groups[0], storeLimit: 60, linkLimit: 240)
    #expect(drawn.stores.count == 60)
    var reached: Set<Int> = [0]
    for _ in drawn.stores {
      for link in drawn.links where reached.contains(link.a) || reached.contains(link.b) {
        reached.formUnion([link.a, link.b])
      }
    }
    #expect(reached.count == 60)
  }
}
