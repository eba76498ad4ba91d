extension Signal {
  /// The signal that a file says; every fault in it is noted.
  ///
  /// - Parameters:
  ///   - root: The file.
  ///   - policies: The policies that it may cite, by id.
  init?(_ root: PackNode, policies: [String: Policy]) {
    let values = root.mapping(
      required: [
        "id", "code", "title", "explain", "status", "subject", "feature", "bands", "policies", "falsePositives",
      ], optional: ["owner", "created", "modified", "inputs"])
    let subject = values["subject"]?.choice(SubjectKind.self)
    let feature = values["feature"]?.word(among: Feature.all.map(\.name))
    if let subject, let feature, let known = Feature.named(feature), known.subject != subject {
      values["feature"]?.fault(
        "\"\(feature)\" is measured of a \(known.subject.rawValue), but the signal's subject is a \(subject.rawValue)")
    }
    let bands = values["bands"].map(BandRange.ranges) ?? []
    let citations = (values["policies"]?.items ?? []).compactMap { PolicyCitation($0, policies: policies) }
    let falsePositives = (values["falsePositives"]?.items ?? []).compactMap(\.localizedText)
    guard let id = values["id"]?.text, let code = values["code"]?.text, let title = values["title"]?.localizedText,
      let explain = values["explain"]?.localizedText, let status = values["status"]?.choice(Status.self), let subject,
      let feature
    else { return nil }
    self.init(
      id: id, code: code, title: title, status: status, subject: subject, feature: feature, bands: bands,
      explain: explain, policies: citations, falsePositives: falsePositives)
  }
}

extension Signal.BandRange {
  /// Bands in ascending order, each once.
  static func ranges(_ list: PackNode) -> [Signal.BandRange] {
    var ranges: [Signal.BandRange] = []
    for item in list.items {
      guard let range = Signal.BandRange(item) else { continue }
      if let last = ranges.last, range.band <= last.band || range.from <= last.from {
        item.fault(
          "bands ascend: \"\(range.band.word)\" from \(range.from) cannot follow \"\(last.band.word)\" from \(last.from)"
        )
      }
      ranges.append(range)
    }
    if ranges.isEmpty { list.fault("a signal needs at least one band") }
    return ranges
  }

  private init?(_ item: PackNode) {
    let values = item.mapping(required: ["band", "from", "weight", "action"])
    guard let word = values["band"]?.word(among: Band.allCases.map(\.word)), let band = Band(word: word),
      let from = values["from"]?.number, let weight = values["weight"]?.number,
      let action = values["action"]?.word(among: ["note", "review", "block"])
    else { return nil }
    self.init(
      band: band, from: from, weight: weight, action: action == "note" ? .note : action == "review" ? .review : .block)
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
  /// The word that signal files use.
  var word: String {
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
