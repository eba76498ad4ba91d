/// How many pairs of records agree in each way: a few thousand ways, whatever the number of pairs.
struct AgreementCounts {
  private var numbers: [UInt64: Int32] = [:]
  private var agreements: [RecordAgreement] = []
  private var counts: [Int] = []

  /// Counts a pair.
  ///
  /// - Returns: The number of its agreement, for ``subscript(_:)``.
  mutating func add(_ agreement: RecordAgreement) -> Int {
    let key = Self.key(agreement)
    if let number = numbers[key] {
      counts[Int(number)] += 1
      return Int(number)
    }
    numbers[key] = Int32(truncatingIfNeeded: agreements.count)
    agreements.append(agreement)
    counts.append(1)
    return agreements.count - 1
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
