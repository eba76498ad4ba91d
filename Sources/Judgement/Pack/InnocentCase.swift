/// An innocent market that looks guilty, with the most that may be said of it: `expected.yaml` of a folder of the
/// false-positive library.
public struct InnocentCase: Sendable {
  /// What it is.
  public let title: LocalizedText
  /// Why it is innocent.
  public let why: LocalizedText
  /// The gravest recommendation that any verdict may make, by kind of subject. ``Recommendation/approve`` for groups
  /// says that there may be none.
  public let most: [Signal.SubjectKind: Recommendation]
  /// What single signals must read.
  public let readings: [Reading]

  /// What a signal must read of a subject.
  public struct Reading: Sendable {
    /// The signal's code.
    public let signal: String
    /// Of what, and what.
    public let test: SignalTest
  }

  private static let kinds: [(key: String, kind: Signal.SubjectKind, words: [String])] = [
    ("groups", .group, ["none", "linked", "malicious"]), ("stores", .store, ["approve", "note", "review", "block"]),
    ("listings", .listing, ["approve", "note", "review", "block"]),
    ("clusters", .cluster, ["note", "review", "block"]),
    ("pictures", .picture, ["approve", "note", "review"]),
  ]
  private static let recommendations: [String: Recommendation] = [
    "none": .approve, "approve": .approve, "linked": .linked, "note": .note, "review": .review, "block": .block,
    "malicious": .malicious,
  ]

  /// Reads a case; every fault is named.
  ///
  /// - Parameters:
  ///   - yaml: The text of `expected.yaml`.
  ///   - file: Its name in errors.
  ///   - pack: The signals that it may name.
  public init(yaml: String, file: String, pack: SignalPack) throws(SignalPackError) {
    let faults = PackFaults()
    guard let root = PackNode(yaml: yaml, file: file, faults: faults) else { throw SignalPackError(faults.all) }
    let values = root.mapping(required: ["title", "why", "verdicts", "signals"])
    let verdicts = values["verdicts"]?.mapping(required: Self.kinds.map(\.key)) ?? [:]
    var most: [Signal.SubjectKind: Recommendation] = [:]
    for (key, kind, words) in Self.kinds {
      if let word = verdicts[key]?.word(among: words) { most[kind] = Self.recommendations[word] }
    }
    var readings: [Reading] = []
    let codes = pack.signals.map(\.code)
    for item in values["signals"]?.items ?? [] {
      let entry = item.mapping(required: ["signal", "of", "expect"], optional: ["band"])
      guard let code = entry["signal"]?.word(among: codes), let of = entry["of"]?.text,
        let word = entry["expect"]?.word(among: SignalTest.words)
      else { continue }
      let band = entry["band"]?.word(among: Band.allCases.map(\.word)).flatMap(Band.init(word:))
      let expected: SignalTest.Expectation
      switch word {
      case "hit":
        guard let band else {
          item.fault("a hit names its band; add \"band\"")
          continue
        }
        expected = .hit(band)
      case "clear": expected = .clear
      case "absent": expected = .absent
      default: expected = .notEvaluable
      }
      readings.append(
        Reading(signal: code, test: SignalTest(feed: "", subject: of, expected: expected, line: item.line)))
    }
    guard faults.all.isEmpty, let title = values["title"]?.localizedText, let why = values["why"]?.localizedText else {
      throw SignalPackError(faults.all)
    }
    self.title = title
    self.why = why
    self.most = most
    self.readings = readings
  }
}
