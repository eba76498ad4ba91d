import Marketplace
import Yams

/// The rules of fields, and what they are made of.
extension ProfileYAML {
  /// The rules that one node says for a field: one for each scope and for each place of its condition.
  mutating func rules(_ node: Node) -> [FieldRule] {
    var target: (Field, Node)?
    var entries: [String: Node] = [:]
    var hasFault = false
    for (key, at, value) in nodes.pairs(node) {
      if Self.fieldKeys.contains(key) {
        entries[key] = value
      } else if let field = Field(profileName: key), target == nil {
        target = (field, value)
      } else {
        let known = Field.allNames + Self.fieldKeys
        nodes.fault(
          "\"\(key)\" is neither a field nor a key of a field\(ProfileNodes.suggestion(for: key, among: known))", at: at
        )
        hasFault = true
      }
    }
    guard let (field, value) = target else {
      if !hasFault { nodes.fault("no field is named", at: node) }
      return []
    }
    let rule = FieldRule(
      field: field, paths: paths(value), qualifiers: qualifiers(entries["qualifier"]),
      lookup: tableNumber(entries["lookup"]), currencies: tableNumber(entries["currencies"]),
      units: qualifiers(entries["unit"]),
      qualifierRequirement: requirement(entries["qualifier-required"]),
      separator: entries["split"].flatMap { nodes.byte($0) }, end: entries["until"].flatMap { nodes.byte($0) },
      zone: entries["zone"].flatMap { nodes.string($0) } ?? "", words: words(entries["words"], of: field),
      values: texts(entries["values"]).map(\.text),
      qualifierValues: texts(entries["qualifier-values"]).map(\.text),
      fallback: entries["default"].flatMap { nodes.string($0) }, firstCounts: nodes.flag(entries["first-counts"]),
      fromOuterID: nodes.flag(entries["from-outer-id"]), qualifierLookup: tableNumber(entries["qualifier-lookup"]),
      pairMark: entries["pair"].flatMap { nodes.byte($0) })
    let scopes = paths(entries["in"]).map(Optional.some)
    let conditions = conditions(entries, of: node).map(Optional.some)
    return (scopes.isEmpty ? [nil] : scopes).flatMap { scope in
      (conditions.isEmpty ? [nil] : conditions).map { condition in
        var rule = rule
        rule.scope = scope
        rule.condition = condition
        return rule
      }
    }
  }

  private mutating func requirement(_ node: Node?) -> QualifierRequirement {
    guard let node else { return .never }
    if node.scalar?.string == "once-said" { return .onceSaid }
    return nodes.flag(node) ? .always : .never
  }

  /// What texts mean; for fields that have words of their own, only those.
  private mutating func words(_ node: Node?, of field: Field) -> [(text: String, word: String)] {
    guard let node else { return [] }
    let known: [String] =
      switch field {
      case .availability: Availability.allCases.map(\.rawValue)
      case .condition: Condition.allCases.map(\.rawValue)
      case .status: ["pending", "active", "removed", "closed", "suspended"]
      default: []
      }
    if known.isEmpty { nodes.fault("\(field.profileName) has no words", at: node) }
    var words: [(text: String, word: String)] = []
    for (text, _, value) in nodes.pairs(node) {
      guard let word = nodes.string(value) else { continue }
      if !known.contains(word) {
        nodes.fault("\"\(word)\" is no word here\(ProfileNodes.suggestion(for: word, among: known))", at: value)
      }
      words.append((text, word))
    }
    return words
  }

  private mutating func qualifiers(_ node: Node?) -> [QualifierSource] {
    var sources: [QualifierSource] = []
    for (text, at) in texts(node) {
      if let source = qualifier(text, at: at) { sources.append(source) }
    }
    return sources
  }

  private mutating func qualifier(_ text: String, at node: Node) -> QualifierSource? {
    if text.first == "=" { return .constant(String(text.dropFirst())) }
    let slashes = text.prefix { $0 == "/" }.count
    guard slashes <= 2, FieldPath(text.dropFirst(slashes)) != nil else {
      nodes.fault("\"\(text)\" is neither a path nor =TEXT", at: node)
      return nil
    }
    guard let path = path(String(text.dropFirst(slashes)), at: node) else { return nil }
    return switch slashes {
    case 0: .nearby(path)
    case 1: .record(path)
    default: .feed(path)
    }
  }

  /// `where` with `is`, `is-not` or both, one condition for each place that may say it.
  mutating func conditions(_ entries: [String: Node], of node: Node) -> [ValueCondition] {
    guard let place = entries["where"] else {
      if entries["is"] != nil || entries["is-not"] != nil { nodes.fault("is and is-not belong to a where", at: node) }
      return []
    }
    if entries["is"] == nil, entries["is-not"] == nil { nodes.fault("where wants is or is-not", at: place) }
    let values = texts(entries["is"]).map(\.text)
    let excluded = texts(entries["is-not"]).map(\.text)
    return paths(place).map { ValueCondition(path: $0, values: values, excluded: excluded) }
  }

  /// A path whose prefixes are known; one that no namespace stands for would match nothing, quietly.
  mutating func path(_ text: String, at node: Node) -> FieldPath? {
    guard var path = FieldPath(text) else {
      nodes.fault("\"\(text)\" is not a path", at: node)
      return nil
    }
    for name in path.steps + [path.attribute].compactMap(\.self)
    where !name.prefix.isEmpty && !prefixes.contains(name.prefix) {
      nodes.fault("the prefix of \"\(name.prefix):\(name.local)\" is not among the namespaces", at: node)
    }
    if ignoresCase {
      path.steps = path.steps.map { fold($0) }
      path.attribute = path.attribute.map { fold($0) }
    }
    return path
  }

  /// A name in lower case, whose spelling is kept.
  private mutating func fold(_ name: QualifiedName) -> QualifiedName {
    let folded = name.local.lowercased()
    spellings[folded, default: []].insert(name.local)
    return QualifiedName(prefix: name.prefix, local: folded)
  }

  mutating func paths(_ node: Node?) -> [FieldPath] {
    var paths: [FieldPath] = []
    for (text, at) in texts(node) {
      if let path = path(text, at: at) { paths.append(path) }
    }
    return paths
  }

  mutating func fieldNames(_ node: Node?) -> [Field] {
    var fields: [Field] = []
    for (name, at) in texts(node) {
      if let field = field(name, at: at) { fields.append(field) }
    }
    return fields
  }

  mutating func field(_ name: String, at node: Node) -> Field? {
    if let field = Field(profileName: name) { return field }
    let known = Field.allNames
    nodes.fault("\"\(name)\" is not a field\(ProfileNodes.suggestion(for: name, among: known))", at: node)
    return nil
  }

  private mutating func tableNumber(_ node: Node?) -> Int? {
    guard let node, let name = nodes.string(node) else { return nil }
    if let number = tables.firstIndex(of: name) { return number }
    nodes.fault("there is no table \"\(name)\"", at: node)
    return nil
  }

  /// The texts of a list, or one text; none when there is no node.
  mutating func texts(_ node: Node?) -> [(text: String, at: Node)] {
    guard let node else { return [] }
    return nodes.strings(node)
  }
}
