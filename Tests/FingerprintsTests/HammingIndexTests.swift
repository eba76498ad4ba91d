import Testing

@testable import Fingerprints

@Suite struct HammingIndexTests {
  /// Numbers that look random and are the same in every run.
  struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      return StableHash.mix(state)
    }

    mutating func hash() -> PDQHash { PDQHash(words: SIMD4(next(), next(), next(), next())) }

    /// A hash with `count` of its bits changed.
    mutating func changed(_ hash: PDQHash, bits count: Int) -> PDQHash {
      var words = hash.words
      for bit in (0..<256).shuffled(using: &self).prefix(count) { words[bit / 64] ^= 1 << UInt64(bit % 64) }
      return PDQHash(words: words)
    }
  }

  @Test(arguments: VectorPath.available, [0, 1, 15, 16, 30, 31])
  func findsWhatComparingAllFinds(path: VectorPath, radius: Int) {
    var numbers = Numbers(state: UInt64(radius))
    var hashes = (0..<3000).map { _ in numbers.hash() }
    let queries = (0..<40).map { _ in numbers.hash() }
    // Neighbours at every distance around the radius, in random bits and in one bit more of every chunk.
    for query in queries { for bits in 0...34 { hashes.append(numbers.changed(query, bits: bits)) } }
    hashes.append(hashes[5])
    let index = HammingIndex(hashes, path: path)
    var scratch = HammingIndex.Scratch()
    for query in queries + [hashes[5]] {
      let expected = hashes.indices.filter { hashes[$0].distance(to: query) <= radius }
      let found = index.matches(of: query, radius: radius, scratch: &scratch)
      #expect(found.map(\.index) == expected)
      #expect(found.allSatisfy { hashes[$0.index].distance(to: query) == $0.distance })
    }
  }

  /// Two flips in all chunks but one, and one in the last: the worst that a radius of 31 allows.
  @Test func findsTheWorstSpreadOfChanges() {
    var numbers = Numbers(state: 9)
    let hash = numbers.hash()
    for spared in 0..<16 {
      var words = hash.words
      for chunk in 0..<16 {
        let flips: UInt64 = chunk == spared ? 0b1 : 0b101
        words[chunk / 4] ^= flips << UInt64(chunk % 4 * 16)
      }
      let far = PDQHash(words: words)
      #expect(far.distance(to: hash) == 31)
      #expect(HammingIndex([hash]).matches(of: far).map(\.distance) == [31])
    }
  }

  @Test func anEmptyIndexAndANegativeRadiusFindNothing() {
    var numbers = Numbers(state: 1)
    let hash = numbers.hash()
    #expect(HammingIndex([]).matches(of: hash).isEmpty)
    #expect(HammingIndex([hash]).matches(of: hash, radius: -1).isEmpty)
    #expect(HammingIndex([hash]).matches(of: hash, radius: 1000).count == 1)
  }

  @Test(arguments: VectorPath.available)
  func findsTheNearest(path: VectorPath) {
    var numbers = Numbers(state: 4)
    let hashes = (0..<200).map { _ in numbers.hash() }
    for _ in 0..<20 {
      let query = numbers.hash()
      let distances = hashes[10..<150].map { $0.distance(to: query) }
      let least = distances.min() ?? 0
      let found = path.nearest(to: query, in: hashes, range: 10..<150)
      #expect(found?.distance == least)
      #expect(found?.index == distances.firstIndex(of: least).map { $0 + 10 })
    }
    #expect(path.nearest(to: hashes[0], in: hashes, range: 3..<3) == nil)
  }
}
