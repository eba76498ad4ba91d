/// Finds the pictures that share many places with another, without comparing all.
///
/// Locality-sensitive hashing by bits that are drawn (Indyk & Motwani, 1998): two descriptions agree in all bits of a key
/// more often the fewer they differ in, and every agreement is a vote for the picture that holds the place.
public struct FeatureIndex: Sendable {
  private static let tables = 8
  /// The pictures, in the order in which they were given.
  public let pictures: [LocalFeatures]
  private let keyBits: Int
  private let bits: [[Int]]
  private let starts: [[UInt32]]
  private let holders: [[UInt32]]
  /// A bucket that more places share than this says little, and is left out.
  private let crowd: Int

  /// Indexes pictures.
  ///
  /// - Complexity: O(places).
  public init(_ pictures: [LocalFeatures]) {
    self.pictures = pictures
    let total = pictures.reduce(0) { $0 + $1.count }
    // About as many values of a key as places.
    keyBits = min(max(Int.bitWidth - max(total, 1).leadingZeroBitCount, 14), 20)
    var state: UInt64 = 7
    var bits: [[Int]] = []
    for _ in 0..<Self.tables {
      var chosen: [Int] = []
      while chosen.count < keyBits {
        state &+= 0x9E37_79B9_7F4A_7C15
        let bit = Int(StableHash.mix(state) % 256)
        if !chosen.contains(bit) { chosen.append(bit) }
      }
      bits.append(chosen)
    }
    self.bits = bits
    crowd = max(64, (total >> keyBits) * 16)
    var starts: [[UInt32]] = []
    var holders: [[UInt32]] = []
    for table in 0..<(total == 0 ? 0 : Self.tables) {
      var ends = [UInt32](repeating: 0, count: (1 << keyBits) + 1)
      for picture in pictures {
        for descriptor in picture.descriptors { ends[Self.key(descriptor, bits[table]) + 1] += 1 }
      }
      for value in 1..<ends.count { ends[value] += ends[value - 1] }
      starts.append(ends)
      var sorted = [UInt32](repeating: 0, count: total)
      for (index, picture) in pictures.enumerated() {
        for descriptor in picture.descriptors {
          let key = Self.key(descriptor, bits[table])
          sorted[Int(ends[key])] = UInt32(index)
          ends[key] += 1
        }
      }
      holders.append(sorted)
    }
    self.starts = starts
    self.holders = holders
  }

  private static func key(_ descriptor: PDQHash, _ bits: [Int]) -> Int {
    var key = 0
    for bit in bits { key = key << 1 | Int(truncatingIfNeeded: descriptor.words[bit >> 6] >> UInt64(bit & 63) & 1) }
    return key
  }

  /// A picture to look at, and how the asked one would be laid.
  public struct Candidate: Hashable, Sendable {
    /// Its index among ``pictures``.
    public let picture: Int
    /// How the asked picture is laid.
    public let form: Dihedral
    /// Places that agree in a key.
    public let votes: Int
  }

  /// The pictures with the most votes, most first.
  ///
  /// - Parameters:
  ///   - query: The picture that is asked about.
  ///   - forms: How it may be laid.
  ///   - limit: The most candidates.
  public func candidates(
    for query: LocalFeatures, forms: [Dihedral] = Dihedral.allCases, limit: Int = 24
  ) -> [Candidate] {
    // No picture has a place: then there are no tables.
    guard !holders.isEmpty else { return [] }
    // A counter for every picture in every form.
    var votes = [UInt16](repeating: 0, count: pictures.count * 8)
    var touched: [Int] = []
    for form in forms {
      for descriptor in query.descriptors {
        let laid = FeaturePattern.shared.laid(descriptor, form)
        for table in 0..<Self.tables {
          let key = Self.key(laid, bits[table])
          let range = Int(starts[table][key])..<Int(starts[table][key + 1])
          guard range.count <= crowd else { continue }
          for position in range {
            let counter = Int(holders[table][position]) << 3 | form.rawValue
            if votes[counter] == 0 { touched.append(counter) }
            votes[counter] &+= 1
          }
        }
      }
    }
    var found = touched.filter { votes[$0] >= 2 }.map { (key: $0, votes: Int(votes[$0])) }
    found.sort { ($1.votes, $0.key) < ($0.votes, $1.key) }
    return found.prefix(limit).map {
      Candidate(picture: $0.key >> 3, form: Dihedral(rawValue: $0.key & 7) ?? .upright, votes: $0.votes)
    }
  }
}
