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
/// A round is a loop over vectors (``VectorPath``).
public struct MinHash: Sendable {
  /// The places of a sketch.
  public static let size = 128
  private static let rounds: UInt32 = 256
  /// The weight that counts as one element of a sketch.
  static let weightOfACopy = 16
  /// As how many elements the heaviest shingle is taken.
  private static var mostCopies: Int { copies(of: Shingle.fullWeight) }

  @inline(__always) private static func copies(of weight: Int) -> Int { (weight &+ weightOfACopy / 2) / weightOfACopy }

  private var elements: [UInt32] = []
  private var others: [UInt32] = []
  private let path: VectorPath

  /// A sketcher; it keeps buffers and is used again and again.
  public init(path: VectorPath = .best) { self.path = path }

  /// Writes the sketch of a set of distinct hashes to `sketch`, which gets ``size`` places.
  ///
  /// - Returns: `false`, and an empty sketch, for an empty set.
  public mutating func sketch(_ hashes: some Sequence<UInt32>, into sketch: inout [UInt32]) -> Bool {
    elements.removeAll(keepingCapacity: true)
    elements.append(contentsOf: hashes)
    return fill(&sketch, from: elements.count)
  }

  /// Writes the sketches of both parts of a text of `sets`, each shingle taken once for every ``weightOfACopy``, rounded.
  /// That of a part whose shingles are all too light is empty.
  public mutating func sketch(
    _ text: Int, of sets: ShingleSets, first: inout [UInt32], second: inout [UInt32]
  ) {
    let range = sets.range(of: text)
    // Both are written ahead of their ends, so that where a shingle stands and what it weighs need no branch.
    let most = (range.count + 1) * Self.mostCopies
    if elements.count < most { elements = [UInt32](repeating: 0, count: most) }
    if others.count < most { others = [UInt32](repeating: 0, count: most) }
    let (inFirst, inSecond) = Self.collect(range, of: sets, first: &elements, second: &others)
    _ = fill(&first, from: inFirst)
    swap(&elements, &others)
    _ = fill(&second, from: inSecond)
    swap(&elements, &others)
  }

  private static func collect(
    _ range: Range<Int>, of sets: ShingleSets, first: inout [UInt32], second: inout [UInt32]
  ) -> (first: Int, second: Int) {
    let shingles = sets.shingles.span
    var firsts = first.mutableSpan
    var seconds = second.mutableSpan
    var (inFirst, inSecond) = (0, 0)
    for index in range {
      let shingle = shingles[index]
      let copies = Self.copies(of: shingle.weight)
      var element = shingle.hash
      // As many as the heaviest takes, of which the next shingle overwrites what is too much.
      for copy in 0..<Self.mostCopies {
        firsts[inFirst &+ copy] = element
        seconds[inSecond &+ copy] = element
        element &+= 0x9E37_79B9
      }
      inFirst &+= copies &* shingle.parts.inFirst
      inSecond &+= copies &* shingle.parts.inSecond
    }
    return (inFirst, inSecond)
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

  /// Fills a sketch from the first `count` elements.
  private mutating func fill(_ sketch: inout [UInt32], from count: Int) -> Bool {
    sketch.removeAll(keepingCapacity: true)
    guard count > 0 else { return false }
    sketch.append(contentsOf: repeatElement(UInt32.max, count: Self.size))
    _ = path.throwing(elements, count: count, rounds: 0..<Self.rounds, into: &sketch)
    return true
  }
}
