import Marketplace

/// A profile for a feed that none reads, made from what stands in it: the element that repeats and has most to say is the
/// record, and its places become the fields that their names or contents are likely to be.
struct ProfileSkeleton {
  /// A value's place in the record.
  private struct Place {
    var path: String
    var name: String
    var samples: [String]
    var depth: Int
    /// Whether every record says it at most once.
    var isSingle: Bool
  }

  /// The profile.
  let yaml: String

  /// A profile for a document; `nil` when nothing in it looks like records.
  init?(outline root: FeedOutline.Node) {
    guard let (node, path) = Self.record(in: root) else { return nil }
    var prefixes: [String: String] = [:]
    func name(_ name: FeedOutline.Name, isAttribute: Bool = false) -> String {
      if name.space == (isAttribute ? "" : root.name.space) { return name.local }
      let prefix = prefixes[name.space] ?? "n\(prefixes.count + 1)"
      prefixes[name.space] = prefix
      return "\(prefix):\(name.local)"
    }
    var places: [Place] = []
    func gather(_ element: FeedOutline.Node, _ steps: [String], isSingle: Bool) {
      guard steps.count <= 3 else { return }
      for attribute in element.attributes {
        places.append(
          Place(
            path: (steps + ["@\(name(attribute.name, isAttribute: true))"]).joined(separator: "/"),
            name: attribute.name.local, samples: attribute.samples, depth: steps.count + 1, isSingle: isSingle))
      }
      if element.texts > 0 {
        places.append(
          Place(
            path: steps.isEmpty ? "." : steps.joined(separator: "/"), name: element.name.local,
            samples: element.samples, depth: steps.count, isSingle: isSingle))
      }
      for child in element.children {
        gather(child, steps + [name(child.name)], isSingle: isSingle && child.count <= element.count)
      }
    }
    gather(node, [], isSingle: true)
    let steps = path.dropFirst().map { name($0.name) }
    let fields = Self.fields(places)
    yaml = Self.text(
      root: root, at: steps.isEmpty ? "." : steps.joined(separator: "/"), fields: fields,
      namespaces: prefixes.sorted { $0.value < $1.value })
  }

  /// The element that is most likely a record, with the nodes that lead to it.
  private static func record(in root: FeedOutline.Node) -> (FeedOutline.Node, [FeedOutline.Node])? {
    var best: (score: Int, node: FeedOutline.Node, path: [FeedOutline.Node])?
    func visit(_ node: FeedOutline.Node, _ path: [FeedOutline.Node]) {
      let path = path + [node]
      let leaves = node.children.count { $0.texts > 0 } + node.attributes.count
      // One record says less than many; what has one kind of value is a value itself.
      let score = leaves < 2 ? 0 : node.count * min(leaves, 20)
      if score > best?.score ?? 0 { best = (score, node, path) }
      for child in node.children { visit(child, path) }
    }
    visit(root, [])
    return best.map { ($0.node, $0.path) }
  }

