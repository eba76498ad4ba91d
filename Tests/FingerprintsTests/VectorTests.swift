import Testing

@testable import Fingerprints

struct VectorTests {
  @Test(arguments: [0, 1, 7, 8, 9, 31, 32, 33, 1000])
  func `every path mixes to the bits of the portable one and writes no further`(count: Int) {
    let elements = (0..<count).map { UInt32(truncatingIfNeeded: $0 &* 0x9E37_79B9 &+ 12345) }
    for salt: UInt32 in [0, 1, 0x8000_0000, .max] {
      let all = VectorPath.available.map { path in
        var mixed = [UInt32](repeating: 0xDEAD, count: count + 1)
        path.mix(elements, count: count, salt: salt, into: &mixed)
        return mixed
      }
      #expect(all.allSatisfy { $0 == all[0] && $0[count] == 0xDEAD })
    }
  }

  @Test func `mixes as MurmurHash does`() {
    // The finaliser of MurmurHash3 for 1, from its definition by hand.
    var value: UInt32 = 1
    value = (value ^ value >> 16) &* 0x85EB_CA6B
    value = (value ^ value >> 13) &* 0xC2B2_AE35
    value ^= value >> 16
    for path in VectorPath.available {
      var mixed: [UInt32] = [0]
      path.mix([1], count: 1, salt: 0, into: &mixed)
      #expect(mixed == [value])
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
