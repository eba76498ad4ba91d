/// Trained trees as text, so that a model is a file that can be read, compared and carried inside the program.
///
///     storewarden-trees 1
///     features NAME…
///     intercept NUMBER
///     tree FEATURE:THRESHOLD:MISSING:BRANCH | VALUE …        one line a tree, nodes parted by spaces
///
/// Lines that begin with `#` say what the trees were trained on.
extension BoostedTrees {
  /// The model as text; ``init(text:)`` reads it back unchanged.
  public var text: String { text(sheet: []) }

  /// The model as text, with lines that say what it was trained on; ``init(text:)`` passes them over.
  public func text(sheet: [String]) -> String {
    var lines =
      ["storewarden-trees 1"] + sheet.map { "# " + $0.split(whereSeparator: \.isNewline).joined(separator: " ") }
    lines += ["features " + features.joined(separator: " "), "intercept \(intercept)"]
    for (tree, root) in roots.enumerated() {
      let end = tree + 1 < roots.count ? Int(roots[tree + 1]) : nodes.count
      let words = nodes[Int(root)..<end].map { node in
        node.feature < 0
          ? "\(node.value)"
          : "\(node.feature):\(node.threshold):\(node.missingFirst ? 1 : 0):\(node.branch - root)"
      }
      lines.append("tree " + words.joined(separator: " "))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// A model from text; `nil` when it is none: a word that is no number, a branch that leads back or nowhere, a feature
  /// that has no name.
  public init?(text: String) {
    var features: [String] = []
    var intercept: Float = 0
    var nodes: [Node] = []
    var roots: [Int32] = []
    for (number, line) in text.split(separator: "\n").filter({ !$0.hasPrefix("#") }).enumerated() {
      let words = line.split(separator: " ")
      switch (number, words.first) {
      case (0, "storewarden-trees"): guard words.last == "1" else { return nil }
      case (1, "features"): features = words.dropFirst().map(String.init)
      case (2, "intercept"):
        guard words.count == 2, let value = Float(words[1]), value.isFinite else { return nil }
        intercept = value
      case (3..., "tree"):
        guard let tree = Self.tree(words.dropFirst(), root: Int32(nodes.count), features: features.count) else {
          return nil
        }
        roots.append(Int32(nodes.count))
        nodes += tree
      default: return nil
      }
    }
    guard !features.isEmpty, !roots.isEmpty else { return nil }
    self.init(features: features, intercept: intercept, nodes: nodes, roots: roots)
  }

  private static func tree(_ words: ArraySlice<Substring>, root: Int32, features: Int) -> [Node]? {
    var nodes: [Node] = []
    for (index, word) in words.enumerated() {
      let parts = word.split(separator: ":")
      if parts.count == 1, let value = Float(parts[0]), value.isFinite {
        nodes.append(Node(feature: -1, threshold: 0, missingFirst: true, branch: 0, value: value))
      } else if parts.count == 4, let feature = Int32(parts[0]), let threshold = Float(parts[1]),
        let branch = Int32(parts[3]), (0..<Int32(features)).contains(feature), Int(branch) > index,
        Int(branch) + 1 < words.count
      {
        nodes.append(
          Node(
            feature: feature, threshold: threshold, missingFirst: parts[2] == "1", branch: root + branch, value: 0))
      } else {
        return nil
      }
    }
    return nodes.isEmpty ? nil : nodes
  }
}
