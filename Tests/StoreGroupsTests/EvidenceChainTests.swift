import Testing

@testable import StoreGroups

@Suite struct EvidenceChainTests {
  @Test(arguments: 0..<150) func `no other way between two stores has a stronger weakest link`(seed: Int) throws {
    let graph = RandomGraph(seed: UInt64(seed))
    var random = SplitMix(seed: UInt64(seed) + 1_000)
    let links = graph.links.map { a, b in
      StoreLink(a: a, b: b, ties: [], weight: Double(Int.random(in: 1...6, using: &random)))
    }
    // Every pair's best bottleneck, after Floyd and Warshall.
    var best = [[Double]](repeating: [Double](repeating: -.infinity, count: graph.count), count: graph.count)
    for link in links {
      best[link.a][link.b] = max(best[link.a][link.b], link.weight)
      best[link.b][link.a] = best[link.a][link.b]
    }
    for middle in 0..<graph.count {
      for a in 0..<graph.count {
        for b in 0..<graph.count { best[a][b] = max(best[a][b], min(best[a][middle], best[middle][b])) }
      }
    }
    for a in 0..<graph.count {
      for b in 0..<graph.count where a != b {
        let chain = EvidenceChain.strongest(from: a, to: b, along: links)
        guard best[a][b] > -.infinity else {
          #expect(chain == nil)
          continue
        }
        let found = try #require(chain)
        #expect(found.bottleneck == best[a][b])
        #expect(found.stores.first == a)
        #expect(found.stores.last == b)
        #expect(Set(found.stores).count == found.stores.count)
        for (step, link) in found.links.enumerated() {
          #expect(Set([link.a, link.b]) == Set(found.stores[step...(step + 1)]))
        }
      }
    }
  }

  @Test func `a store has no chain to itself`() {
    #expect(EvidenceChain.strongest(from: 0, to: 0, along: [StoreLink(a: 0, b: 1, ties: [], weight: 1)]) == nil)
  }
}
