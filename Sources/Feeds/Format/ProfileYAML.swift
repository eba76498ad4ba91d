public import Marketplace
import Yams

/// A profile that cannot be used, and where.
public struct ProfileFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file and the line.
  public let place: SourcePlace
  /// What is wrong and what to do.
  public let reason: String

  /// `file:line:column: reason`.
  public var description: String { "\(place): \(reason)" }
}

extension FeedProfile {
  /// The profile that a YAML text says.
  ///
  /// - Parameter file: The name that faults cite.
  public init(yaml text: String, file: String) throws(ProfileFault) {
    var reader = ProfileYAML(file: file)
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _) {
      throw ProfileFault(
        place: SourcePlace(file: file, line: mark.line, column: mark.column), reason: "not YAML: \(problem)")
    } catch {
      throw ProfileFault(place: SourcePlace(file: file, line: 1), reason: "not YAML")
    }
    guard let root else { throw ProfileFault(place: SourcePlace(file: file, line: 1), reason: "the profile is empty") }
    self = try reader.profile(root)
  }
}

/// Reads a profile's YAML; every fault names its line.
struct ProfileYAML {
  let file: String
  private var tables: [String] = []

  init(file: String) { self.file = file }

  mutating func profile(_ node: Node) throws(ProfileFault) -> FeedProfile {
    let entries = try mapping(
      node,
      allowing: ["format", "title", "namespaces", "root", "telltales", "as-of", "prices", "tables", "records", "hint"])
    var namespaces: [String: [String]] = [:]
    if let node = entries["namespaces"] {
      for (prefix, uris) in try pairs(node) { namespaces[prefix] = try strings(uris) }
    }
    let style = try entries["prices"].map(string) ?? PriceStyle.written.rawValue
    guard let prices = PriceStyle(rawValue: style) else {
      throw fault("prices is \"\(style)\"; write plain, decimal or written", at: entries["prices"] ?? node)
    }
    let rootNode = try require("root", in: entries, of: node)
    var roots: [QualifiedName] = []
    for name in try strings(rootNode) {
      guard let path = FieldPath(name), path.attribute == nil, path.steps.count == 1 else {
        throw fault("root \"\(name)\" is no element name", at: rootNode)
      }
      roots.append(path.steps[0])
    }
    var tables: [String] = []
    var records: [RecordRule] = []
    for node in try entries["tables"].map(sequence) ?? [] {
      records += try table(node, number: tables.count)
      tables.append(try tableName(node))
    }
    self.tables = tables
    for node in try sequence(require("records", in: entries, of: node)) { records += try self.records(node) }
    let profile = FeedProfile(
      format: try string(require("format", in: entries, of: node)),
      title: try string(require("title", in: entries, of: node)), namespaces: namespaces, roots: roots,
      telltales: try entries["telltales"].map(paths) ?? [],
      asOf: try entries["as-of"].map(path), prices: prices, tables: tables, records: records,
      hint: try entries["hint"].map(string))
    try checkPrefixes(of: profile, at: node)
    return profile
  }

  /// The rules of one kind of record, one for each place where its element may stand.
  private func records(_ node: Node) throws(ProfileFault) -> [RecordRule] {
    let entries = try mapping(
      node,
      allowing: [
        "record", "at", "where", "is", "is-not", "required", "evidence", "only-when-used", "derived-id", "fields",
      ])
    let name = try string(require("record", in: entries, of: node))
    guard let kind = RecordKind(rawValue: name) else {
      throw fault("record is \"\(name)\"; write store or listing", at: node)
    }
    var rules: [FieldRule] = []
    for node in try sequence(require("fields", in: entries, of: node)) { rules.append(try rule(node)) }
    var records: [RecordRule] = []
    for place in try paths(require("at", in: entries, of: node)) {
      guard place.attribute == nil else { throw fault("at must lead to an element", at: node) }
      records.append(
        RecordRule(
          role: .record(kind), at: place, required: try fieldNames(entries["required"]),
          evidence: try fieldNames(entries["evidence"]), onlyWhenUsed: try flag(entries["only-when-used"]),
          derivesID: try flag(entries["derived-id"]), condition: try condition(entries, of: node),
          fields: rules))
    }
    return records
  }

