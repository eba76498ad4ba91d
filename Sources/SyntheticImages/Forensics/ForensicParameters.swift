internal import Foundation

/// A model as text, so that it can be looked at, kept with its version, and made again by anyone with own pictures.
extension ForensicModel {
  private static let heading = "storewarden pixels 4"

  /// The model that this program carries.
  public static let bundled: ForensicModel? = EmbeddedFiles.all.first { $0.path == "pixels.txt" }
    .flatMap { try? ForensicModel(text: $0.text) }

  /// Reads a model.
  ///
  /// - Throws: ``ForensicModelError``.
  public init(text: String) throws(ForensicModelError) {
    // Comments tell where a model comes from.
    // By bytes: finding the characters of some hundred thousand digits takes longer than all the rest.
    let lines = text.utf8.split { $0 == 0x0A || $0 == 0x0D }.filter { $0.first != UInt8(ascii: "#") }
    guard lines.first.map({ String(Substring($0)) }) == Self.heading else { throw .heading }
    var kinds: [String: ForensicCalibration.Kind] = [:]
    var likeness = LikenessParameters()
    var models: [Weights] = []
    for (number, line) in lines.enumerated().dropFirst() {
      let fields = line.split(separator: 0x20).map { Substring($0) }
      if fields.first == "landmark" {
        guard fields.count == 2, likeness.add(landmark: fields[1]) else { throw .line(number + 1) }
        continue
      }
      let numbers = fields.dropFirst().compactMap { Double($0) }
      // What is kept as a Float must be one: a number beyond its range would be infinite.
      guard numbers.count == fields.count - 1, numbers.allSatisfy({ Float($0).isFinite }) else {
        throw .line(number + 1)
      }
      switch (fields[0], numbers.count) {
      case ("real", 3), ("made", 3):
        guard numbers[1] >= 0, numbers[2] > 0 else { throw .line(number + 1) }
        kinds[String(fields[0])] = ForensicCalibration.Kind(
          mean: numbers[0], betweenSources: numbers[1], withinSource: numbers[2])
      case ("means", PixelFeatures.count): likeness.means = numbers.map { Float($0) }
      case ("deviations", PixelFeatures.count):
        // Features are divided by them: one that a Float takes for nothing would leave no number.
        guard numbers.allSatisfy({ Float($0) > 0 }) else { throw .line(number + 1) }
        likeness.deviations = numbers.map { Float($0) }
      case ("thresholds", PictureStyle.count): likeness.thresholds = numbers
      case ("marking", 2...):
        likeness.weights = Weights(bias: Float(numbers[0]), weights: numbers.dropFirst().map { Float($0) })
      case ("scenes", ResidualHistogram.count + 1):
        likeness.scenes = Weights(bias: Float(numbers[0]), weights: numbers.dropFirst().map { Float($0) })
      case ("model", ResidualHistogram.count + 1):
        models.append(Weights(bias: Float(numbers[0]), weights: numbers.dropFirst().map { Float($0) }))
      default: throw .line(number + 1)
      }
    }
    guard let real = kinds["real"], let made = kinds["made"], let marking = likeness.model,
      let whole = models.first
    else {
      throw .incomplete
    }
    self.init(
      whole: whole, partial: Array(models.dropFirst()), likeness: marking,
      calibration: ForensicCalibration(real: real, made: made))
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
    for model in [whole] + partial {
      lines.append(row("model", [Double(model.bias)] + model.weights.map { Double($0) }))
    }
    lines.append(row("thresholds", likeness.thresholds))
    lines.append(
      row("scenes", [Double(likeness.scenes.bias)] + likeness.scenes.weights.map { Double($0) }))
    lines.append(row("marking", [Double(likeness.weights.bias)] + likeness.weights.weights.map { Double($0) }))
    let scale = likeness.landmarks.scale
    lines.append(row("means", scale.means.map { Double($0) }))
    lines.append(row("deviations", scale.deviations.map { Double($0) }))
    lines += (0..<likeness.landmarks.count).map { landmark in
      "landmark " + Data(likeness.landmarks.scaled(landmark).map { UInt8(bitPattern: $0) }).base64EncodedString()
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// The parts of the model that marks, as they are read.
private struct LikenessParameters {
  var means: [Float] = []
  var deviations: [Float] = []
  var thresholds: [Double] = []
  var weights: ForensicModel.Weights?
  var scenes: ForensicModel.Weights?
  private var landmarks: [Int8] = []

  /// Adds a landmark in Base64; `false` when it is none.
  mutating func add(landmark text: Substring) -> Bool {
    guard let data = Data(base64Encoded: String(text)), data.count == PixelFeatures.count else { return false }
    landmarks += data.map { Int8(bitPattern: $0) }
    return true
  }

  var model: LikenessModel? {
    let count = PixelFeatures.count
    guard means.count == count, deviations.count == count, !thresholds.isEmpty, let weights, let scenes,
      !weights.weights.isEmpty,
      landmarks.count == weights.weights.count * count
    else { return nil }
    return LikenessModel(
      landmarks: Landmarks(scale: FeatureScale(means: means, deviations: deviations), values: landmarks),
      weights: weights, scenes: scenes, thresholds: thresholds)
  }
}

/// Why a model was not read.
public enum ForensicModelError: Error, Hashable, Sendable {
  /// Not a file of this kind.
  case heading
  /// A line that is not understood, counted from 1, comments left out.
  case line(Int)
  /// A part is missing, or there are not as many weights as landmarks.
  case incomplete
}

extension ForensicModelError: CustomStringConvertible {
  /// What happened, for a person.
  public var description: String {
    switch self {
    case .heading:
      "it is no model: its first line must be “storewarden pixels 4”; a model of an older version is trained anew"
    case .line(let number): "line \(number) of the model (without comments) is not understood"
    case .incomplete:
      "the model lacks its calibration, thresholds, scenes, weights, scale or landmarks, or has more weights than landmarks or fewer"
    }
  }
}
