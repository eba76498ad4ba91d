/// Locality-sensitive hashing of sketches: finds the pairs that agree in a band without comparing all.
///
/// Indyk & Motwani, "Approximate nearest neighbors" (STOC 1998); the bands of sketches as in ``BandPlan``.
public struct LSHIndex: Sendable {
  /// How sketches are cut.
  public let plan: BandPlan
  private var keys: [[UInt32]]
  private var members: [UInt32] = []

  /// An empty index.
  public init(plan: BandPlan) {
    self.plan = plan
    keys = Array(repeating: [], count: plan.bands)
  }

  /// The number of sketches.
  public var count: Int { members.count }

  /// Adds the sketch of an item; items are added in ascending order.
  public mutating func add(_ sketch: [UInt32], item: Int) {
    members.append(UInt32(truncatingIfNeeded: item))
    for band in 0..<plan.bands {
      var state = UInt64(band)
      for row in 0..<plan.rows { state = StableHash.mix(state ^ UInt64(sketch[band * plan.rows + row])) }
      keys[band].append(UInt32(truncatingIfNeeded: state))
    }
  }

  /// The pairs of items that share a bucket, ascending, each once; the lower item in the high half.
  ///
  /// In a bucket of more than `cap` items, each is paired with the `cap` that follow it in order of item only, so that a
  /// million equal sketches give a million times `cap` pairs and not half a billion of billions.
  ///
  /// - Complexity: O(bands × items), and O(pairs log pairs); memory in proportion to the items and to the
  ///   pairs that are given, however often a pair is found.
  public func pairs(cap: Int) -> [UInt64] {
    var pairs: [UInt64] = []
    let least = count * 16
    var limit = least
    var order: [UInt64] = []
    order.reserveCapacity(count)
    for band in keys {
      order.removeAll(keepingCapacity: true)
      for (position, key) in band.enumerated() { order.append(UInt64(key) << 32 | UInt64(position)) }
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
        guard pairs.count > limit else { continue }
        Self.sortAndRemoveRepeats(&pairs)
        limit = max(least, pairs.count * 3)
      }
    }
    Self.sortAndRemoveRepeats(&pairs)
    return pairs
  }

  private static func sortAndRemoveRepeats(_ pairs: inout [UInt64]) {
    RadixSort.sort(&pairs)
    var kept = 0
    for index in pairs.indices where index == 0 || pairs[index] != pairs[index - 1] {
      pairs[kept] = pairs[index]
      kept += 1
    }
    pairs.removeLast(pairs.count - kept)
  }
}
