/// The numbers that texts name, each text's as a sorted set of hashes in one arena.
///
/// Copies keep their numbers when everything around them is reworded; listings that share a template have their own.
public struct NumberSets: Sendable {
  /// Numbers kept of one text, at most.
  public static let limit = 64
  private var values: [UInt32] = []
  private var ends: [Int] = []
  private var scratch: [UInt32] = []

  /// No texts.
  public init() {}

  /// Adds the numbers of a folded text; marks within a number or between two do not part them.
  public mutating func append(_ text: FoldedText) {
    scratch.removeAll(keepingCapacity: true)
    var number: UInt64 = 0
    for scalar in text.scalars where scalar > 0x2E {
      if scalar &- 0x30 < 10 {
        number = number &* 31 &+ UInt64(scalar)
      } else if number != 0 {
        scratch.append(UInt32(truncatingIfNeeded: StableHash.mix(number) &>> 32))
        number = 0
      }
    }
    if number != 0 { scratch.append(UInt32(truncatingIfNeeded: StableHash.mix(number) &>> 32)) }
    scratch.sort()
    let start = values.count
    for value in scratch where values.count - start < Self.limit {
      if values.count == start || values[values.count - 1] != value { values.append(value) }
    }
    ends.append(values.count)
  }

  /// How far the numbers of two texts agree: towards −1, each names numbers and none that the other names, towards 1,
  /// one names all that the other does, the more numbers the farther; `nil` when either names none.
  ///
  /// Numbers that only one side has do not count against the pair as long as the other side has none of its own:
  /// text may be left out.
  public func agreement(_ a: Int, _ b: Int) -> Double? {
    var (i, endA) = bounds(a)
    var (j, endB) = bounds(b)
    let smaller = min(endA - i, endB - j)
    var shared = 0
    while i < endA, j < endB {
      let (left, right) = (values[i], values[j])
      shared += left == right ? 1 : 0
      i += left <= right ? 1 : 0
      j += right <= left ? 1 : 0
    }
    return smaller > 0 ? Double(2 * shared - smaller) / Double(smaller + 1) : nil
  }

  private func bounds(_ text: Int) -> (Int, Int) { (text == 0 ? 0 : ends[text - 1], ends[text]) }
}