  /// The rules of a table's entries, one for each place where they may stand.
  private func table(_ node: Node, number: Int) throws(ProfileFault) -> [RecordRule] {
    let entries = try mapping(node, allowing: ["table", "at", "key", "name", "parent"])
    var fields = [FieldRule(field: .id, paths: try paths(require("key", in: entries, of: node)))]
    if let name = entries["name"] { fields.append(FieldRule(field: .name, paths: try paths(name))) }
    if let parent = entries["parent"] { fields.append(FieldRule(field: .groupID, paths: try paths(parent))) }
    return try paths(require("at", in: entries, of: node)).map { place in
      RecordRule(
        role: .entry(table: number), at: place, required: [.id], evidence: [], onlyWhenUsed: false, derivesID: false,
        fields: fields)
    }
  }

  private func tableName(_ node: Node) throws(ProfileFault) -> String {
    guard let name = try pairs(node).first(where: { $0.0 == "table" })?.1 else {
      throw fault("\"table\" is missing", at: node)
    }
    return try string(name)
  }

  private func tableNumber(_ node: Node?) throws(ProfileFault) -> Int? {
    guard let node else { return nil }
    let name = try string(node)
    guard let number = tables.firstIndex(of: name) else { throw fault("there is no table \"\(name)\"", at: node) }
    return number
  }

  private func rule(_ node: Node) throws(ProfileFault) -> FieldRule {
    let keys: Set<String> = [
      "in", "lookup", "currencies", "where", "is", "is-not", "qualifier", "qualifier-required", "values",
      "qualifier-values", "default",
      "first-counts",
      "from-outer-id",
    ]
    var target: (Field, Node)?
    var entries: [String: Node] = [:]
    for (key, value) in try pairs(node) {
      if keys.contains(key) {
        entries[key] = value
      } else if let field = Field(profileName: key), target == nil {
        target = (field, value)
      } else {
        throw fault("\"\(key)\" is neither a field nor a key of a field", at: value)
      }
    }
    guard let (field, value) = target else { throw fault("no field is named", at: node) }
    var qualifiers: [QualifierSource] = []
    if let sources = entries["qualifier"] {
      for text in try strings(sources) { qualifiers.append(try qualifier(text, at: sources)) }
    }
    return FieldRule(
      field: field, paths: try paths(value), scope: try entries["in"].map(path),
      condition: try condition(entries, of: node), qualifiers: qualifiers,
      lookup: try tableNumber(entries["lookup"]), currencies: try tableNumber(entries["currencies"]),
      qualifierRequired: try flag(entries["qualifier-required"]),
      values: try entries["values"].map(strings) ?? [],
      qualifierValues: try entries["qualifier-values"].map(strings) ?? [],
      fallback: try entries["default"].map(string), firstCounts: try flag(entries["first-counts"]),
      fromOuterID: try flag(entries["from-outer-id"]))
  }

  private func qualifier(_ text: String, at node: Node) throws(ProfileFault) -> QualifierSource {
    if text.first == "=" { return .constant(String(text.dropFirst())) }
    let slashes = text.prefix { $0 == "/" }.count
    guard slashes <= 2, let path = FieldPath(text.dropFirst(slashes)) else {
      throw fault("qualifier \"\(text)\" is neither a path nor =TEXT", at: node)
    }
    return switch slashes {
    case 0: .nearby(path)
    case 1: .record(path)
    default: .feed(path)
    }
  }

  /// `where` with `is` or `is-not`.
  private func condition(_ entries: [String: Node], of node: Node) throws(ProfileFault) -> ValueCondition? {
    guard let place = entries["where"] else {
      guard entries["is"] == nil, entries["is-not"] == nil else {
        throw fault("is and is-not belong to a where", at: node)
      }
      return nil
    }
    switch (entries["is"], entries["is-not"]) {
    case (let values?, nil):
      return ValueCondition(path: try path(place), values: try strings(values), isNegated: false)
    case (nil, let values?):
      return ValueCondition(path: try path(place), values: try strings(values), isNegated: true)
    default: throw fault("where wants either is or is-not", at: place)
    }
  }

