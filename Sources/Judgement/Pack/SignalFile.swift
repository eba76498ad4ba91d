internal import Foundation

extension Signal {
  /// The keys of a signal file that must be there, in the order in which they are written.
  static let requiredKeys = [
    "id", "code", "title", "explain", "status", "subject", "inputs", "feature", "bands", "policies", "falsePositives",
  ]
  /// The keys that may be there.
  static let optionalKeys = ["parameters", "tests", "owner", "created", "modified"]
  /// What a feed can carry, as `inputs` names it: a kind of record and a field.
  static let inputFields =
    "status name opened experience party.name party.id party.phone party.email party.address party.born account account.holder address device network affiliation licence-picture"
    .split(separator: " ").map { "store.\($0)" }
    + "status title description brand category gtin mpn price salePrice attribute availability condition groupID created updated picture picture.declaration"
    .split(separator: " ").map { "listing.\($0)" } + ["store", "listing", "history", "enforcement-list"]

  /// The signal that a file says; every fault in it is noted.
  ///
  /// - Parameters:
  ///   - root: The file.
  ///   - path: The file's path below the pack's folder.
  ///   - policies: The policies that it may cite, by id.
  convenience init?(_ root: PackNode, path: String, policies: [String: Policy]) {
    let values = root.mapping(required: Self.requiredKeys, optional: Self.optionalKeys)
    let subject = values["subject"]?.choice(SubjectKind.self)
    let feature = values["feature"]?.word(among: Feature.all.map(\.name))
    let known = feature.flatMap(Feature.named)
    if let subject, let feature, let known, known.subject != subject {
      values["feature"]?.fault(
        "\"\(feature)\" is measured of a \(known.subject.rawValue), but the signal's subject is a \(subject.rawValue)")
    }
    let parameters = known.flatMap { feature in values["parameters"].map { FeatureParameter.values($0, of: feature) } }
    let bands = values["bands"].map(BandRange.ranges) ?? []
    let citations = (values["policies"]?.items ?? []).compactMap { PolicyCitation($0, policies: policies) }
    let falsePositives = (values["falsePositives"]?.items ?? []).compactMap(\.localizedText)
    let inputs = (values["inputs"]?.items ?? []).compactMap { $0.word(among: Self.inputFields) }
    let tests = (values["tests"]?.items ?? []).compactMap { SignalTest($0, bands: bands) }
    let status = values["status"]?.choice(Status.self)
    Self.check(values, path: path)
    if status == .live {
      if let known, known.isAwaited {
        values["status"]?.fault("nothing measures \"\(known.name)\" yet; a signal on it is a draft or a shadow")
      }
      if !tests.contains(where: \.expected.isPositive) {
        root.fault("a live signal needs a test that expects a hit; add one, or make its status shadow")
      }
      if !tests.contains(where: \.expected.isNegative) {
        root.fault("a live signal needs a test that expects clear or absent; add one, or make its status shadow")
      }
    }
    guard let id = values["id"]?.text, let code = values["code"]?.text, let title = values["title"]?.localizedText,
      let explain = values["explain"]?.localizedText, let status, let subject, let feature
    else { return nil }
    self.init(
      id: id, code: code, title: title, status: status, subject: subject, inputs: inputs, feature: feature,
      parameters: parameters ?? [:], bands: bands, explain: explain, policies: citations,
      falsePositives: falsePositives, tests: tests, owner: values["owner"]?.text ?? "", file: path)
  }

  /// Notes what is wrong in single values: an id that is no UUID, a code that is not the file's, unknown slots.
  private static func check(_ values: [String: PackNode], path: String) {
    if let id = values["id"], let text = id.text, UUID(uuidString: text) == nil {
      id.fault("\"\(text)\" is no UUID; `storewarden signals new` makes one, as does uuidgen")
    }
    if let code = values["code"], let text = code.text {
      let name = path.split(separator: "/").last ?? ""
      if !isCode(text) {
        code.fault("a code is a family and a number, such as GRP-13")
      } else if !name.hasPrefix("\(text)-") && name != "\(text).yaml" {
        code.fault("the file's name begins with the code; rename the file to \(text)-….yaml")
      }
    }
    for key in ["en", "zh"] {
      guard let node = values["explain"]?.mapping(required: ["en", "zh"])[key], let text = node.text else { continue }
      for slot in slots(in: text) where slot != "value" && slot != "percent" {
        node.fault(
          "unknown slot \"{\(slot)}\"\(suggestion(for: String(slot), among: ["value", "percent"])); known are {value} and {percent}"
        )
      }
    }
    for key in ["created", "modified"] { _ = values[key]?.day }
  }

