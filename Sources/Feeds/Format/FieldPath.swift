/// A name in a profile: `g:price`, `price` for the format's own namespace, or `*` for any element not named beside it.
struct QualifiedName: Hashable, Sendable {
  var prefix: String
  var local: String

  /// Whether it stands for every element.
  var isAny: Bool { prefix.isEmpty && local == "*" }
}

/// Where a value stands, counted from a record's element: `imgs/main/@url`, `g:price`, `@id`, or `.` for the element.
struct FieldPath: Hashable, Sendable {
  /// The elements on the way.
  var steps: [QualifiedName]
  /// The attribute that holds the value; `nil` when the element's text does.
  var attribute: QualifiedName?

  init(steps: [QualifiedName] = [], attribute: QualifiedName? = nil) {
    self.steps = steps
    self.attribute = attribute
  }

  /// The path that a text says, or `nil` when it is none.
  init?(_ text: some StringProtocol) {
    var steps: [QualifiedName] = []
    var attribute: QualifiedName?
    guard !text.isEmpty else { return nil }
    if text == "." {
      self.init()
      return
    }
    for part in text.split(separator: "/", omittingEmptySubsequences: false) {
      guard attribute == nil else { return nil }
      let isAttribute = part.first == "@"
      let pieces = part.dropFirst(isAttribute ? 1 : 0).split(separator: ":", omittingEmptySubsequences: false)
      guard pieces.count <= 2, let local = pieces.last, pieces.allSatisfy({ !$0.isEmpty && !$0.contains("@") })
      else { return nil }
      let name = QualifiedName(prefix: pieces.count == 2 ? String(pieces[0]) : "", local: String(local))
      if isAttribute { attribute = name } else { steps.append(name) }
    }
    self.init(steps: steps, attribute: attribute)
  }

  /// This path seen from an element that `scope` leads to.
  func inside(_ scope: [QualifiedName]) -> FieldPath { FieldPath(steps: scope + steps, attribute: attribute) }
}

extension FieldPath: CustomStringConvertible {
  /// The path as a profile writes it.
  var description: String {
    let names = steps.map(\.description) + (attribute.map { ["@\($0)"] } ?? [])
    return names.isEmpty ? "." : names.joined(separator: "/")
  }
}

extension QualifiedName: CustomStringConvertible {
  /// The name as a profile writes it.
  var description: String { prefix.isEmpty ? local : "\(prefix):\(local)" }
}