  /// A prefix that no namespace stands for would match nothing, quietly.
  private func checkPrefixes(of profile: FeedProfile, at node: Node) throws(ProfileFault) {
    var names = profile.roots + profile.telltales.flatMap(\.steps)
    for record in profile.records {
      names += record.at.steps
      for rule in record.fields {
        for path in rule.paths { names += path.steps + [path.attribute].compactMap(\.self) }
      }
    }
    for name in names where !name.prefix.isEmpty && profile.namespaces[name.prefix] == nil {
      throw fault("the prefix of \"\(name.prefix):\(name.local)\" is not among the namespaces", at: node)
    }
  }
}

// MARK: Nodes

extension ProfileYAML {
  private func fault(_ reason: String, at node: Node) -> ProfileFault {
    ProfileFault(
      place: SourcePlace(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 0), reason: reason)
  }

  private func pairs(_ node: Node) throws(ProfileFault) -> [(String, Node)] {
    guard let mapping = node.mapping else { throw fault("keys with values are wanted here", at: node) }
    var pairs: [(String, Node)] = []
    for (key, value) in mapping {
      let name = try string(key)
      guard !pairs.contains(where: { $0.0 == name }) else { throw fault("\"\(name)\" stands here twice", at: key) }
      pairs.append((name, value))
    }
    return pairs
  }

  private func mapping(_ node: Node, allowing keys: [String]) throws(ProfileFault) -> [String: Node] {
    var entries: [String: Node] = [:]
    for (key, value) in try pairs(node) {
      guard keys.contains(key) else {
        throw fault("\"\(key)\" is not a key here; known are \(keys.joined(separator: ", "))", at: value)
      }
      entries[key] = value
    }
    return entries
  }

  private func require(_ key: String, in entries: [String: Node], of node: Node) throws(ProfileFault) -> Node {
    guard let value = entries[key] else { throw fault("\"\(key)\" is missing", at: node) }
    return value
  }

  private func sequence(_ node: Node) throws(ProfileFault) -> [Node] {
    guard let sequence = node.sequence else { throw fault("a list is wanted here", at: node) }
    return Array(sequence)
  }

  private func string(_ node: Node) throws(ProfileFault) -> String {
    guard let scalar = node.scalar else { throw fault("a text is wanted here", at: node) }
    return scalar.string
  }

  /// A list of texts, or one text.
  private func strings(_ node: Node) throws(ProfileFault) -> [String] {
    guard node.sequence != nil else { return [try string(node)] }
    var texts: [String] = []
    for node in try sequence(node) { texts.append(try string(node)) }
    return texts
  }

  private func flag(_ node: Node?) throws(ProfileFault) -> Bool {
    guard let node else { return false }
    switch try string(node) {
    case "true": return true
    case "false": return false
    default: throw fault("true or false is wanted here", at: node)
    }
  }

  private func path(_ node: Node) throws(ProfileFault) -> FieldPath {
    let text = try string(node)
    guard let path = FieldPath(text) else { throw fault("\"\(text)\" is not a path", at: node) }
    return path
  }

  private func paths(_ node: Node) throws(ProfileFault) -> [FieldPath] {
    guard node.sequence != nil else { return [try path(node)] }
    var paths: [FieldPath] = []
    for node in try sequence(node) { paths.append(try path(node)) }
    return paths
  }

  private func fieldNames(_ node: Node?) throws(ProfileFault) -> [Field] {
    guard let node else { return [] }
    var fields: [Field] = []
    for name in try strings(node) {
      guard let field = Field(profileName: name) else { throw fault("\"\(name)\" is not a field", at: node) }
      fields.append(field)
    }
    return fields
  }
}
