/// Finds the pictures that share many places with another, without comparing all.
///
/// Locality-sensitive hashing by bits that are drawn (Indyk & Motwani, 1998): two descriptions agree in all bits of a key
/// more often the fewer they differ in, and every one that is near indeed is a vote for the picture that holds the place.
/// Outlines of goods look alike in many pictures, so that votes alone name the wrong ones: those with most are ordered by how
/// many of their votes agree where one picture lies on the other.
public struct FeatureIndex: Sendable {
  private static let tables = 8
  /// Bits that two descriptions differ in at most where one votes for the other.
  private static let greatestDistance = 36
  /// Pictures with the most votes, in one form each, whose votes are held against each other, and votes of each.
  private static let (mostVoted, mostPairs) = (400, 96)
  /// The pictures, in the order in which they were given.
  public let pictures: [LocalFeatures]
  private let keyBits: Int
  private let bits: [[Int]]
  private let starts: [[UInt32]]
  private let places: [[UInt32]]
  /// The descriptions of all places, picture by picture, and the picture of each.
  private let descriptors: [PDQHash]
  private let owners: [UInt32]
  /// Where the places of each picture start.
  private let firsts: [UInt32]
  /// A bucket that more places share than this says little, and is left out.
  private let crowd: Int

  /// Indexes pictures.
  ///
  /// - Precondition: Fewer than 2³² places.
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
    var descriptors: [PDQHash] = []
    var (owners, firsts): ([UInt32], [UInt32]) = ([], [])
    for (index, picture) in pictures.enumerated() {
      firsts.append(UInt32(descriptors.count))
      descriptors += picture.descriptors
      owners += repeatElement(UInt32(index), count: picture.count)
    }
    (self.descriptors, self.owners, self.firsts) = (descriptors, owners, firsts)
    var starts: [[UInt32]] = []
    var places: [[UInt32]] = []
    for table in 0..<(total == 0 ? 0 : Self.tables) {
      var ends = [UInt32](repeating: 0, count: (1 << keyBits) + 1)
      for descriptor in descriptors { ends[Self.key(descriptor, bits[table]) + 1] += 1 }
      for value in 1..<ends.count { ends[value] += ends[value - 1] }
      starts.append(ends)
      var sorted = [UInt32](repeating: 0, count: total)
      for (place, descriptor) in descriptors.enumerated() {
        let key = Self.key(descriptor, bits[table])
        sorted[Int(ends[key])] = UInt32(place)
        ends[key] += 1
      }
      places.append(sorted)
    }
    self.starts = starts
    self.places = places
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
    /// Places that agree with where the picture would lie.
    public let votes: Int
  }

  /// The pictures with the most votes that agree, most first.
  ///
  /// - Parameters:
  ///   - query: The picture that is asked about.
  ///   - forms: How it may be laid.
  ///   - limit: The most candidates.
  public func candidates(
    for query: LocalFeatures, forms: [Dihedral] = Dihedral.allCases, limit: Int = 24
  ) -> [Candidate] {
    // No picture has a place: then there are no tables.
    guard !places.isEmpty else { return [] }
    let (votes, order) = votes(for: query, forms)
    let kept = order.prefix(Self.mostVoted)
    var slots = [Int: Int](minimumCapacity: kept.count)
    for (slot, counter) in kept.enumerated() { slots[counter] = slot }
    var pairs = [[LocalFeatures.Pair]](repeating: [], count: kept.count)
    for vote in votes {
      guard let slot = slots[Int(vote.counter)], pairs[slot].count < Self.mostPairs else { continue }
      let picture = Int(vote.counter >> 3)
      pairs[slot].append(
        query.pair(
          Int(vote.mine), with: Int(vote.place - firsts[picture]), of: pictures[picture],
          form: Dihedral(rawValue: Int(vote.counter & 7)) ?? .upright))
    }
    let found = kept.enumerated().map { slot, counter in
      Candidate(
        picture: counter >> 3, form: Dihedral(rawValue: counter & 7) ?? .upright,
        votes: LocalFeatures.greatestAgreement(pairs[slot]))
    }
    return Array(
      found.sorted {
        ($1.votes, $0.picture, $0.form.rawValue) < ($0.votes, $1.picture, $1.form.rawValue)
      }.prefix(limit))
  }

  /// A place of an indexed picture that is near one of the asked picture's.
  private struct Vote {
    /// The picture, times eight, and the form in which the asked one is laid.
    let counter: UInt32
    let place: UInt32
    let mine: UInt16
  }

  /// All votes, and the counters that have any, most first: places of the query that voted, each once.
  private func votes(for query: LocalFeatures, _ forms: [Dihedral]) -> (votes: [Vote], order: [Int]) {
    var counts = [UInt16](repeating: 0, count: pictures.count * 8)
    // The last place of the query that voted.
    var last = [UInt16](repeating: 0, count: pictures.count * 8)
    var votes: [Vote] = []
    var touched: [Int] = []
    var (alike, near, room): ([UInt32], [UInt32], [UInt32]) = ([], [], [])
    for form in forms {
      for (mine, descriptor) in query.descriptors.enumerated() {
        let laid = FeaturePattern.shared.laid(descriptor, form)
        let number = UInt16(truncatingIfNeeded: mine + 1)
        alike.removeAll(keepingCapacity: true)
        for table in 0..<Self.tables {
          let key = Self.key(laid, bits[table])
          let range = Int(starts[table][key])..<Int(starts[table][key + 1])
          if range.count <= crowd { alike += places[table][range] }
        }
        if room.count < alike.count { room += repeatElement(0, count: alike.count - room.count) }
        near.removeAll(keepingCapacity: true)
        VectorPath.best.within(
          Self.greatestDistance, of: laid, codes: descriptors, items: alike, room: &room, into: &near)
        // What agrees in several keys is one place.
        near.sort()
        for (position, place) in near.enumerated() where position == 0 || near[position - 1] != place {
          let counter = Int(owners[Int(place)]) << 3 | form.rawValue
          votes.append(Vote(counter: UInt32(counter), place: place, mine: UInt16(truncatingIfNeeded: mine)))
          guard last[counter] != number else { continue }
          last[counter] = number
          if counts[counter] == 0 { touched.append(counter) }
          counts[counter] &+= 1
        }
      }
    }
    touched.sort { (counts[$1], $0) < (counts[$0], $1) }
    return (votes, touched)
  }
}
