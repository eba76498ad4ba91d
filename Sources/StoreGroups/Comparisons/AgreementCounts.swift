/// How many pairs of records agree in each way: a few thousand ways, whatever the number of pairs.
struct AgreementCounts {
  /// The number of each agreement by its key, in an open table at most half full; -1 where none stands.
  private var slots = [Int32](repeating: -1, count: 1 << 12)
  private var keys: [UInt64] = []
  private var agreements: [RecordAgreement] = []
  private var counts: [Int] = []

  /// Counts a pair.
  ///
  /// - Returns: The number of its agreement, for ``subscript(_:)``.
  mutating func add(_ agreement: RecordAgreement) -> Int {
    let key = Self.key(agreement)
    var slot = place(of: key)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if keys[number] == key {
        counts[number] += 1
        return number
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(truncatingIfNeeded: keys.count)
    keys.append(key)
    agreements.append(agreement)
    counts.append(1)
    if keys.count * 2 > slots.count { grow() }
    return keys.count - 1
  }

  private func place(of key: UInt64) -> Int { Int(truncatingIfNeeded: LetterHash.mix(key)) & (slots.count - 1) }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    for (number, key) in keys.enumerated() {
      var slot = place(of: key)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(truncatingIfNeeded: number)
    }
  }

  /// An agreement by its number.
  subscript(number: Int) -> RecordAgreement { agreements[number] }

  /// All agreements in ascending order of their levels, so that sums over them are the same in every run.
  var sorted: [(RecordAgreement, count: Int)] {
    agreements.indices.sorted { Self.key(agreements[$0]) < Self.key(agreements[$1]) }
      .map { (agreements[$0], count: counts[$0]) }
  }

  /// Four bits a level, the first highest.
  private static func key(_ agreement: RecordAgreement) -> UInt64 {
    var key: UInt64 = 0
    for place in 0..<12 { key = key << 4 | UInt64(agreement.levels[place]) }
    return key
  }
}
