import Testing

@testable import Fingerprints

@Suite struct HammingJoinTests {
  typealias Numbers = HammingIndexTests.Numbers

  /// What comparing every query with every hash finds.
  static func compared(_ queries: [PDQHash], _ hashes: [PDQHash], _ radius: Int) -> [HammingJoin.Pair] {
    queries.indices.flatMap { query in
      hashes.indices.compactMap { index in
        let distance = queries[query].distance(to: hashes[index])
        return distance <= radius ? HammingJoin.Pair(query: query, index: index, distance: distance) : nil
      }
    }
  }

  @Test(arguments: VectorPath.available, HammingJoin.Way.allCases)
  func findsWhatComparingAllFinds(path: VectorPath, way: HammingJoin.Way) {
    var numbers = Numbers(state: 3)
    let queries = (0..<30).map { _ in numbers.hash() }
    var hashes = (0..<1500).map { _ in numbers.hash() }
    for query in queries { for bits in 0...34 { hashes.append(numbers.changed(query, bits: bits)) } }
    hashes += hashes[5..<9]
    hashes.shuffle(using: &numbers)
    for radius in [0, 7, 10, 21, 30, 31] {
      let found = HammingJoin(path: path, way: way).pairs(of: queries + queries[..<2], in: hashes.span, radius: radius)
      #expect(found == Self.compared(queries + queries[..<2], hashes, radius))
    }
  }

  /// A table of many queries is so full that a hash meets one query in a band in which it is near another.
  @Test(arguments: VectorPath.available) func namesEachPairOnceAmongThousands(path: VectorPath) {
    var numbers = Numbers(state: 11)
    let queries = (0..<4_000).map { _ in numbers.hash() }
    let hashes = (0..<600).map { numbers.changed(queries[$0], bits: 20 + $0 % 12) }
    let found = HammingJoin(path: path, way: .bands).pairs(of: queries, in: hashes.span, radius: 31) ?? []
    #expect(found.map(\.query) == Array(0..<600) && found.map(\.index) == Array(0..<600))
  }

  /// In every band as many flips as leave it out, but for one: the worst that a radius allows.
  @Test(arguments: VectorPath.available)
  func findsTheWorstSpreadOfChanges(path: VectorPath) {
    var numbers = Numbers(state: 9)
    let query = numbers.hash()
    for radius in [10, 15, 31] {
      let plan = HammingBand.plan(radius: radius)
      for spared in plan.indices {
        var words = query.words
        for (band, (place, near)) in plan.enumerated() {
          // Bits that lie apart, from the first of the band to its last.
          for flip in 0..<(band == spared ? near : near + 1) {
            let bit = flip == 0 ? place.lowerBound : flip == 1 ? place.upperBound - 1 : place.lowerBound + 9
            words[bit / 64] ^= 1 << UInt64(bit % 64)
          }
        }
        let far = PDQHash(words: words)
        #expect(far.distance(to: query) == radius)
        let found = HammingJoin(path: path, way: .bands).pairs(of: [query], in: [far].span, radius: radius)
        #expect(found == [HammingJoin.Pair(query: 0, index: 0, distance: radius)])
      }
    }
  }

  /// More queries near one hash than the loops take at once, and more queries than are indexed at once.
  @Test(arguments: VectorPath.available)
  func takesAnyNumberThatIsAlike(path: VectorPath) {
    var numbers = Numbers(state: 5)
    let hash = numbers.hash()
    let hashes = [numbers.hash(), hash, hash, numbers.hash(), numbers.changed(hash, bits: 10)]
    let queries = [PDQHash](repeating: hash, count: 4_100) + [numbers.hash()]
    let found = HammingJoin(path: path, way: .bands).pairs(of: queries, in: hashes.span, radius: 10)
    #expect(found == Self.compared(queries, hashes, 10))
    let many = [PDQHash](repeating: numbers.hash(), count: 1 << 14) + [hash]
    #expect(HammingJoin(path: path).pairs(of: many, in: hashes.span)?.map(\.query) == [1 << 14, 1 << 14, 1 << 14])
  }

  @Test(arguments: HammingJoin.Way.allCases)
  func givesUpWhenThereAreTooMany(way: HammingJoin.Way) {
    let same = [PDQHash](repeating: PDQHash(words: .zero), count: 100)
    #expect(HammingJoin(path: .best, way: way).pairs(of: same, in: same.span, limit: 9_999) == nil)
    #expect(HammingJoin(path: .best, way: way).pairs(of: same, in: same.span, limit: 10_000)?.count == 10_000)
  }

  @Test func findsNothingInNothing() {
    let hash = PDQHash(words: .zero)
    #expect(HammingJoin().pairs(of: [], in: [hash].span)?.isEmpty == true)
    #expect(HammingJoin().pairs(of: [hash], in: [PDQHash]().span)?.isEmpty == true)
    #expect(HammingJoin().pairs(of: [hash], in: [hash].span, radius: -1)?.isEmpty == true)
    #expect(HammingJoin().pairs(of: [hash], in: [hash].span, radius: 1000)?.count == 1)
  }

  @Test func fewAreComparedAndManyAreJoined() {
    #expect(HammingJoin.cheaperWay(queries: 1, hashes: 10_000_000) == .comparingAll)
    #expect(HammingJoin.cheaperWay(queries: 1_000, hashes: 10_000_000) == .bands)
    #expect(HammingJoin.cheaperWay(queries: 10_000, hashes: 1_000) == .comparingAll)
  }

  @Test(arguments: VectorPath.available)
  func digitsAreReadAsTheyAreWritten(path: VectorPath) {
    var numbers = Numbers(state: 8)
    for _ in 0..<20 {
      let hash = numbers.hash()
      let digits = Array("x\(hash.hex)".utf8)
      #expect(path.hash(at: 1, of: digits.span) == hash)
      #expect(path.hash(at: 1, of: Array("x\(hash.hex.uppercased())".utf8).span) == hash)
      #expect(path.hash(at: 2, of: digits.span) == nil && path.hash(at: 0, of: digits.span) == nil)
    }
    let digits = Array(numbers.hash().hex.utf8)
    let hexadecimal = Set("0123456789abcdefABCDEF".utf8)
    for place in [0, 31, 63] {
      for byte in UInt8.min...UInt8.max {
        var changed = digits
        changed[place] = byte
        #expect((path.hash(at: 0, of: changed.span) != nil) == hexadecimal.contains(byte))
      }
    }
  }
}
