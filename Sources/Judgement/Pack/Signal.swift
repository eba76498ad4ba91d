/// A signal: a banded reading of one measured feature, with the rule that it enforces and where it goes wrong.
///
/// One YAML file under `Signals/` each. An object that never changes, because every reading of it refers to it.
public final class Signal: Sendable {
  /// A UUID that never changes.
  public let id: String
  /// The short code people say: `DUP-02`.
  public let code: String
  /// The title.
  public let title: LocalizedText
  /// How far the signal is trusted.
  public let status: Status
  /// What it is read of.
  public let subject: SubjectKind
  /// The fields that the feeds must carry for it, for people: `listing.price`.
  public let inputs: [String]
  /// The feature that it reads: the name of a `Feature`.
  public let feature: String
  /// What it sets about how the feature is measured.
  public let parameters: [String: ParameterValue]
  /// Contiguous bands, ascending.
  public let bands: [BandRange]
  /// What a hit explains: a template in which `{value}` and `{percent}` are filled in.
  public let explain: LocalizedText
  /// The policies that it enforces.
  public let policies: [PolicyCitation]
  /// Innocent causes that are known to make it hit.
  public let falsePositives: [LocalizedText]
  /// What it must read of feeds that are kept for that.
  public let tests: [SignalTest]
  /// Who answers for it.
  public let owner: String
  /// The file that it stands in, below the pack's folder.
  public let file: String

  /// A signal.
  public init(
    id: String, code: String, title: LocalizedText, status: Status, subject: SubjectKind, inputs: [String] = [],
    feature: String, parameters: [String: ParameterValue] = [:], bands: [BandRange], explain: LocalizedText,
    policies: [PolicyCitation], falsePositives: [LocalizedText], tests: [SignalTest] = [], owner: String = "",
    file: String = ""
  ) {
    self.id = id
    self.code = code
    self.title = title
    self.status = status
    self.subject = subject
    self.inputs = inputs
    self.feature = feature
    self.parameters = parameters
    self.bands = bands
    self.explain = explain
    self.policies = policies
    self.falsePositives = falsePositives
    self.tests = tests
    self.owner = owner
    self.file = file
  }

  /// How far a signal is trusted.
  public enum Status: String, CaseIterable, Sendable {
    /// Being written; not read.
    case draft
    /// Read and reported, never acted on.
    case shadow
    /// Read, reported and acted on.
    case live
    /// Kept for old verdicts; not read.
    case deprecated
  }

  /// What a signal can be read of.
  public enum SubjectKind: String, CaseIterable, Sendable {
    /// One store.
    case store
    /// A group of stores.
    case group
    /// One listing.
    case listing
    /// A cluster of duplicate listings.
    case cluster
    /// One picture.
    case picture
  }

  /// A band of values, what it weighs and what it recommends.
  public struct BandRange: Hashable, Sendable {
    /// The band.
    public let band: Band
    /// The lowest value in it. It reaches up to the next band's.
    public let from: Double
    /// Natural log-odds that a hit in the band adds.
    public let weight: Double
    /// What a hit in the band recommends.
    public let action: Recommendation
  }

  /// A rule that a signal enforces.
  public struct PolicyCitation: Sendable {
    /// The policy's number in `Signals/policies.yaml`: `P7`.
    public let id: String
    /// What it is called and where it was published.
    public let title: String
    /// What it says that a machine can check, in our words.
    public let summary: LocalizedText
    /// Whether the source itself was read.
    public let verified: Bool
  }
}

extension Signal {
  /// The explanation with an outcome's values filled in; for what could not be evaluated, the reason.
  public func explanation(of outcome: SignalReading.Outcome) -> LocalizedText {
    switch outcome {
    case .notEvaluable(let reason): reason.text
    case .clear(let value): explain.filled(value: value)
    case .hit(let value, _): explain.filled(value: value)
    }
  }
}

extension LocalizedText {
  /// The template with `{value}` (a plain number) and `{percent}` (the value as a percentage) filled in.
  fileprivate func filled(value: Double) -> LocalizedText {
    let values = [
      (place: "{value}", text: value.plain), (place: "{percent}", text: "\((value * 100).rounded().plain)%"),
    ]
    return LocalizedText(
      english: Self.fill(english, with: values), chinese: Self.fill(chinese, with: values))
  }

  /// Looks for braces alone: this is done for every hit of every record, and `replacing` reads characters.
  private static func fill(_ template: String, with values: [(place: String, text: String)]) -> String {
    var filled = ""
    var rest = template[...]
    while let brace = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      filled += rest[..<brace]
      rest = rest[brace...]
      if let value = values.first(where: { rest.utf8.starts(with: $0.place.utf8) }) {
        filled += value.text
        rest = rest[rest.utf8.index(brace, offsetBy: value.place.utf8.count)...]
      } else {
        filled += "{"
        rest = rest[rest.utf8.index(after: brace)...]
      }
    }
    return filled + rest
  }
}

extension Double {
  /// Without decimals when whole, else with at most two.
  var plain: String {
    guard magnitude < 1e12 else { return "\(self)" }
    let hundredths = Int((self * 100).rounded())
    return hundredths % 100 == 0 ? String(hundredths / 100) : String(Double(hundredths) / 100)
  }
}
