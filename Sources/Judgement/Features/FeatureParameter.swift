/// Something that a signal may set about how its feature is measured.
struct FeatureParameter: Sendable {
  /// The name in signal files: `offers`.
  let name: String
  /// What holds when a signal does not say.
  let usual: ParameterValue
  /// The numbers that it may have; `nil` for words.
  let range: ClosedRange<Double>?
  /// What it is, for policy writers.
  let about: String

  /// A number.
  static func number(_ name: String, _ usual: Double, in range: ClosedRange<Double>, _ about: String) -> Self {
    FeatureParameter(name: name, usual: .number(usual), range: range, about: about)
  }

  /// A list of words.
  static func words(_ name: String, _ usual: [String], _ about: String) -> Self {
    FeatureParameter(name: name, usual: .words(usual), range: nil, about: about)
  }
}

/// What a parameter is set to.
public enum ParameterValue: Hashable, Sendable {
  /// A number.
  case number(Double)
  /// Words.
  case words([String])
}

/// The parameters of a feature, each with a value.
struct ParameterValues: Sendable {
  private let values: [String: ParameterValue]

  /// The values that a signal sets, and the usual ones for the rest.
  init(of feature: Feature, setting set: [String: ParameterValue] = [:]) {
    values = Dictionary(
      feature.parameters.map { ($0.name, set[$0.name] ?? $0.usual) }, uniquingKeysWith: { first, _ in first })
  }

  /// A number; 0 when there is no such parameter, which is a fault of the feature.
  func number(_ name: String) -> Double {
    if case .number(let number) = values[name] { number } else { 0 }
  }

  /// Words; none when there is no such parameter.
  func words(_ name: String) -> [String] {
    if case .words(let words) = values[name] { words } else { [] }
  }
}

extension FeatureParameter {
  /// Reads the `parameters` of a signal file; every fault is noted.
  static func values(_ node: PackNode, of feature: Feature) -> [String: ParameterValue] {
    var values: [String: ParameterValue] = [:]
    for (name, value) in node.mapping(required: [], optional: feature.parameters.map(\.name)) {
      guard let parameter = feature.parameters.first(where: { $0.name == name }) else { continue }
      guard let range = parameter.range else {
        values[name] = .words(value.items.compactMap(\.text))
        continue
      }
      guard let number = value.number else { continue }
      if !range.contains(number) {
        value.fault(
          "\"\(name)\" lies between \(range.lowerBound.plain) and \(range.upperBound.plain): \(parameter.about)")
      }
      values[name] = .number(number)
    }
    return values
  }
}
