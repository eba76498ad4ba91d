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
///
/// The hashes of a round are made by vectors (``VectorPath``).
public struct MinHash: Sendable {
  /// The places of a sketch.
  public static let size = 128
  private static let rounds = 256

  private var elements: [UInt32] = []
  private var mixed: [UInt32] = []
  private let path: VectorPath

  /// A sketcher; it keeps buffers and is used again and again.
  public init(path: VectorPath = .best) { self.path = path }

  /// Writes the sketch of a set of distinct hashes to `sketch`, which gets ``size`` places.
  ///
  /// - Returns: `false`, and an empty sketch, for an empty set.
  public mutating func sketch(_ hashes: some Sequence<UInt32>, into sketch: inout [UInt32]) -> Bool {
    elements.removeAll(keepingCapacity: true)
    elements.append(contentsOf: hashes)
    return fill(&sketch)
  }

  /// Writes the sketch of one part of a text of `sets`, each shingle taken once for every `step` of its weight, rounded.
  ///
  /// - Returns: `false`, and an empty sketch, when every shingle is too light to be taken.
  public mutating func sketch(
    _ text: Int, of sets: ShingleSets, part: ShingleSets.Part, step: Int, into sketch: inout [UInt32]
  ) -> Bool {
    elements.removeAll(keepingCapacity: true)
    let hashes = sets.hashes.span
    let marks = sets.marks.span
    for index in sets.range(of: text) where marks[index] & part.rawValue != 0 {
      var element = hashes[index]
      var left = Int(marks[index] & 0x3F) + step / 2
      while left >= step {
        elements.append(element)
        element &+= 0x9E37_79B9
        left -= step
      }
    }
    return fill(&sketch)
  }

  /// The sketch of two sets' union from the sketches of both, exactly: each place keeps the lesser value.
  ///
  /// - Parameters: sketches; an empty array is that of an empty set.
  public static func union(_ a: [UInt32], _ b: [UInt32], into united: inout [UInt32]) {
    united.removeAll(keepingCapacity: true)
    guard a.count == b.count else {
      united.append(contentsOf: a.isEmpty ? b : a)
      return
    }
    for index in a.indices { united.append(min(a[index], b[index])) }
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
    guard !elements.isEmpty else { return false }
    sketch.append(contentsOf: repeatElement(UInt32.max, count: Self.size))
    if mixed.count < elements.count { mixed = [UInt32](repeating: 0, count: elements.count) }
    var places = sketch.mutableSpan
    var empty = Self.size
    var round: UInt32 = 0
    while empty > 0, round < Self.rounds {
      path.mix(elements, salt: (round &+ 1) &* 0x9E37_79B9, into: &mixed)
      let values = mixed.span.extracting(first: elements.count)
      let last = round >= Self.size
      for index in values.indices {
        let value = values[index]
        let place = last ? Int(round) - Self.size : Int(value &>> 25)
        let candidate = round << 24 | value & 0xFF_FFFF
        let before = places[place]
        if candidate < before {
          if before == .max { empty -= 1 }
          places[place] = candidate
        }
      }
      round += 1
    }
    return true
  }
}
