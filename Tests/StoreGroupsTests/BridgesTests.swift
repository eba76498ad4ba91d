import Testing

@testable import StoreGroups

@Suite struct BridgesTests {
  @Test(arguments: 0..<300) func `a bridge is a link whose removal splits the graph`(seed: Int) {
    let graph = RandomGraph(seed: UInt64(seed))
    let whole = Set(graph.components()).count
    let slow = graph.links.indices.filter { Set(graph.components(without: $0)).count > whole }
    #expect(Bridges.find(in: graph.links, count: graph.count) == slow)
  }

  @Test func `two links between the same stores are no bridge`() {
    #expect(Bridges.find(in: [(0, 1), (0, 1), (1, 2)], count: 3) == [2])
  }

  @Test(arguments: 0..<50) func `links name stores by any number`(seed: Int) {
    let graph = RandomGraph(seed: UInt64(seed))
    let links = graph.links.map { StoreLink(a: $0 * 7 + 1_000, b: $1 * 7 + 1_000, ties: [], weight: 1) }
    #expect(Bridges.find(in: links) == Bridges.find(in: graph.links, count: graph.count))
  }

  @Test func `a chain of 100,000 links is all bridges`() {
    let chain = (0..<100_000).map { ($0, $0 + 1) }
    #expect(Bridges.find(in: chain, count: 100_001).count == 100_000)
  }
}
