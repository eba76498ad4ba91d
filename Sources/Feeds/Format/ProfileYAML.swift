import Marketplace
import Yams

extension FeedProfile {
  /// The profile that a YAML text says.
  ///
  /// - Parameter file: The name that faults cite.
  /// - Throws: The first mistake.
  public init(yaml text: String, file: String) throws(ProfileFault) {
    let reading = Self.read(yaml: text, file: file)
    if let fault = reading.faults.first { throw fault }
    guard let profile = reading.profile else {
      throw ProfileFault(place: SourcePlace(file: file, line: 1, column: 1), reason: "the profile is empty")
    }
    self = profile.prepared()
  }

  /// Every mistake in a profile's YAML, in order of place; none when it can be used.
  ///
  /// - Parameter file: The name that faults cite.
  public static func faults(inYAML text: String, file: String) -> [ProfileFault] {
    read(yaml: text, file: file).faults.sorted {
      ($0.place.line, $0.place.column) < ($1.place.line, $1.place.column)
    }
  }

  private static func read(yaml text: String, file: String) -> (profile: FeedProfile?, faults: [ProfileFault]) {
    func fault(_ reason: String, line: Int = 1, column: Int = 1) -> (FeedProfile?, [ProfileFault]) {
      (nil, [ProfileFault(place: SourcePlace(file: file, line: line, column: column), reason: reason)])
    }
    do {
      guard let root = try Yams.compose(yaml: text, .basic, .default, .utf8) else {
        return fault("the profile is empty")
      }
      var reader = ProfileYAML(file: file)
      let profile = reader.profile(root)
      return (profile, reader.nodes.faults)
    } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _) {
      return fault("not YAML: \(problem)", line: mark.line, column: mark.column)
    } catch {
      return fault("not YAML")
    }
  }
}

/// Reads a profile's YAML; what is wrong is gathered, so that one reading finds every mistake.
struct ProfileYAML {
  var nodes: ProfileNodes
  /// The names of the tables, in order.
  var tables: [String] = []
  /// The prefixes that namespaces stand for.
  var prefixes: Set<String> = []
  /// Whether names are known by their lower case.
  var ignoresCase = false
  /// The spellings of names in lower case.
  var spellings: [String: Set<String>] = [:]

  init(file: String) { nodes = ProfileNodes(file: file) }

  static let keys = [
    "format", "title", "namespaces", "root", "telltales", "as-of", "any-case", "prices", "tables", "records", "hint",
  ]
  static let recordKeys = [
    "record", "at", "where", "is", "is-not", "required", "evidence", "evidence-share", "only-when-used", "derived-id",
    "fields",
  ]
  static let fieldKeys = [
    "in", "lookup", "currencies", "where", "is", "is-not", "qualifier", "qualifier-required", "qualifier-lookup",
    "unit", "split", "pair", "until", "zone", "words", "values", "qualifier-values", "default", "first-counts",
    "from-outer-id",
  ]
  /// The word of `evidence` for a title that says a price.
  static let priceInTitle = "price-in-title"

  /// The profile that a node says; of no use when anything is wrong.
  mutating func profile(_ node: Node) -> FeedProfile {
    let entries = nodes.mapping(node, allowing: Self.keys)
    ignoresCase = nodes.flag(entries["any-case"])
    var namespaces: [String: [String]] = [:]
    if let node = entries["namespaces"] {
      for (prefix, _, uris) in nodes.pairs(node) { namespaces[prefix] = nodes.strings(uris).map(\.text) }
    }
    prefixes = Set(namespaces.keys)
    let format = nodes.require("format", in: entries, of: node).flatMap { nodes.string($0) }
    let title = nodes.require("title", in: entries, of: node).flatMap { nodes.string($0) }
    var roots: [QualifiedName] = []
    for (name, at) in texts(nodes.require("root", in: entries, of: node)) {
      if let path = path(name, at: at), path.attribute == nil, path.steps.count == 1 {
        roots.append(path.steps[0])
      } else {
        nodes.fault("root \"\(name)\" is no element name", at: at)
      }
    }
    let prices = style(entries["prices"])
    var tables: [String] = []
    var records: [RecordRule] = []
    for node in entries["tables"].map({ nodes.sequence($0) }) ?? [] {
      records += table(node, number: tables.count)
      tables.append(tableName(node))
    }
    self.tables = tables
    for node in nodes.require("records", in: entries, of: node).map({ nodes.sequence($0) }) ?? [] {
      records += self.records(node)
    }
    return FeedProfile(
      format: format ?? "", title: title ?? "", namespaces: namespaces, roots: roots,
      telltales: paths(entries["telltales"]), asOf: paths(entries["as-of"]), prices: prices, tables: tables,
      records: records, hint: entries["hint"].flatMap { nodes.string($0) }, spellings: spellings)
  }

