/// Finds every hash within 31 bits of another, exactly, among tens of millions.
///
/// Multi-index hashing (Norouzi, Punjani & Fleet, "Fast search in Hamming space with multi-index hashing", CVPR 2012): of
/// 16 chunks of 16 bits, two hashes that differ in at most 31 bits must agree in one but for one bit. A table a chunk lists
/// the hashes by its value, so that 17 values a table hold every answer. 96 bytes a hash, and 4 MB.
public struct HammingIndex: Sendable {
  /// The greatest radius that is searched exactly.
  public static let greatestRadius = 31
  private static let chunks = 16
  private static let values = 1 << 16

  /// The hashes, in the order in which they were given.
  public let hashes: [PDQHash]
  /// For each chunk, the hashes by its value.
  private let items: [[UInt32]]
  /// For each chunk, where the hashes of a value start among ``items``; one more than there are values.
  private let starts: [[UInt32]]
  private let path: VectorPath

  /// Indexes hashes.
  ///
  /// - Precondition: At most 2³² − 1 hashes.
  /// - Complexity: O(hashes), 16 counting sorts.
  public init(_ hashes: [PDQHash], path: VectorPath = .best) {
    precondition(hashes.count < Int(UInt32.max))
    self.hashes = hashes
    self.path = path
    var items: [[UInt32]] = []
    var starts: [[UInt32]] = []
    for chunk in 0..<(hashes.isEmpty ? 0 : Self.chunks) {
      var ends = [UInt32](repeating: 0, count: Self.values + 1)
      var sorted = [UInt32](repeating: 0, count: hashes.count)
      let word = chunk / 4
      let shift = UInt64(chunk % 4 * 16)
      let source = hashes.span
      for index in 0..<source.count {
        ends[Int(truncatingIfNeeded: source[index].words[word] >> shift & 0xFFFF) + 1] += 1
      }
      for value in 1...Self.values { ends[value] += ends[value - 1] }
      starts.append(ends)
      var target = sorted.mutableSpan
      for index in 0..<source.count {
        let value = Int(truncatingIfNeeded: source[index].words[word] >> shift & 0xFFFF)
        target[Int(ends[value])] = UInt32(truncatingIfNeeded: index)
        ends[value] += 1
      }
      items.append(sorted)
    }
    self.items = items
    self.starts = starts
  }

  /// A hash that was found.
  public struct Match: Hashable, Sendable {
    /// Its index among ``hashes``.
    public let index: Int
    /// The bits that differ.
    public let distance: Int
  }

  /// What a search needs beside the index; keep one a thread, so that no search has to make it anew.
  public struct Scratch: Sendable {
    fileprivate var candidates: [UInt32] = []
    fileprivate var room: [UInt32] = []
    fileprivate var found: [UInt32] = []

    /// An empty one; it grows as needed.
    public init() {}
  }

  /// Every hash at most `radius` bits away, by index.
  ///
  /// - Parameters:
  ///   - query: What is looked for.
  ///   - radius: At most ``greatestRadius``; more is brought down to it.
  ///   - scratch: Reused between searches.
  /// - Complexity: O(272 × hashes / 65536) for hashes that are spread evenly; at worst, when all agree in a chunk, every
  ///   hash is compared 16 times.
  public func matches(of query: PDQHash, radius: Int = PDQHash.radius, scratch: inout Scratch) -> [Match] {
    let radius = min(radius, Self.greatestRadius)
    guard radius >= 0, !hashes.isEmpty else { return [] }
    scratch.found.removeAll(keepingCapacity: true)
    scratch.candidates.removeAll(keepingCapacity: true)
    // With a radius below 16, one chunk must agree in full.
    let flips = radius < Self.chunks ? 0 : 16
    for chunk in 0..<Self.chunks {
      let value = query.chunk(chunk)
      for flip in 0...flips {
        let near = flip == 0 ? value : value ^ (1 << (flip - 1))
        scratch.candidates += items[chunk][Int(starts[chunk][near])..<Int(starts[chunk][near + 1])]
      }
      // Many at a time, so that memory is waited for once; but no more than fit near the processor.
      if scratch.candidates.count > 1 << 14 || chunk == Self.chunks - 1 { compare(query, radius, &scratch) }
    }
    scratch.found.sort()
    var matches: [Match] = []
    for index in scratch.found where matches.last?.index != Int(index) {
      matches.append(Match(index: Int(index), distance: hashes[Int(index)].distance(to: query)))
    }
    return matches
  }

  private func compare(_ query: PDQHash, _ radius: Int, _ scratch: inout Scratch) {
    let count = scratch.candidates.count
    if scratch.room.count < count { scratch.room += Array(repeating: 0, count: count - scratch.room.count) }
    path.within(
      radius, of: query, codes: hashes, items: scratch.candidates, room: &scratch.room, into: &scratch.found)
    scratch.candidates.removeAll(keepingCapacity: true)
  }

  /// Every hash at most `radius` bits away, by index.
  public func matches(of query: PDQHash, radius: Int = PDQHash.radius) -> [Match] {
    var scratch = Scratch()
    return matches(of: query, radius: radius, scratch: &scratch)
  }
}