  /// The rules of the fields, as lines of YAML, and which are required.
  private static func fields(_ places: [Place]) -> (lines: [String], required: [String]) {
    var lines: [String] = []
    var taken: Set<Field> = []
    var rest: [Place] = []
    let currencies = places.filter { LikelyField.isCurrency($0.name) }
    func add(_ field: Field, _ place: Place) {
      lines.append("      - \(field.profileName): \(quoted(place.path))")
      if !field.isRepeatable, !place.isSingle { lines.append("        first-counts: true") }
      if field == .price || field == .salePrice {
        let sources = currencies.map { source in
          source.path.hasPrefix(place.path + "/@")
            ? String(source.path.dropFirst(place.path.count + 1)) : "/" + source.path
        }
        if !sources.isEmpty {
          lines.append(
            "        qualifier: [\(sources.sorted { $0.first == "@" && $1.first != "@" }.map(quoted).joined(separator: ", "))]"
          )
        }
      }
      if field == .picture { lines.append("        qualifier: =detail") }
      taken.insert(field)
    }
    for place in places.sorted(by: { ($0.depth, $0.name.count) < ($1.depth, $1.name.count) }) {
      let field = LikelyField.field(named: place.name) ?? LikelyField.field(of: place.samples)
      guard let field, field.isRepeatable || !taken.contains(field), fits(place, field) else {
        rest.append(place)
        continue
      }
      add(field, place)
    }
    // Attributes first: that is where formats put keys.
    let keys = rest.filter(isKey)
    if !taken.contains(.id), let place = keys.first(where: { $0.path.hasPrefix("@") }) ?? keys.first {
      add(.id, place)
      rest.removeAll { $0.path == place.path }
    }
    if !taken.contains(.title),
      let place = rest.filter({ $0.isSingle && $0.path != "." }).max(by: { length($0) < length($1) })
    {
      add(.title, place)
      rest.removeAll { $0.path == place.path }
    }
    for place in rest where place.depth == 1 && place.path != "." && !LikelyField.isCurrency(place.name) {
      lines.append("      - attribute: \(quoted(place.path))")
      lines.append("        qualifier: \(quoted("=" + place.name))")
    }
    return (lines, taken.contains(.title) ? ["id", "title"] : ["id"])
  }

  private static func fits(_ place: Place, _ field: Field) -> Bool {
    switch field {
    case .price, .salePrice: LikelyField.arePrices(place.samples)
    case .created, .updated: place.samples.allSatisfy { DateText.day(Array($0.utf8)[...]) != nil }
    case .id: place.isSingle && Set(place.samples).count == place.samples.count
    default: true
    }
  }

  /// Whether a place tells records apart: short texts, each another.
  private static func isKey(_ place: Place) -> Bool {
    place.isSingle && place.depth == 1 && place.samples.count > 1 && fits(place, .id)
      && place.samples.allSatisfy { $0.count <= 40 && !$0.contains(where: \.isWhitespace) }
  }

  private static func length(_ place: Place) -> Int {
    place.samples.isEmpty ? 0 : place.samples.map(\.count).reduce(0, +) / place.samples.count
  }

  private static func text(
    root: FeedOutline.Node, at path: String, fields: (lines: [String], required: [String]),
    namespaces: [(key: String, value: String)]
  ) -> String {
    let format = String(root.name.local.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    var lines = ["format: \(quoted("my-\(format)"))", "title: \(quoted(root.name.local))"]
    if !namespaces.isEmpty || !root.name.space.isEmpty {
      lines.append("namespaces:")
      if !root.name.space.isEmpty { lines.append("  \"\": \(quoted(root.name.space))") }
      // A name without a prefix is in the root's namespace; one in none needs a prefix of its own.
      for (space, prefix) in namespaces { lines.append("  \(prefix): \(quoted(space))") }
    }
    lines += [
      "root: \(quoted(root.name.local))", "prices: written", "records:", "  - record: listing",
      "    at: \(quoted(path))",
      "    required: [\(fields.required.joined(separator: ", "))]", "    derived-id: true", "    fields:",
    ]
    if !fields.lines.contains(where: { $0.hasPrefix("      - id:") }) {
      // Known by a hash of its link or content.
      lines.append("      - id: \"@id\"")
    }
    return (lines + fields.lines).joined(separator: "\n") + "\n"
  }

  /// A scalar that YAML reads as this text.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/_-.".contains($0)) }
    if isPlain, text.first?.isLetter == true { return text }
    let escaped = text.unicodeScalars.map { scalar in
      scalar == "\"" || scalar == "\\"
        ? "\\\(scalar)"
        : scalar.value < 0x20 ? "\\u00\(scalar.value < 16 ? "0" : "")\(String(scalar.value, radix: 16))" : "\(scalar)"
    }
    return "\"\(escaped.joined())\""
  }
}
