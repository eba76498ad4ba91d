/// How alike two short texts are, letter by letter. Texts beyond ``longest`` letters are compared by their beginnings.
enum LetterLikeness {
  /// The most letters of a text that are compared.
  static let longest = 48

  /// The Damerau-Levenshtein distance with adjacent transpositions (optimal string alignment), no more than a limit.
  ///
  /// - Returns: The distance, or `limit + 1` when it is greater.
  /// - Complexity: O(letters × limit), no allocation.
  static func distance(_ a: Span<UInt16>, _ b: Span<UInt16>, limit: Int) -> Int {
    let (n, m) = (min(a.count, longest), min(b.count, longest))
    guard abs(n - m) <= limit else { return limit + 1 }
    // What both begin with or end with alike costs nothing.
    var (first, end, other) = (0, n, m)
    while first < end, first < other, a[first] == b[first] { first += 1 }
    while end > first, other > first, a[end - 1] == b[other - 1] {
      end -= 1
      other -= 1
    }
    guard end > first, other > first else { return end - first + other - first }
    if limit == 1 {
      // What one edit leaves of both: a letter each, or two letters each in the other order.
      let isOne = end - first == 1 && other - first == 1
      let isSwap = end - first == 2 && other - first == 2 && a[first] == b[first + 1] && a[first + 1] == b[first]
      return isOne || isSwap ? 1 : 2
    }
    // Only cells within `limit` of the diagonal can be as small; the others count as too great.
    let most = UInt8(limit + 1)
    var before = InlineArray<50, UInt8>(repeating: most)
    var last = before
    for j in 0...min(other - first, limit) { last[j] = UInt8(j) }
    for i in first..<end {
      let (low, high) = (max(first, i - limit), min(other - 1, i + limit))
      guard low <= high else { return limit + 1 }
      var row = InlineArray<50, UInt8>(repeating: most)
      row[0] = min(most, UInt8(i - first + 1))
      var least = low == first ? row[0] : most
      for j in low...high {
        let place = j - first
        var cost = min(last[place + 1], row[place]) + 1
        cost = min(cost, last[place] + (a[i] == b[j] ? 0 : 1))
        if i > first, j > first, a[i] == b[j - 1], a[i - 1] == b[j] { cost = min(cost, before[place - 1] + 1) }
        row[place + 1] = min(most, cost)
        least = min(least, cost)
      }
      if Int(least) > limit { return limit + 1 }
      before = last
      last = row
    }
    return min(Int(last[other - first]), limit + 1)
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
