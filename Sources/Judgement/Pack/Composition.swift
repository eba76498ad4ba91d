/// How signals make a verdict: `Signals/composition.yaml`.
public struct Composition: Hashable, Sendable {
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

  /// A lawful shape, by the feature that shows it.
  public struct CounterEvidence: Hashable, Sendable {
    /// The feature; the shape is there when it measures 1 or more.
    public let feature: String
    /// Log-odds that it adds; negative.
    public let weight: Double
    /// What it says, for people.
    public let text: LocalizedText
  }
}

extension Composition {
  /// The composition that `composition.yaml` says.
  ///
  /// - Parameters:
  ///   - root: The file.
  ///   - codes: Codes of the pack's signals.
  ///   - pictureCodes: Those of them that are read of pictures.
  init?(_ root: PackNode, codes: Set<String>, pictureCodes: Set<String>) {
    let values = root.mapping(required: [
      "prior", "threshold", "misuseThreshold", "misuse", "blockList", "counterEvidence",
    ])
    func known(_ key: String) -> Set<String> {
      Set((values[key]?.items ?? []).compactMap { $0.word(among: codes.sorted()) })
    }
    let counterEvidence = (values["counterEvidence"]?.items ?? []).compactMap(CounterEvidence.init)
    let (misuse, blockList) = (known("misuse"), known("blockList"))
    for item in values["blockList"]?.items ?? [] where pictureCodes.contains(item.text ?? "") {
      item.fault("a picture never blocks; remove it from the block list")
    }
    guard let prior = values["prior"]?.number, let threshold = values["threshold"]?.number,
      let misuseThreshold = values["misuseThreshold"]?.number
    else { return nil }
    self.init(
      prior: prior, threshold: threshold, misuseThreshold: misuseThreshold, misuse: misuse, blockList: blockList,
      counterEvidence: counterEvidence)
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
