/// The ids that a feed has used, with the line of each, in 16 bytes an id.
///
/// Ids are known by a 64-bit hash (``StableHash``), so memory stays small on a feed of any
/// size; two of a million ids collide with a chance of 3 × 10⁻⁸.
struct RecordLedger {
  private var hashes: [UInt64] = []
  private var lines: [UInt32] = []
  private var count = 0

  /// Enters an id.
  ///
  /// - Returns: The line where it was used before, if it was; the earlier entry stays.
  mutating func enter(_ id: ArraySlice<UInt8>, line: Int) -> Int? {
    if (count + 1) * 2 > hashes.count { grow() }
    let hash = Self.hash(id)
    var slot = Int(truncatingIfNeeded: hash) & (hashes.count - 1)
    while hashes[slot] != 0 {
      if hashes[slot] == hash { return Int(lines[slot]) }
      slot = (slot + 1) & (hashes.count - 1)
    }
    hashes[slot] = hash
    lines[slot] = UInt32(truncatingIfNeeded: line)
    count += 1
    return nil
  }

  private mutating func grow() {
    let old = zip(hashes, lines).filter { $0.0 != 0 }
    let size = max(64, hashes.count * 2)
    hashes = Array(repeating: 0, count: size)
    lines = Array(repeating: 0, count: size)
    for (hash, line) in old {
      var slot = Int(truncatingIfNeeded: hash) & (size - 1)
      while hashes[slot] != 0 { slot = (slot + 1) & (size - 1) }
      hashes[slot] = hash
      lines[slot] = line
    }
  }

  private static func hash(_ id: ArraySlice<UInt8>) -> UInt64 {
    var hash = StableHash()
    hash.combine(id)
    // 0 marks a free slot.
    return max(1, hash.value)
  }
}
