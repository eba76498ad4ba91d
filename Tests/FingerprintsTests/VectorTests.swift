import Testing

@testable import Fingerprints

struct VectorTests {
  @Test(arguments: [0, 1, 7, 8, 9, 31, 255, 256, 257, 1000])
  func `every path throws to the bits of the portable one`(count: Int) {
    let elements = (0..<count).map { UInt32(truncatingIfNeeded: $0 &* 0x9E37_79B9 &+ 12345) } + [7]
    for round: UInt32 in [0, 1, 127, 128, 129, 255] {
      let all = VectorPath.available.map { path in
        var places = [UInt32](repeating: .max, count: MinHash.size)
        let empty = path.throwing(elements, count: count, rounds: round..<round + 1, into: &places)
        #expect(empty == places.count { $0 == .max })
        return places
      }
      #expect(all.allSatisfy { $0 == all[0] })
      #expect(all[0].contains { $0 < .max } == (count > 0))
    }
  }

  @Test(arguments: [1, 7, 40, 300, 1000])
  func `many rounds at once are one after the other until no place is empty`(count: Int) {
    let elements = (0..<count).map { UInt32(truncatingIfNeeded: $0 &* 0x85EB_CA6B &+ 99) }
    for path in VectorPath.available {
      var apart = [UInt32](repeating: .max, count: MinHash.size)
      var together = apart
      for round: UInt32 in 0..<256 {
        if path.throwing(elements, count: count, rounds: round..<round + 1, into: &apart) == 0 { break }
      }
      #expect(path.throwing(elements, count: count, rounds: 0..<256, into: &together) == 0)
      #expect(together == apart)
    }
  }

  @Test func `throws as MurmurHash mixes`() {
    // The finaliser of MurmurHash3 for 1 under the first round's salt, from its definition by hand.
    var value: UInt32 = 1 ^ 0x9E37_79B9
    value = (value ^ value >> 16) &* 0x85EB_CA6B
    value = (value ^ value >> 13) &* 0xC2B2_AE35
    value ^= value >> 16
    for path in VectorPath.available {
      var places = [UInt32](repeating: .max, count: MinHash.size)
      #expect(path.throwing([1], count: 1, rounds: 0..<1, into: &places) == MinHash.size - 1)
      #expect(places[Int(value >> 25)] == value & 0xFF_FFFF)
      // Later rounds fill one place each, and what an earlier one threw stays.
      #expect(path.throwing([1], count: 1, rounds: 128..<129, into: &places) <= MinHash.size - 1)
      #expect(places[Int(value >> 25)] == value & 0xFF_FFFF)
      #expect(places[0] < .max)
    }
  }

  @Test func `every path sketches alike`() {
    let elements = (0..<500).map { UInt32(truncatingIfNeeded: $0 &* 0x85EB_CA6B) }
    let sketches = VectorPath.available.map { path in
      var sketch: [UInt32] = []
      var hasher = MinHash(path: path)
      #expect(hasher.sketch(elements, into: &sketch))
      return sketch
    }
    #expect(sketches.allSatisfy { $0 == sketches[0] && $0.count == MinHash.size })
  }
}