  private mutating func style(_ node: Node?) -> PriceStyle {
    guard let node, let text = nodes.string(node) else { return .written }
    guard let style = PriceStyle(rawValue: text) else {
      nodes.fault("prices is \"\(text)\"; write plain, decimal or written", at: node)
      return .written
    }
    return style
  }

  /// The rules of one kind of record, one for each place where its element may stand.
  private mutating func records(_ node: Node) -> [RecordRule] {
    let entries = nodes.mapping(node, allowing: Self.recordKeys)
    let name = nodes.require("record", in: entries, of: node).flatMap { nodes.string($0) }
    let kind = name.flatMap(RecordKind.init(rawValue:))
    if let name, kind == nil {
      let known = RecordKind.allCases.map(\.rawValue)
      nodes.fault(
        "record is \"\(name)\"\(ProfileNodes.suggestion(for: name, among: known))", at: entries["record"] ?? node)
    }
    var rules: [FieldRule] = []
    for node in nodes.require("fields", in: entries, of: node).map({ nodes.sequence($0) }) ?? [] {
      rules += self.rules(node)
    }
    let required = fieldNames(entries["required"])
    for field in required where !rules.contains(where: { $0.field == field }) {
      nodes.fault(
        "\"\(field.profileName)\" is required, but no field fills it", at: entries["required"] ?? node)
    }
    let (evidence, titleIsEvidence) = evidence(entries["evidence"])
    let share = share(entries["evidence-share"])
    let conditions = conditions(entries, of: node)
    if conditions.count > 1 { nodes.fault("a record's where is one path", at: entries["where"] ?? node) }
    let isUsedOnly = nodes.flag(entries["only-when-used"])
    let derivesID = nodes.flag(entries["derived-id"])
    let placesNode = nodes.require("at", in: entries, of: node)
    var records: [RecordRule] = []
    for place in paths(placesNode) {
      if place.attribute != nil { nodes.fault("at must lead to an element", at: placesNode ?? node) }
      records.append(
        RecordRule(
          role: .record(kind ?? .listing), at: place, required: required, evidence: evidence,
          titleIsEvidence: titleIsEvidence, evidenceShare: share, onlyWhenUsed: isUsedOnly, derivesID: derivesID,
          condition: conditions.first, fields: rules))
    }
    return records
  }

  private mutating func evidence(_ node: Node?) -> ([Field], Bool) {
    var fields: [Field] = []
    var title = false
    for (name, at) in texts(node) {
      if name == Self.priceInTitle { title = true } else if let field = field(name, at: at) { fields.append(field) }
    }
    return (fields, title)
  }

  private mutating func share(_ node: Node?) -> Double {
    guard let node, let text = nodes.string(node) else { return 0 }
    guard let share = Double(text), (0...1).contains(share) else {
      nodes.fault("a number from 0 to 1 is wanted here", at: node)
      return 0
    }
    return share
  }

  /// The rules of a table's entries, one for each place where they may stand.
  private mutating func table(_ node: Node, number: Int) -> [RecordRule] {
    let entries = nodes.mapping(node, allowing: ["table", "at", "key", "name", "parent"])
    var fields = [FieldRule(field: .id, paths: paths(nodes.require("key", in: entries, of: node)))]
    if let name = entries["name"] { fields.append(FieldRule(field: .name, paths: paths(name))) }
    if let parent = entries["parent"] { fields.append(FieldRule(field: .groupID, paths: paths(parent))) }
    return paths(nodes.require("at", in: entries, of: node)).map { place in
      RecordRule(
        role: .entry(table: number), at: place, required: [.id], evidence: [], onlyWhenUsed: false, derivesID: false,
        fields: fields)
    }
  }

  private mutating func tableName(_ node: Node) -> String {
    guard let name = node.mapping?["table"] else {
      nodes.fault("\"table\" is missing", at: node)
      return ""
    }
    return nodes.string(name) ?? ""
  }
}
