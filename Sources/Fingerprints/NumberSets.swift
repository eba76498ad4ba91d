/// The numbers that texts name, each text's as a sorted set of hashes in one arena.
///
/// Copies keep their numbers when everything around them is reworded; listings that share a template have their own.
public struct NumberSets: Sendable {
  /// Numbers kept of one text, at most.
  public static let limit = 64
  private var values: [UInt32] = []
  private var ends: [UInt32] = []
  private var scratch: [UInt32] = []

  /// No texts.
  public init() {}

  /// Adds the numbers of a text, as ``Shingler`` gives them.
  public mutating func append(_ numbers: [UInt32]) {
    scratch.removeAll(keepingCapacity: true)
    scratch.append(contentsOf: numbers)
    scratch.sort()
    let start = values.count
    for value in scratch where values.count - start < Self.limit {
      if values.count == start || values[values.count - 1] != value { values.append(value) }
    }
    ends.append(UInt32(values.count))
  }

  /// Adds the numbers of a text of other sets.
  public mutating func append(_ text: Int, of others: NumberSets) {
    values.append(contentsOf: others.values(of: text))
    ends.append(UInt32(values.count))
  }

  /// How far the numbers of two texts agree: towards −1, each names numbers and none that the other names, towards 1,
  /// one names all that the other does, the more numbers the farther; `nil` when either names none.
  ///
  /// Numbers that only one side has do not count against the pair as long as the other side has none of its own:
  /// text may be left out.
  public func agreement(_ a: Int, _ b: Int) -> Double? {
    let (shared, smaller) = common(a, b)
    return smaller > 0 ? Double(2 * shared - smaller) / Double(smaller + 1) : nil
  }

  /// The same sets without the numbers that more than ten texts and a twentieth of all name, such as delivery times.
  ///
  /// - Complexity: O(numbers).
  public func distinctive() -> NumberSets {
    var frequencies: [UInt32: Int] = [:]
    for value in values { frequencies[value, default: 0] += 1 }
    let most = 10 + ends.count / 20
    var kept = NumberSets()
    var start = 0
    for end in ends.lazy.map(Int.init) {
      for value in values[start..<end] where frequencies[value, default: 0] <= most { kept.values.append(value) }
      kept.ends.append(UInt32(kept.values.count))
      start = end
    }
    return kept
  }

  /// How many numbers two texts share, and how many the one with fewer names.
  public func common(_ a: Int, _ b: Int) -> (shared: Int, smaller: Int) {
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
    return (shared, smaller)
  }

  /// The numbers of a text, ascending.
  func values(of text: Int) -> ArraySlice<UInt32> {
    let (start, end) = bounds(text)
    return values[start..<end]
  }

  private func bounds(_ text: Int) -> (Int, Int) { (text == 0 ? 0 : Int(ends[text - 1]), Int(ends[text])) }
}
