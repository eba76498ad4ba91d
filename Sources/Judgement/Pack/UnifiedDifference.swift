/// The difference of two texts by lines, in the unified format that `patch` and `git apply` read.
public enum UnifiedDifference {
  /// Lines kept around a change.
  private static let context = 3

  /// The difference; empty when the texts are equal.
  ///
  /// - Parameters:
  ///   - old: The text before; empty for a file that is new.
  ///   - new: The text after; empty for a file that goes.
  ///   - path: The file's name.
  /// - Complexity: O(lines · changed lines) (Myers, "An O(ND) Difference Algorithm and Its Variations", 1986, as the
  ///   standard library has it).
  public static func text(from old: String, to new: String, path: String) -> String {
    guard old != new else { return "" }
    let (before, after) = (lines(old), lines(new))
    var removed: Set<Int> = []
    var inserted: Set<Int> = []
    for change in after.difference(from: before) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
    var edits: [(mark: Character, line: Substring, old: Int, new: Int)] = []
    var (a, b) = (0, 0)
    while a < before.count || b < after.count {
      if removed.contains(a) {
        edits.append(("-", before[a], a, b))
        a += 1
      } else if inserted.contains(b) {
        edits.append(("+", after[b], a, b))
        b += 1
      } else {
        edits.append((" ", before[a], a, b))
        a += 1
        b += 1
      }
    }
    var text = "--- \(old.isEmpty ? "/dev/null" : "a/\(path)")\n+++ \(new.isEmpty ? "/dev/null" : "b/\(path)")\n"
    let changed = edits.indices.filter { edits[$0].mark != " " }
    var first = 0
    while first < changed.count {
      var last = first
      while last + 1 < changed.count, changed[last + 1] - changed[last] <= 2 * context { last += 1 }
      let range = max(0, changed[first] - context)...min(edits.count - 1, changed[last] + context)
      let hunk = edits[range]
      let (oldCount, newCount) = (hunk.count { $0.mark != "+" }, hunk.count { $0.mark != "-" })
      let start = edits[range.lowerBound]
      text +=
        "@@ -\(oldCount == 0 ? start.old : start.old + 1),\(oldCount) +\(newCount == 0 ? start.new : start.new + 1),\(newCount) @@\n"
      for edit in hunk { text += "\(edit.mark)\(edit.line)\n" }
      first = last + 1
    }
    return text
  }

  private static func lines(_ text: String) -> [Substring] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }

  /// The difference of two packs, file by file, in order of path.
  public static func text(from old: SignalPack, to new: SignalPack) -> String {
    let (before, after) = (
      Dictionary(uniqueKeysWithValues: old.files.map { ($0.path, $0.text) }),
      Dictionary(uniqueKeysWithValues: new.files.map { ($0.path, $0.text) })
    )
    return Set(before.keys).union(after.keys).sorted().map {
      text(from: before[$0] ?? "", to: after[$0] ?? "", path: $0)
    }.joined()
  }
}
