public import StoreGroups

/// How signals make a verdict: `Signals/composition.yaml`.
public struct Composition: Sendable {
  /// Log-odds that a linked group misuses its stores, before any signal is read.
  public let prior: Double
  /// Log-odds from which on a group with misuse is called malicious.
  public let threshold: Double
  /// Log-odds that the signals of misuse must bring by themselves.
  public let misuseThreshold: Double
  /// Codes of the signals that show misuse; without a hit of one of them a group is only linked.
  public let misuse: Set<String>
  /// Codes of the signals that may recommend a block; every other tops out at review.
  public let blockList: Set<String>
  /// What speaks for a lawful group.
  public let counterEvidence: [CounterEvidence]
  /// What makes two stores linked.
  public let linkage: LinkageParameters
  /// How log-odds become the probability that is shown.
  public let calibration: Calibration
  /// What makes a subject urgent, without saying anything of its guilt.
  public let context: [Context]
  /// What makes the verdict of a listing.
  public let listing: ListingRule
  /// Signals that make a case urgent when they hit together.
  public let together: [Combination]

  /// A lawful shape, by the feature that shows it.
  public struct CounterEvidence: Hashable, Sendable {
    /// The feature; the shape is there when it measures 1 or more.
    public let feature: String
    /// Log-odds that it adds; negative.
    public let weight: Double
    /// What it says, for people.
    public let text: LocalizedText
  }

  /// Platt's scaling: the probability of log-odds `x` is logistic(`slope` · `x` + `intercept`).
  public struct Calibration: Hashable, Sendable {
    /// The slope; above 0.
    public let slope: Double
    /// The intercept.
    public let intercept: Double

    /// Log-odds as they are.
    public static let identity = Calibration(slope: 1, intercept: 0)

    /// The probability of log-odds.
    public func probability(of odds: Double) -> Double { logistic(slope * odds + intercept) }
  }

  /// Something about a subject that changes which case is looked at first, never what is found.
  public struct Context: Hashable, Sendable {
    /// The feature, of a group or a store.
    public let feature: String
    /// The value from which on it counts.
    public let from: Double
    /// Steps by which the case moves up in the queue.
    public let priority: Int
    /// What it says, for people.
    public let text: LocalizedText
  }
}

extension Composition {
  /// What tells two compositions apart that link otherwise.
  public var linkageKey: String {
    let kinds = TieKind.allCases.map { kind in
      linkage.kinds[kind].map { "\(kind.rawValue) \($0.strength.rawValue) \($0.ceiling)" } ?? ""
    }
    return "\(linkage.prior) \(linkage.threshold) \(linkage.cohesion) \(kinds.joined(separator: ";"))"
  }

  static let required = ["prior", "threshold", "misuseThreshold", "misuse", "blockList", "counterEvidence", "listing"]
  static let optional = ["links", "calibration", "context", "together"]

  /// The composition that `composition.yaml` says.
  ///
  /// - Parameters:
  ///   - root: The file.
  ///   - codes: Codes of the pack's signals.
  ///   - pictureCodes: Those of them that are read of pictures.
  init?(_ root: PackNode, codes: Set<String>, pictureCodes: Set<String>) {
    let values = root.mapping(required: Self.required, optional: Self.optional)
    func known(_ key: String) -> Set<String> {
      Set((values[key]?.items ?? []).compactMap { $0.word(among: codes.sorted()) })
    }
    let counterEvidence = (values["counterEvidence"]?.items ?? []).compactMap(CounterEvidence.init)
    let (misuse, blockList) = (known("misuse"), known("blockList"))
    for item in values["blockList"]?.items ?? [] where pictureCodes.contains(item.text ?? "") {
      item.fault("a picture never blocks; remove it from the block list")
    }
    let context = (values["context"]?.items ?? []).compactMap(Context.init)
    let linkage = values["links"].map(LinkageParameters.init) ?? .standard
    let calibration = values["calibration"].flatMap(Calibration.init) ?? .identity
    let together = (values["together"]?.items ?? []).compactMap { Combination($0, codes: codes) }
    guard let prior = values["prior"]?.number, let threshold = values["threshold"]?.number,
      let misuseThreshold = values["misuseThreshold"]?.number, let listing = values["listing"].flatMap(ListingRule.init)
    else { return nil }
    self.init(
      prior: prior, threshold: threshold, misuseThreshold: misuseThreshold, misuse: misuse, blockList: blockList,
      counterEvidence: counterEvidence, linkage: linkage, calibration: calibration, context: context,
      listing: listing, together: together)
  }
}

extension Composition.CounterEvidence {
  fileprivate init?(_ item: PackNode) {
    let values = item.mapping(required: ["feature", "weight", "text"])
    let groupFeatures = Feature.all.filter { $0.subject == .group }.map(\.name)
    guard let feature = values["feature"]?.word(among: groupFeatures), let weight = values["weight"]?.number,
      let text = values["text"]?.localizedText
    else { return nil }
    if weight > 0 { values["weight"]?.fault("counter-evidence lowers the odds; give a weight of 0 or less") }
    self.init(feature: feature, weight: weight, text: text)
  }
}

extension Composition.Calibration {
  fileprivate init?(_ node: PackNode) {
    let values = node.mapping(required: ["slope", "intercept"])
    guard let slope = values["slope"]?.number, let intercept = values["intercept"]?.number else { return nil }
    if slope <= 0 { values["slope"]?.fault("more evidence never means less probability; give a slope above 0") }
    self.init(slope: slope, intercept: intercept)
  }
}

extension Composition.Context {
  fileprivate init?(_ item: PackNode) {
    let values = item.mapping(required: ["feature", "from", "priority", "text"])
    let features = Feature.all.filter { $0.subject == .group || $0.subject == .store }.map(\.name)
    guard let feature = values["feature"]?.word(among: features), let from = values["from"]?.number,
      let priority = values["priority"]?.priority, let text = values["text"]?.localizedText
    else { return nil }
    self.init(feature: feature, from: from, priority: priority, text: text)
  }
}

extension LinkageParameters {
  /// The standard, with what `links` of `composition.yaml` says instead.
  fileprivate init(_ node: PackNode) {
    self = .standard
    let values = node.mapping(required: ["prior", "threshold", "ties"], optional: ["cohesion"])
    if let cohesion = values["cohesion"]?.number {
      self.cohesion = cohesion
      if !(0...1).contains(cohesion) { values["cohesion"]?.fault("it is a share of pairs; give a number from 0 to 1") }
    }
    if let prior = values["prior"]?.number { self.prior = prior }
    if let threshold = values["threshold"]?.number { self.threshold = threshold }
    for (name, value) in values["ties"]?.mapping(required: [], optional: TieKind.allCases.map(\.rawValue)) ?? [:] {
      guard let kind = TieKind(rawValue: name), let word = value.word(among: TieStrength.words),
        let strength = TieStrength(word: word)
      else { continue }
      guard var known = kinds[kind] else {
        value.fault("stores are not linked by \"\(name)\" alone or beside others; remove it")
        continue
      }
      if known.strength != strength {
        known.strength = strength
        known.ceiling = Self.standard.kinds.values.filter { $0.strength == strength }.map(\.ceiling).max() ?? 0
        kinds[kind] = known
      }
    }
  }
}

extension TieStrength {
  fileprivate static let words = ["ignored", "weak", "medium", "strong"]

  fileprivate init?(word: String) {
    guard let place = Self.words.firstIndex(of: word) else { return nil }
    self.init(rawValue: place)
  }
}
