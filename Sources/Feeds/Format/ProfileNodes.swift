import Marketplace
import Yams

/// The nodes of a profile's YAML, read one by one: a node that is not what is wanted is a fault with its place, and
/// reading goes on.
struct ProfileNodes {
  let file: String
  /// Everything that is wrong, in the order that it was met.
  private(set) var faults: [ProfileFault] = []

  init(file: String) { self.file = file }

  mutating func fault(_ reason: String, at node: Node) {
    faults.append(
      ProfileFault(
        place: SourcePlace(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1), reason: reason))
  }

  /// The keys and values of a mapping.
  mutating func pairs(_ node: Node) -> [(key: String, at: Node, value: Node)] {
    guard let mapping = node.mapping else {
      fault("keys with values are wanted here", at: node)
      return []
    }
    var pairs: [(key: String, at: Node, value: Node)] = []
    for (key, value) in mapping {
      guard let name = string(key) else { continue }
      guard !pairs.contains(where: { $0.key == name }) else {
        fault("\"\(name)\" stands here twice", at: key)
        continue
      }
      pairs.append((name, key, value))
    }
    return pairs
  }

  /// The values of a mapping that may only have some keys.
  mutating func mapping(_ node: Node, allowing keys: [String]) -> [String: Node] {
    var entries: [String: Node] = [:]
    for (key, at, value) in pairs(node) {
      if keys.contains(key) {
        entries[key] = value
      } else {
        fault("\"\(key)\" is not a key here\(Self.suggestion(for: key, among: keys))", at: at)
      }
    }
    return entries
  }

  /// A value that must be there.
  mutating func require(_ key: String, in entries: [String: Node], of node: Node) -> Node? {
    if entries[key] == nil { fault("\"\(key)\" is missing", at: node) }
    return entries[key]
  }

  /// The items of a list.
  mutating func sequence(_ node: Node) -> [Node] {
    guard let sequence = node.sequence else {
      fault("a list is wanted here", at: node)
      return []
    }
    return Array(sequence)
  }

  /// A text.
  mutating func string(_ node: Node) -> String? {
    guard let scalar = node.scalar else {
      fault("a text is wanted here", at: node)
      return nil
    }
    return scalar.string
  }

  /// A list of texts, or one text, each with its node.
  mutating func strings(_ node: Node) -> [(text: String, at: Node)] {
    let nodes = node.sequence.map(Array.init) ?? [node]
    return nodes.compactMap { node in string(node).map { ($0, node) } }
  }

  /// `true` or `false`; false when there is no node.
  mutating func flag(_ node: Node?) -> Bool {
    guard let node, let text = string(node) else { return false }
    if text != "true", text != "false" { fault("true or false is wanted here", at: node) }
    return text == "true"
  }

  /// One byte of ASCII.
  mutating func byte(_ node: Node) -> UInt8? {
    guard let text = string(node) else { return nil }
    guard let byte = text.utf8.first, text.utf8.count == 1, byte < 0x80 else {
      fault("one character of ASCII is wanted here, such as \",\"", at: node)
      return nil
    }
    return byte
  }

  /// What to write instead of a word: the nearest of those known, or all when none is near.
  static func suggestion(for word: String, among known: [String]) -> String {
    let nearest = known.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
    if let (name, distance) = nearest, distance <= max(1, word.count / 3) { return "; did you mean \"\(name)\"?" }
    return "; known are \(known.joined(separator: ", "))"
  }

  /// How many characters are to be changed, added, left out or swapped with their neighbour to make one word of the
  /// other (the restricted distance of Damerau and Levenshtein).
  static func distance(_ first: String, _ second: String) -> Int {
    let (a, b) = (Array(first.prefix(64)), Array(second.prefix(64)))
    var rows = [Array(0...b.count)]
    for i in 1..<(a.count + 1) {
      var row = [i]
      for j in 1..<(b.count + 1) {
        var best = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
        if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { best = min(best, rows[i - 2][j - 2] + 1) }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[a.count][b.count]
  }
}
