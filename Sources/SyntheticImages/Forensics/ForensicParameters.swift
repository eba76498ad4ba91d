/// A model as text, so that it can be looked at, kept with its version, and made again by anyone with own pictures.
extension ForensicModel {
  private static let heading = "storewarden pixels 1"

  /// The model that this program carries.
  public static let bundled: ForensicModel? = EmbeddedFiles.all.first { $0.path == "pixels.txt" }
    .flatMap { try? ForensicModel(text: $0.text) }

  /// Reads a model.
  ///
  /// - Throws: ``ForensicModelError``.
  public init(text: String) throws(ForensicModelError) {
    // Comments tell where a model comes from.
    let lines = text.split(whereSeparator: \.isNewline).filter { !$0.hasPrefix("#") }
    guard lines.first.map({ String($0) }) == Self.heading else { throw .heading }
    var kinds: [String: ForensicCalibration.Kind] = [:]
    var threshold: Double?
    var models: [Weights] = []
    for (number, line) in lines.enumerated().dropFirst() {
      let fields = line.split(separator: " ")
      let numbers = fields.dropFirst().compactMap { Double($0) }
      guard numbers.count == fields.count - 1, numbers.allSatisfy(\.isFinite) else { throw .line(number + 1) }
      switch (fields[0], numbers.count) {
      case ("real", 3), ("made", 3):
        guard numbers[1] >= 0, numbers[2] > 0 else { throw .line(number + 1) }
        kinds[String(fields[0])] = ForensicCalibration.Kind(
          mean: numbers[0], betweenSources: numbers[1], withinSource: numbers[2])
      case ("threshold", 1): threshold = numbers[0]
      case ("model", ResidualHistogram.count + 1):
        models.append(Weights(bias: Float(numbers[0]), weights: numbers.dropFirst().map { Float($0) }))
      default: throw .line(number + 1)
      }
    }
    guard let real = kinds["real"], let made = kinds["made"], let threshold, let whole = models.first else {
      throw .incomplete
    }
    self.init(
      whole: whole, partial: Array(models.dropFirst()),
      calibration: ForensicCalibration(real: real, made: made, threshold: threshold))
  }

  /// The model as text.
  ///
  /// - Parameter comments: Lines that tell people where it comes from.
  public func text(comments: [String] = []) -> String {
    func row(_ name: String, _ numbers: [Double]) -> String {
      ([name] + numbers.map { "\(Float($0))" }).joined(separator: " ")
    }
    var lines = [Self.heading] + comments.map { "# \($0)" }
    for (name, kind) in [("real", calibration.real), ("made", calibration.made)] {
      lines.append(row(name, [kind.mean, kind.betweenSources, kind.withinSource]))
    }
    lines.append(row("threshold", [calibration.threshold]))
    for model in [whole] + partial {
      lines.append(row("model", [Double(model.bias)] + model.weights.map { Double($0) }))
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// Why a model was not read.
public enum ForensicModelError: Error, Hashable, Sendable {
  /// Not a file of this kind.
  case heading
  /// A line that is not understood, counted from 1, comments left out.
  case line(Int)
  /// A part is missing.
  case incomplete
}

extension ForensicModelError: CustomStringConvertible {
  /// What happened, for a person.
  public var description: String {
    switch self {
    case .heading: "it is no model: its first line must be “storewarden pixels 1”"
    case .line(let number): "line \(number) of the model (without comments) is not understood"
    case .incomplete: "the model lacks its calibration, its threshold or its weights"
    }
  }
}
