/// Makes short sketches of sets such that two sketches agree in about as many places as the sets resemble each other
/// (MinHash; Broder 1997).
///
/// The sketch is that of Dahlgaard, Knudsen & Thorup, "Fast Similarity Sketching" (FOCS 2017): every element is thrown
/// into a random place, round after round, until no place is empty; a place keeps its least value of the earliest
/// round. It is filled after O(t log t + n) throws instead of the t × n of t permutations, agrees in expectation exactly
/// like them, and concentrates as well, without the repairs that one permutation needs for small sets
/// (Shrivastava, "Optimal Densification for Fast and Accurate Minwise Hashing", ICML 2017).
///
/// Elements with whole-number weights are taken as that many copies, which gives the weighted resemblance.
public struct MinHash: Sendable {
  /// The places of a sketch.
  public static let size = 128
  private static let rounds = 256

  private var filled = [UInt32](repeating: 0, count: MinHash.size)
  private var elements: [UInt64] = []

  /// A sketcher; it keeps buffers and is used again and again.
  public init() {}

  /// Writes the sketch of a set of distinct hashes to `sketch`, which gets ``size`` places.
  ///
  /// - Returns: `false` for an empty set, which has no sketch.
  public mutating func sketch(_ hashes: some Sequence<UInt32>, into sketch: inout [UInt32]) -> Bool {
    elements.removeAll(keepingCapacity: true)
    for hash in hashes { elements.append(StableHash.mix(UInt64(hash))) }
    return fill(&sketch)
  }

  /// Writes the sketch of one text of `sets`, each shingle taken once for every `step` of its weight, rounded.
  ///
  /// - Returns: `false` when every shingle is too light to be taken.
  public mutating func sketch(_ text: Int, of sets: ShingleSets, step: Int, into sketch: inout [UInt32]) -> Bool {
    elements.removeAll(keepingCapacity: true)
    let hashes = sets.hashes.span
    let marks = sets.marks.span
    for index in sets.range(of: text) {
      let copies = (Int(marks[index] & 0x3F) + step / 2) / step
      for copy in 0..<copies { elements.append(StableHash.mix(UInt64(copy) << 32 | UInt64(hashes[index]))) }
    }
    return fill(&sketch)
  }

  /// The share of places in which two sketches agree: an estimate of the resemblance with a standard error of at most
  /// 0.045.
  public static func agreement(_ a: [UInt32], _ b: [UInt32]) -> Double {
    var same = 0
    for index in 0..<min(a.count, b.count) where a[index] == b[index] { same += 1 }
    return Double(same) / Double(size)
  }

  private mutating func fill(_ sketch: inout [UInt32]) -> Bool {
    sketch.removeAll(keepingCapacity: true)
    sketch.append(contentsOf: repeatElement(UInt32.max, count: Self.size))
    guard !elements.isEmpty else { return false }
    var empty = Self.size
    var round: UInt64 = 0
    while empty > 0, round < Self.rounds {
      let salt = (round &+ 1) &* 0x9E37_79B9_7F4A_7C15
      let last = round >= Self.size
      for element in elements {
        var value = (element ^ salt) &* 0xD6E8_FEB8_6659_FD93
        value = (value ^ (value &>> 32)) &* 0xD6E8_FEB8_6659_FD93
        let place = last ? Int(round) - Self.size : Int(value &>> 57)
        let candidate = UInt32(round) << 24 | UInt32(truncatingIfNeeded: value &>> 33) & 0xFF_FFFF
        let before = sketch[place]
        if candidate < before {
          if before == .max { empty -= 1 }
          sketch[place] = candidate
        }
      }
      round += 1
    }
    return true
  }
}
