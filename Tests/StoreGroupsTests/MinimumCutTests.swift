import Testing

@testable import StoreGroups

@Suite struct MinimumCutTests {
  /// A connected random graph with weights, and the lightest of all its cuts, tried one by one.
  private struct Weighted {
    let count: Int
    let links: [(a: Int, b: Int, weight: Double)]

    init(seed: Int) {
      var random = SplitMix(seed: UInt64(seed))
      let count = Int.random(in: 2...9, using: &random)
      var links = (1..<count).map { (a: Int.random(in: 0..<$0, using: &random), b: $0) }
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        links.append((Int.random(in: 0..<count, using: &random), Int.random(in: 0..<count, using: &random)))
      }
      self.count = count
      self.links = links.map { ($0.a, $0.b, Double(Int.random(in: 1...40, using: &random)) / 4) }
        .sorted { $0.2 > $1.2 }
    }

    func weight(_ isApart: (Int) -> Bool) -> Double {
      links.reduce(0) { $0 + (isApart($1.a) != isApart($1.b) ? $1.weight : 0) }
    }

    var lightest: Double { (1..<(1 << (count - 1))).map { side in weight { side >> $0 & 1 == 1 } }.min() ?? .infinity }
  }

  @Test(arguments: 0..<200) func `no cut is lighter`(seed: Int) throws {
    let graph = Weighted(seed: seed)
    let cut = try #require(MinimumCut(of: graph.links, count: graph.count))
    #expect(abs(cut.weight - graph.lightest) < 1e-9)
    #expect(abs(cut.weight - graph.weight { cut.isApart[$0] }) < 1e-9)
    #expect(!cut.isApart[0] && cut.isApart.contains(true))
  }

  @Test(arguments: 0..<200) func `a light cut is a cut, and never lighter than the lightest`(seed: Int) throws {
    let graph = Weighted(seed: seed)
    let cut = try #require(MinimumCut.light(of: graph.links, count: graph.count))
    #expect(abs(cut.weight - graph.weight { cut.isApart[$0] }) < 1e-9)
    #expect(cut.weight >= graph.lightest - 1e-9)
    #expect(!cut.isApart[0] && cut.isApart.contains(true))
  }

  @Test func `a bridge between two rings is the weakest place`() throws {
    let rings = (0..<4).map { ($0, ($0 + 1) % 4) } + (0..<4).map { (4 + $0, 4 + ($0 + 1) % 4) }
    let links = (rings + [(1, 6)]).map { StoreLink(a: min($0, $1), b: max($0, $1), ties: [], weight: 5) }
    let group = StoreGroup(id: "g", stores: Array(0..<8), links: links, facts: GroupFacts())
    let structure = GroupStructure(group)
    #expect(structure.bridges == [8])
    let cut = try #require(structure.cut)
    #expect(cut.links == [8] && cut.weight == 5 && cut.isExact)
    #expect(cut.part == [4, 5, 6, 7] && cut.rest == [0, 1, 2, 3])
    // Beyond the limit the bridge is found as well, and the answer does not claim to be sure.
    let light = try #require(GroupStructure(group, exactUpTo: 4).cut)
    #expect(light.links == [8] && !light.isExact)
  }

  @Test func `a group of 50,000 takes linear time`() throws {
    let links = (1..<50_000).map { StoreLink(a: $0 - 1, b: $0, ties: [], weight: $0 == 777 ? 3 : 9) }
    let group = StoreGroup(id: "g", stores: Array(0..<50_000), links: links, facts: GroupFacts())
    let cut = try #require(GroupStructure(group).cut)
    #expect(!cut.isExact && cut.weight <= 9)
  }

  @Test func `too little to cut is no cut`() {
    #expect(MinimumCut(of: [], count: 1) == nil)
    #expect(GroupStructure(StoreGroup(id: "g", stores: [3], links: [], facts: GroupFacts())).cut == nil)
  }
}
