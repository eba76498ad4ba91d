/// A sentence by which a module says why something was not read or not believed, and how it reads in Chinese.
///
/// Modules below say their reasons in English, with numbers, names and further reasons in them. Each `{}` of the English
/// stands for such a part; `{1}` and `{2}` of the Chinese are where the first and the second go.
struct ReasonForm {
  private let pieces: [String]
  private let chinese: String

  /// A form.
  init(_ english: String, _ chinese: String) {
    pieces = english.split(separator: "{}", omittingEmptySubsequences: false).map { String($0) }
    self.chinese = chinese
  }

  /// What stands in the places of a sentence of this form; `nil` of another.
  func parts(of sentence: String) -> [String]? {
    guard var rest = sentence.dropping(prefix: pieces[0]) else { return nil }
    if pieces.count == 1 { return rest.isEmpty ? [] : nil }
    var parts: [String] = []
    for piece in pieces.dropFirst().dropLast() {
      guard let found = rest.firstRange(of: piece) else { return nil }
      parts.append(String(rest[..<found.lowerBound]))
      rest = String(rest[found.upperBound...])
    }
    let last = pieces[pieces.count - 1]
    guard rest.hasSuffix(last) else { return nil }
    return parts + [String(rest.dropLast(last.count))]
  }

  /// The sentence in Chinese, with its parts in their places.
  func chinese(with parts: [String]) -> String {
    var words = ""
    var rest = chinese[...]
    while let brace = rest.firstIndex(of: "{") {
      words += rest[..<brace]
      let place = rest[brace...].dropFirst().first?.wholeNumberValue ?? 0
      if parts.indices.contains(place - 1) { words += parts[place - 1] }
      rest = rest[brace...].dropFirst(3)
    }
    return words + rest
  }

  /// The sentence in English, with a number for each part.
  var example: String { pieces.joined(separator: "7") }
}

extension String {
  fileprivate func dropping(prefix: String) -> String? { hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil }
}
