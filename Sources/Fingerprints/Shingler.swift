/// Cuts folded text into shingles: overlapping short pieces whose set stands for the text (Broder 1997).
///
/// A shingle is three ideographs, five letters of an alphabet, or a mixture: symbols are taken until their costs add up
/// to fifteen, an ideograph costing five and a letter three. A whole number is one symbol of the cost of an ideograph,
/// so 500 and 550 share nothing. Where words part does not count, so marks between characters change nothing, within
/// numbers neither.
public struct Shingler: Sendable {
  private static let full = 15
  private static let wideCost = 5
  private static let narrowCost = 3

  /// A shingler.
  public init() {}

  /// Appends the hashes of the shingles of `text`, in order and with repetitions, to `hashes`.
  ///
  /// A text shorter than one shingle gives one hash of all it has; an empty one none.
  ///
  /// - Complexity: O(scalars).
  public func shingle(_ text: FoldedText, into hashes: inout [UInt32]) {
    var window = Window()
    var number: UInt64 = 0
    for scalar in text.scalars {
      if scalar <= 0x2E { continue }
      if scalar &- 0x30 < 10 {
        number = number &* 31 &+ UInt64(scalar)
        continue
      }
      if number != 0 {
        window.push(number &+ 0x100_0000, cost: Self.wideCost, into: &hashes)
        number = 0
      }
      window.push(UInt64(scalar), cost: scalar < 0x2E80 ? Self.narrowCost : Self.wideCost, into: &hashes)
    }
    if number != 0 { window.push(number &+ 0x100_0000, cost: Self.wideCost, into: &hashes) }
    window.finish(into: &hashes)
  }

  /// The last five symbols, newest first.
  private struct Window {
    private var symbols = SIMD8<UInt64>(repeating: 0)
    private var costs: (Int, Int, Int, Int, Int) = (0, 0, 0, 0, 0)
    private var emitted = false

    @inline(__always)
    mutating func push(_ symbol: UInt64, cost: Int, into hashes: inout [UInt32]) {
      symbols = SIMD8(symbol, symbols[0], symbols[1], symbols[2], symbols[3], 0, 0, 0)
      costs = (cost, costs.0, costs.1, costs.2, costs.3)
      let three = costs.0 + costs.1 + costs.2
      if three >= full, costs.2 > 0 {
        emit(3, into: &hashes)
      } else if three + costs.3 >= full {
        emit(4, into: &hashes)
      } else if three + costs.3 + costs.4 >= full {
        emit(5, into: &hashes)
      }
    }

    @inline(__always)
    private mutating func emit(_ count: Int, into hashes: inout [UInt32]) {
      var state = UInt64(count)
      for index in 0..<count { state = (state ^ symbols[index]) &* 0x9FB2_1C65_1E98_DF25 ^ (state &>> 29) }
      hashes.append(UInt32(truncatingIfNeeded: StableHash.mix(state) &>> 32))
      emitted = true
    }

    mutating func finish(into hashes: inout [UInt32]) {
      if !emitted, costs.0 > 0 { emit(5, into: &hashes) }
    }
  }
}