  // By hand, because regular expressions are compiled anew at every start of the program.

  /// Whether a text is one to four capitals, a dash and one to three digits.
  private static func isCode(_ text: String) -> Bool {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard parts.count == 2, (1...4).contains(parts[0].count), (1...3).contains(parts[1].count) else { return false }
    return parts[0].allSatisfy { (0x41...0x5A).contains($0) } && parts[1].allSatisfy { (0x30...0x39).contains($0) }
  }

  /// What stands in braces that hold no others.
  private static func slots(in text: String) -> [Substring] {
    var slots: [Substring] = []
    var open: String.Index?
    for index in text.utf8.indices {
      switch text.utf8[index] {
      case UInt8(ascii: "{"): open = text.utf8.index(after: index)
      case UInt8(ascii: "}"):
        if let start = open { slots.append(text[start..<index]) }
        open = nil
      default: break
      }
    }
    return slots
  }
}

extension Signal.BandRange {
  static let requiredKeys = ["band", "from", "weight", "action"]
  static let actions = ["note", "review", "block"]

  /// Bands in ascending order, each once, without gaps.
  static func ranges(_ list: PackNode) -> [Signal.BandRange] {
    var ranges: [Signal.BandRange] = []
    var open: (to: Double, node: PackNode)?
    for item in list.items {
      guard let (range, end) = read(item) else { continue }
      if let last = ranges.last, range.band <= last.band || range.from <= last.from {
        item.fault(
          "bands ascend: \"\(range.band.word)\" from \(range.from) cannot follow \"\(last.band.word)\" from \(last.from)"
        )
      } else if let last = ranges.last, range.weight < last.weight {
        item.fault("a stronger band never weighs less than a weaker one; give \(last.weight.plain) or more")
      }
      if let open, open.to != range.from {
        open.node.fault(
          "bands leave no gap and do not overlap: this one ends at \(open.to.plain), the next begins at \(range.from.plain); remove \"to\", or make them equal"
        )
      }
      open = end
      ranges.append(range)
    }
    open?.node.fault("the last band has no end; remove \"to\"")
    if ranges.isEmpty { list.fault("a signal needs at least one band") }
    return ranges
  }

  private static func read(_ item: PackNode) -> (Signal.BandRange, (to: Double, node: PackNode)?)? {
    let values = item.mapping(required: requiredKeys, optional: ["to"])
    guard let word = values["band"]?.word(among: Band.allCases.map(\.word)), let band = Band(word: word),
      let from = values["from"]?.number, let weight = values["weight"]?.number,
      let action = values["action"]?.word(among: actions)
    else { return nil }
    let end = values["to"].flatMap { node in node.number.map { (to: $0, node: node) } }
    return (
      Signal.BandRange(
        band: band, from: from, weight: weight, action: action == "note" ? .note : action == "review" ? .review : .block
      ), end
    )
  }
}

extension Signal.PolicyCitation {
  fileprivate init?(_ item: PackNode, policies: [String: Policy]) {
    let values = item.mapping(required: ["id"])
    guard let id = values["id"]?.text else { return nil }
    guard let policy = policies[id] else {
      values["id"]?.fault(
        "policy \"\(id)\" is not in policies.yaml\(suggestion(for: id, among: policies.keys.sorted())); add it there")
      return nil
    }
    self.init(id: id, title: policy.title, summary: policy.summary, verified: policy.verified)
  }
}

extension Band {
  /// The word that signal files and outputs for machines use.
  public var word: String {
    switch self {
    case .weak: "weak"
    case .medium: "medium"
    case .strong: "strong"
    }
  }

  init?(word: String) {
    guard let band = Band.allCases.first(where: { $0.word == word }) else { return nil }
    self = band
  }
}
