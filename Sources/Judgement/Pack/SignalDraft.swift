/// A signal to begin with: the file of a draft that the loader accepts, with what a writer has to fill in.
public struct SignalDraft: Sendable {
  /// Where it belongs below the pack's folder.
  public let path: String
  /// The file.
  public let text: String

  /// Why there is no draft.
  public enum Fault: Error, CustomStringConvertible {
    /// The code is none.
    case code(String)
    /// The pack has a signal of that code.
    case taken(String)
    /// No feature is called so.
    case feature(String)

    /// What is wrong and what to do.
    public var description: String {
      switch self {
      case .code(let code): "\(code): a code is a family (ENT, GRP, DUP, PRC, IMG) and a number, such as GRP-13"
      case .taken(let code): "\(code): the pack has a signal of that code; choose another number"
      case .feature(let name): "\(name): no such feature\(suggestion(for: name, among: Feature.all.map(\.name)))"
      }
    }
  }

  private static let folders = ["ENT": "entity", "GRP": "group", "DUP": "duplicate", "PRC": "price", "IMG": "image"]

  /// A draft.
  ///
  /// - Parameters:
  ///   - code: The code.
  ///   - feature: The feature that it reads.
  ///   - codes: Codes that are taken.
  ///   - id: A fresh UUID.
  ///   - day: The day, ISO 8601.
  public init(code: String, feature: String, among codes: Set<String>, id: String, day: String) throws(Fault) {
    guard code.wholeMatch(of: /[A-Z]{1,4}-[0-9]{1,3}/) != nil,
      let folder = Self.folders[String(code.split(separator: "-")[0])]
    else { throw .code(code) }
    guard !codes.contains(code) else { throw .taken(code) }
    guard let feature = Feature.named(feature) else { throw .feature(feature) }
    path = "\(folder)/\(code)-\(feature.name.split(separator: ".").last ?? "draft").yaml"
    var parameters = ""
    for parameter in feature.parameters {
      let value =
        switch parameter.usual {
        case .number(let number): number.plain
        case .words(let words): "[\(words.map { "\"\($0)\"" }.joined(separator: ", "))]"
        }
      parameters += "  \(parameter.name): \(value)  # \(parameter.about)\n"
    }
    text = """
      # yaml-language-server: $schema=../signal.schema.json
      id: \(id)
      code: \(code)
      title:
        en: "What it shows"
        zh: "该信号表示什么"
      explain:  # {value} is the number, {percent} the same as a percentage
        en: "{value} of what was measured"
        zh: "测得 {value}"
      status: draft  # then shadow, then live
      subject: \(feature.subject.rawValue)
      inputs: [\(feature.subject == .store || feature.subject == .group ? "store" : "listing")]
      feature: \(feature.name)
      \(parameters.isEmpty ? "" : "parameters:\n\(parameters)")bands:  # ascending; each reaches up to the next
        - { band: weak, from: 1, weight: 0.5, action: note }
        - { band: medium, from: 2, weight: 1, action: review }
      policies: []  # - id: P7, an entry of policies.yaml
      falsePositives:
        - en: "An innocent cause"
          zh: "已知的误报情形"
      tests: []  # - { feed: signals/ring.xml, of: r-1, expect: hit, band: weak }
      owner: trust-and-safety
      created: \(day)
      modified: \(day)

      """
  }
}
