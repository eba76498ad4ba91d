/// Cuts text into shingles: overlapping short pieces whose set stands for the text (Broder 1997).
///
/// A shingle is two ideographs, five letters of an alphabet, or a mixture: symbols are taken until their costs add up
/// to ``full``. A number costs what an ideograph does, so 500 and 550 share nothing. Two ideographs are about a word;
/// longer pieces of Chinese break more often where sentences are put in another order (measured: char-5 misses a third
/// of the copies that char-3 finds).
public struct Shingler: Sendable {
  private static let full = 30
  private static let wideCost = 15
  private static let narrowCost = 6

  private var symbols = TextSymbols()
  /// The hashes of the text that is being cut; what stands behind them is left of others.
  private var room: [UInt32] = []

  /// A shingler; it keeps buffers and is used again and again.
  public init() {}

  /// Appends the hashes of the shingles of `text`, in order and with repetitions, to `hashes`.
  ///
  /// A text shorter than one shingle gives one hash of all it has; an empty one none.
  ///
  /// - Complexity: O(scalars).
  public mutating func shingle(_ text: FoldedText, into hashes: inout [UInt32]) {
    symbols.read(text)
    cut(into: &hashes)
  }

  /// As ``shingle(_:into:)``, and appends the hashes of the numbers that `text` names to `numbers`.
  public mutating func shingle(_ text: FoldedText, into hashes: inout [UInt32], numbers: inout [UInt32]) {
    symbols.read(text)
    for value in symbols.values where value >= TextSymbols.firstNumber { numbers.append(value) }
    cut(into: &hashes)
  }

  private mutating func cut(into hashes: inout [UInt32]) {
    let values = symbols.values
    if room.count < values.count { room = [UInt32](repeating: 0, count: 2 * values.count) }
    let count = Self.cut(values.span, into: &room)
    hashes.append(contentsOf: room[..<count])
  }

  /// Writes the hashes of the shingles of `values` to `target`, and returns how many there are.
  private static func cut(_ values: Span<UInt32>, into target: inout [UInt32]) -> Int {
    var hashes = target.mutableSpan
    var count = 0
    var a: UInt32 = 0
    var (b, c, d) = (a, a, a)
    var (costA, costB, costC, costD) = (0, 0, 0, 0)
    for index in values.indices {
      let value = values[index]
      let cost = value < 0x2E80 ? narrowCost : wideCost
      let two = cost &+ costA
      let three = two &+ costB
      let four = three &+ costC
      if four &+ costD >= full {
        // What is not needed any more counts for nothing, so that one sum serves shingles of two symbols to five.
        let (x, y, z) = (two < full ? b : 0, three < full ? c : 0, four < full ? d : 0)
        hashes[count] = hash(value, a, x, y, z)
        count &+= 1
      }
      (d, costD, c, costC, b, costB, a, costA) = (c, costC, b, costB, a, costA, value, cost)
    }
    if count == 0, values.count > 0 {
      hashes[count] = hash(a, b, c, d, 1)
      count &+= 1
    }
    return count
  }

  /// Multilinear hashing: any two shingles agree in a 32-bit value by chance once in 2³² (Lemire & Kaser, "Strongly
  /// universal string hashing is fast", 2014).
  @inline(__always)
  private static func hash(_ v: UInt32, _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: UInt32) -> UInt32 {
    let sum =
      (UInt64(v) &+ 1) &* 0x9FB2_1C65_1E98_DF25 &+ UInt64(a) &* 0xD6E8_FEB8_6659_FD93
      &+ UInt64(b) &* 0xA076_1D64_78BD_642F &+ UInt64(c) &* 0xE703_7ED1_A0B4_28DB
      &+ UInt64(d) &* 0x8EBC_6AF0_9C88_C6E3
    return UInt32(truncatingIfNeeded: sum &>> 32)
  }
}
