import Testing

@testable import Fingerprints

struct SketchTests {
  /// Two sets of about `size` numbers that share `share` of them, from a fixed stream.
  private func sets(_ seed: UInt64, size: Int, share: Double) -> (a: [UInt32], b: [UInt32], jaccard: Double) {
    func value(_ index: Int) -> UInt32 {
      UInt32(truncatingIfNeeded: StableHash.mix(seed &* 1_000_003 &+ UInt64(index)))
    }
    let shared = Int(Double(size) * share)
    let common = (0..<shared).map(value)
    let a = common + (shared..<size).map(value)
    let b = common + (size..<(2 * size - shared)).map(value)
    return (a, b, Double(shared) / Double(2 * size - shared))
  }

  private func agreement(_ a: [UInt32], _ b: [UInt32]) -> Double {
    var hasher = MinHash()
    var left: [UInt32] = []
    var right: [UInt32] = []
    #expect(hasher.sketch(a, into: &left))
    #expect(hasher.sketch(b, into: &right))
    return MinHash.agreement(left, right)
  }

  @Test(arguments: [3, 20, 150, 1000], [0.0, 0.3, 0.6, 0.9])
  func agreementEstimatesResemblance(size: Int, share: Double) {
    var error = 0.0
    for seed in 0..<40 as Range<UInt64> {
      let pair = sets(seed, size: size, share: share)
      let difference = agreement(pair.a, pair.b) - pair.jaccard
      #expect(abs(difference) < 5 * 0.0442)
      error += difference / 40
    }
    #expect(abs(error) < 4 * 0.0442 / 40.0.squareRoot())
  }

  @Test func sketchDoesNotDependOnOrder() {
    let pair = sets(1, size: 100, share: 0.5)
    #expect(agreement(pair.a, pair.a.reversed()) == 1)
  }

  @Test func emptySetHasNoSketch() {
    var hasher = MinHash()
    var sketch: [UInt32] = []
    #expect(!hasher.sketch([], into: &sketch))
  }

  @Test func planForThresholdIsSteepAroundIt() {
    for threshold in [0.3, 0.5, 0.7, 0.9] {
      let plan = BandPlan(threshold: threshold)
      #expect(plan.bands * plan.rows <= MinHash.size)
      #expect(plan.chance(at: threshold + 0.1) > 0.9)
      #expect(plan.chance(at: threshold * 0.4) < 0.3)
    }
  }

  @Test func findsPairsAboveTheThreshold() {
    let plan = BandPlan(threshold: 0.5)
    var index = LSHIndex(plan: plan)
    var hasher = MinHash()
    var sketch: [UInt32] = []
    for seed in 0..<300 as Range<UInt64> {
      let pair = sets(seed, size: 150, share: 0.8)
      for (side, set) in [pair.a, pair.b].enumerated() where hasher.sketch(set, into: &sketch) {
        index.add(sketch, item: Int(seed) * 2 + side)
      }
    }
    let found = index.pairs(cap: 16)
    let wanted = found.count { $0 >> 32 & 1 == 0 && $0 & 0xFFFF_FFFF == $0 >> 32 + 1 }
    #expect(wanted >= 295)
    #expect(found.count < 400)
  }

  @Test func aBucketOfEqualSketchesIsBounded() {
    var index = LSHIndex(plan: BandPlan(bands: 4, rows: 4))
    let sketch = [UInt32](repeating: 7, count: MinHash.size)
    for item in 0..<5000 { index.add(sketch, item: item) }
    let pairs = index.pairs(cap: 8)
    #expect(pairs.count == 5000 * 8 - 36)
    #expect(Set((0..<4999).map { $0 }).isSubset(of: pairs.map { Int($0 >> 32) }))
  }

  @Test func radixSortSorts() {
    var values = (0..<5000 as Range<UInt64>).map { StableHash.mix($0) >> ($0 % 60) }
    let sorted = values.sorted()
    RadixSort.sort(&values)
    #expect(values == sorted)
  }

  @Test func gatheredPairsAreDistinctAndAscendingWhateverThePortion() {
    var state: UInt64 = 5
    let all = (0..<20_000).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state >> 51
    }
    let known = Array(Set(all.prefix(100))).sorted() + [1 << 40]
    for portion in [0, 3000, 1 << 20] {
      var gathered = GatheredPairs(known, portion: portion)
      for pair in all {
        gathered.append(pair)
        gathered.mergeWhenFull()
      }
      #expect(gathered.pairs() == Set(all + known).sorted())
    }
    #expect(GatheredPairs([], portion: 0).pairs().isEmpty)
  }
}
