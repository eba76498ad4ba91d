/// Pairs of items, each once and ascending, gathered from many that repeat one another in bounded memory.
///
/// What is new is sorted a portion at a time and merged into what stands, so that nothing but the distinct pairs and
/// one portion, or a quarter as many as stand, is ever held.
struct GatheredPairs {
  /// The pairs so far, without those that wait.
  private var kept: [UInt64]
  private var waiting: [UInt64] = []
  private let portion: Int
  /// Portions of distinct pairs that room is made for.
  private static let expectedPortions = 32

  /// Begins with pairs that are ascending, each once.
  ///
  /// - Parameter portion: Pairs that wait at least before they are merged.
  init(_ pairs: consuming [UInt64], portion: Int) {
    kept = pairs
    self.portion = max(1024, portion)
    // Growing by moving would hold them twice; room that is not used takes addresses only.
    kept.reserveCapacity(kept.count + Self.expectedPortions * self.portion)
    waiting.reserveCapacity(self.portion + self.portion / 8)
  }

  /// Adds a pair.
  @inline(__always) mutating func append(_ pair: UInt64) { waiting.append(pair) }

  /// Merges what waits when it is a portion; to be called after a bounded number of pairs.
  @inline(__always) mutating func mergeWhenFull() {
    // With more that stand a portion grows, so that walking over them costs each pair that is found a bounded share.
    if waiting.count >= portion, waiting.count >= kept.count / 4 { merge() }
  }

  /// All pairs.
  consuming func pairs() -> [UInt64] {
    merge()
    return kept
  }

  private mutating func merge() {
    RadixSort.sort(&waiting)
    let new = Self.removeKnown(&waiting, kept)
    waiting.removeSubrange(new...)
    let known = kept.count
    kept.append(contentsOf: waiting)
    Self.interleave(waiting, into: &kept, known: known)
    waiting.removeAll(keepingCapacity: true)
  }

  /// Moves the values of a sorted array that stand in no other place of it, and not among the known, to its beginning.
  ///
  /// - Returns: How many there are.
  private static func removeKnown(_ values: inout [UInt64], _ known: [UInt64]) -> Int {
    let known = known.span
    var values = values.mutableSpan
    var place = 0
    var count = 0
    var last: UInt64?
    for index in 0..<values.count {
      let value = values[index]
      guard value != last else { continue }
      last = value
      while place < known.count, known[place] < value { place &+= 1 }
      if place < known.count, known[place] == value { continue }
      values[count] = value
      count &+= 1
    }
    return count
  }

  /// Merges from the end, so that nothing is overwritten that is still to be read.
  private static func interleave(_ new: [UInt64], into all: inout [UInt64], known: Int) {
    let new = new.span
    var all = all.mutableSpan
    var (left, right, place) = (known, new.count, all.count)
    while right > 0 {
      place &-= 1
      if left > 0, all[left &- 1] > new[right &- 1] {
        left &-= 1
        all[place] = all[left]
      } else {
        right &-= 1
        all[place] = new[right]
      }
    }
  }
}
