/// How alike two short texts are, letter by letter. Texts beyond ``longest`` letters are compared by their beginnings.
enum LetterLikeness {
  /// The most letters of a text that are compared.
  static let longest = 48

  /// The Damerau-Levenshtein distance with adjacent transpositions (optimal string alignment), no more than a limit.
  ///
  /// - Returns: The distance, or `limit + 1` when it is greater.
  /// - Complexity: O(letters × letters), no allocation.
  static func distance(_ a: Span<UInt16>, _ b: Span<UInt16>, limit: Int) -> Int {
    let (n, m) = (min(a.count, longest), min(b.count, longest))
    guard abs(n - m) <= limit else { return limit + 1 }
    var before = InlineArray<49, UInt8>(repeating: 0)
    var last = InlineArray<49, UInt8>(repeating: 0)
    var row = InlineArray<49, UInt8>(repeating: 0)
    for j in 0...m { last[j] = UInt8(j) }
    for i in 0..<n {
      row[0] = UInt8(i + 1)
      var least = row[0]
      for j in 0..<m {
        var cost = min(last[j + 1], row[j]) + 1
        cost = min(cost, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[j - 1] + 1) }
        row[j + 1] = cost
        least = min(least, cost)
      }
      if Int(least) > limit { return limit + 1 }
      before = last
      last = row
    }
    return min(Int(last[m]), limit + 1)
  }

  /// Jaro's likeness with Winkler's bonus for up to four equal first letters (Winkler 1990), 0 to 1.
  ///
  /// - Complexity: O(letters × letters), no allocation.
  static func jaroWinkler(_ a: Span<UInt16>, _ b: Span<UInt16>) -> Double {
    let (n, m) = (min(a.count, longest), min(b.count, longest))
    guard n > 0, m > 0 else { return 0 }
    let window = max(max(n, m) / 2 - 1, 0)
    var (taken, matched): (UInt64, UInt64) = (0, 0)
    var common = 0
    for i in 0..<n {
      let (low, high) = (max(0, i - window), min(m - 1, i + window))
      guard low <= high else { continue }
      for j in low...high where taken >> UInt64(j) & 1 == 0 && a[i] == b[j] {
        taken |= 1 << UInt64(j)
        matched |= 1 << UInt64(i)
        common += 1
        break
      }
    }
    guard common > 0 else { return 0 }
    var (moved, j) = (0, 0)
    for i in 0..<n where matched >> UInt64(i) & 1 == 1 {
      while taken >> UInt64(j) & 1 == 0 { j += 1 }
      if a[i] != b[j] { moved += 1 }
      j += 1
    }
    let c = Double(common)
    let jaro = (c / Double(n) + c / Double(m) + (c - Double(moved / 2)) / c) / 3
    var prefix = 0
    while prefix < min(4, n, m), a[prefix] == b[prefix] { prefix += 1 }
    return jaro + Double(prefix) * 0.1 * (1 - jaro)
  }

  /// Whether two texts are the same letters.
  static func areEqual(_ a: Span<UInt16>, _ b: Span<UInt16>) -> Bool {
    guard a.count == b.count else { return false }
    for index in a.indices where a[index] != b[index] { return false }
    return true
  }
}
