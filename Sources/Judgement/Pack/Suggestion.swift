/// `; did you mean "…"?` with the known word nearest to a mistyped one, or nothing when none is near.
func suggestion(for word: String, among known: [String]) -> String {
  let nearest = known.map { ($0, editDistance(word, $0)) }.min { ($0.1, $0.0) < ($1.1, $1.0) }
  guard let (best, distance) = nearest, distance <= max(2, best.count / 3) else { return "" }
  return "; did you mean \"\(best)\"?"
}

/// Insertions, deletions and substitutions that turn one word into another (Levenshtein 1966).
///
/// - Complexity: O(length of `a` times length of `b`).
private func editDistance(_ a: String, _ b: String) -> Int {
  let target = Array(b)
  var row = Array(0...target.count)
  for (i, character) in a.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, other) in target.enumerated() {
      let substituted = diagonal + (character == other ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substituted, row[j] + 1, diagonal + 1)
    }
  }
  return row[target.count]
}
