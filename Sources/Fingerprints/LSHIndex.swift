/// Locality-sensitive hashing of sketches: finds the pairs that agree in a band without comparing all.
///
/// Indyk & Motwani, "Approximate nearest neighbors" (STOC 1998); the bands of sketches as in ``BandPlan``.
public struct LSHIndex: Sendable {
  /// How sketches are cut.
  public let plan: BandPlan
  /// The key of every sketch in every band, band after band, each with ``capacity`` places.
  private var keys: [UInt32]
  private var capacity: Int
  private var members: [UInt32] = []

  /// An empty index.
  ///
  /// - Parameter capacity: How many sketches to make room for; it grows when there are more.
  public init(plan: BandPlan, capacity: Int = 256) {
    self.plan = plan
    self.capacity = max(1, capacity)
    keys = [UInt32](repeating: 0, count: plan.bands * self.capacity)
  }

  /// The number of sketches.
  public var count: Int { members.count }

  /// Adds the sketch of an item; items are added in ascending order.
  public mutating func add(_ sketch: [UInt32], item: Int) {
    if members.count == capacity { grow() }
    let place = members.count
    members.append(UInt32(truncatingIfNeeded: item))
    Self.write(sketch.span, plan, to: &keys, at: place, stride: capacity)
  }

  /// Writes the key of each band, `stride` places apart.
  ///
  /// A step is a multiplication and a shift, as in FNV and its kin: what is hashed is even already.
  private static func write(
    _ sketch: Span<UInt32>, _ plan: BandPlan, to keys: inout [UInt32], at first: Int, stride: Int
  ) {
    var keys = keys.mutableSpan
    var place = first
    var index = 0
    for _ in 0..<plan.bands {
      var state: UInt64 = 0
      for _ in 0..<plan.rows {
        state = (state ^ UInt64(sketch[index])) &* 0x9FB2_1C65_1E98_DF25
        state ^= state &>> 32
        index &+= 1
      }
      keys[place] = UInt32(truncatingIfNeeded: state)
      place &+= stride
    }
  }

  /// Where the keys of a band stand.
  private func places(of band: Int) -> Range<Int> { band * capacity..<band * capacity + count }

  private mutating func grow() {
    var grown = [UInt32](repeating: 0, count: plan.bands * capacity * 2)
    for band in 0..<plan.bands {
      for place in 0..<capacity { grown[band * capacity * 2 + place] = keys[band * capacity + place] }
    }
    keys = grown
    capacity *= 2
  }

  /// The pairs of items that share a bucket; see ``pairs(of:cap:)``.
  public func pairs(cap: Int) -> [UInt64] { Self.pairs(of: [self], cap: cap) }

  /// The pairs of items of several indexes of one plan that share a bucket, ascending, each once; the lower item in the
  /// high half. Items of an index stand before those of the next.
  ///
  /// In a bucket of more than `cap` items, each is paired with the `cap` that follow it in order of item only, so that a
  /// million equal sketches give a million times `cap` pairs and not half a billion of billions.
  ///
  /// - Parameter known: Pairs that are ascending, each once: what is given holds them, too.
  /// - Complexity: O(bands × items), and O(pairs log pairs); memory in proportion to the items and to the
  ///   pairs that are given, however often a pair is found.
  public static func pairs(
    of pieces: [LSHIndex], cap: Int, joining known: consuming [UInt64] = []
  ) -> [UInt64] {
    guard let plan = pieces.first?.plan else { return known }
    let members = pieces.flatMap(\.members)
    var pairs = GatheredPairs(known, portion: members.count / 2)
    var order: [UInt64] = []
    var shared = SharedKeys(count: members.count)
    for band in 0..<plan.bands {
      order.removeAll(keepingCapacity: true)
      shared.removeAll()
      for piece in pieces { shared.read(piece.keys.span.extracting(piece.places(of: band))) }
      var position = 0
      for piece in pieces {
        shared.collect(piece.keys.span.extracting(piece.places(of: band)), from: position, into: &order)
        position += piece.count
      }
      RadixSort.sort(&order, firstByte: 4)
      var start = 0
      while start < order.count {
        var end = start + 1
        while end < order.count, order[end] >> 32 == order[start] >> 32 { end += 1 }
        for i in start..<end {
          let a = UInt64(members[Int(UInt32(truncatingIfNeeded: order[i]))])
          for j in (i + 1)..<max(i + 1, min(end, i + 1 + cap)) {
            pairs.append(a << 32 | UInt64(members[Int(UInt32(truncatingIfNeeded: order[j]))]))
          }
        }
        start = end
        // Texts that are nearly the same share most bands: their pairs come once for each.
        pairs.mergeWhenFull()
      }
    }
    return pairs.pairs()
  }
}

/// Which keys of a band occur more than once, nearly: most occur once, and need not be sorted.
private struct SharedKeys {
  /// By the leading bits of a key: whether one was met, and whether another was.
  private var seen: [UInt64]
  private var again: [UInt64]
  private let shift: UInt32
  /// Keys that may repeat and their positions; scratch.
  private var found: [UInt64] = []
  private static let block = 1024

  init(count: Int) {
    var bits: UInt32 = 10
    while bits < 31, 1 << Int(bits) < count * 8 { bits += 1 }
    shift = 32 - bits
    seen = [UInt64](repeating: 0, count: 1 << Int(bits - 6))
    again = seen
    found = [UInt64](repeating: 0, count: Self.block + 1)
  }

  mutating func removeAll() {
    Self.clear(&seen)
    Self.clear(&again)
  }

  private static func clear(_ words: inout [UInt64]) {
    var words = words.mutableSpan
    for index in words.indices { words[index] = 0 }
  }

  mutating func read(_ keys: Span<UInt32>) { Self.read(keys, shift, seen: &seen, again: &again) }

  private static func read(_ keys: Span<UInt32>, _ shift: UInt32, seen: inout [UInt64], again: inout [UInt64]) {
    var seen = seen.mutableSpan
    var again = again.mutableSpan
    for index in keys.indices {
      let place = keys[index] &>> shift
      let word = Int(place &>> 6)
      let bit: UInt64 = 1 &<< UInt64(place & 63)
      again[word] |= seen[word] & bit
      seen[word] |= bit
    }
  }

  /// Appends each key that may stand more than once, above its position: always when it does, and once in eight times
  /// when it does not.
  mutating func collect(_ keys: Span<UInt32>, from first: Int, into order: inout [UInt64]) {
    var start = 0
    while start < keys.count {
      let end = min(keys.count, start + Self.block)
      let count = Self.collect(keys.extracting(start..<end), first + start, shift, again, into: &found)
      order.append(contentsOf: found[..<count])
      start = end
    }
  }

  private static func collect(
    _ keys: Span<UInt32>, _ first: Int, _ shift: UInt32, _ again: [UInt64], into found: inout [UInt64]
  ) -> Int {
    let again = again.span
    var found = found.mutableSpan
    var count = 0
    for index in keys.indices {
      let key = keys[index]
      let place = key &>> shift
      // Written ahead of the end, so that no branch has to be guessed.
      found[count] = UInt64(key) &<< 32 | UInt64(first &+ index)
      count &+= Int(again[Int(place &>> 6)] &>> UInt64(place & 63) & 1)
    }
    return count
  }
}
