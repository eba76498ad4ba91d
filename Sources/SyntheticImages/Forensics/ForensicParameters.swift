internal import Foundation

/// A model as text, so that it can be looked at, kept with its version, and made again by anyone with own pictures.
extension ForensicModel {
  private static let heading = "storewarden pixels 5"

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
    var marking = MarkingParameters()
    var models: [Weights] = []
    for (number, line) in lines.enumerated().dropFirst() {
      let fields = line.split(separator: 0x20).map { Substring($0) }
      if fields.first == "landmark" {
        guard fields.count == 2, marking.add(landmark: fields[1]) else { throw .line(number + 1) }
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
      case ("marking", 2...):
        // The larger size comes first, each with its weights, its scale, and its landmarks.
        marking.sizes.append(LikenessParameters())
        marking.sizes[marking.sizes.count - 1].weights = Weights(
          bias: Float(numbers[0]), weights: numbers.dropFirst().map { Float($0) })
      case ("means", marking.count):
        marking.sizes[marking.sizes.count - 1].means = numbers.map { Float($0) }
      case ("deviations", marking.count):
        // Features are divided by them: one that a Float takes for nothing would leave no number.
        guard numbers.allSatisfy({ Float($0) > 0 }) else { throw .line(number + 1) }
        marking.sizes[marking.sizes.count - 1].deviations = numbers.map { Float($0) }
      case ("thresholds", PictureStyle.count): marking.thresholds = numbers
      case ("scenes", ResidualHistogram.count + 1):
        marking.scenes = Weights(bias: Float(numbers[0]), weights: numbers.dropFirst().map { Float($0) })
      case ("model", ResidualHistogram.count + 1):
        models.append(Weights(bias: Float(numbers[0]), weights: numbers.dropFirst().map { Float($0) }))
      default: throw .line(number + 1)
      }
    }
    guard let real = kinds["real"], let made = kinds["made"], let likeness = marking.model,
      let whole = models.first
    else {
      throw .incomplete
    }
    self.init(
      whole: whole, partial: Array(models.dropFirst()), likeness: likeness,
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
    for size in likeness.likenesses {
      lines.append(row("marking", [Double(size.weights.bias)] + size.weights.weights.map { Double($0) }))
      let scale = size.landmarks.scale
      lines.append(row("means", scale.means.map { Double($0) }))
      lines.append(row("deviations", scale.deviations.map { Double($0) }))
      lines += (0..<size.landmarks.count).map { landmark in
        "landmark " + Data(size.landmarks.scaled(landmark).map { UInt8(bitPattern: $0) }).base64EncodedString()
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// The parts of the model that marks, as they are read.
private struct MarkingParameters {
  var thresholds: [Double] = []
  var scenes: ForensicModel.Weights?
  var sizes: [LikenessParameters] = []

  /// How many features the size under way has; of none, what no line has.
  var count: Int { sizes.isEmpty ? -1 : Self.counts[min(sizes.count, Self.counts.count) - 1] }

  /// The features of each size, the larger one first.
  private static let counts = [PixelFeatures.count, PixelFeatures.smallerCount]

  /// Adds a landmark in Base64 to the size under way; `false` when it is none, or no size was begun.
  mutating func add(landmark text: Substring) -> Bool {
    guard let data = Data(base64Encoded: String(text)), data.count == count else {
      return false
    }
    sizes[sizes.count - 1].landmarks += data.map { Int8(bitPattern: $0) }
    return true
  }

  var model: LikenessModel? {
    let likenesses = zip(sizes, Self.counts).compactMap { $0.model(features: $1) }
    guard sizes.count == Self.counts.count, likenesses.count == sizes.count, !thresholds.isEmpty, let scenes else {
      return nil
    }
    return LikenessModel(likenesses: likenesses, scenes: scenes, thresholds: thresholds)
  }
}

/// The parts of the model of one size, as they are read.
private struct LikenessParameters {
  var means: [Float] = []
  var deviations: [Float] = []
  var weights: ForensicModel.Weights?
  var landmarks: [Int8] = []

  func model(features count: Int) -> Likeness? {
    guard means.count == count, deviations.count == count, let weights, !weights.weights.isEmpty,
      landmarks.count == weights.weights.count * count
    else { return nil }
    return Likeness(
      landmarks: Landmarks(scale: FeatureScale(means: means, deviations: deviations), values: landmarks),
      weights: weights)
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
      "it is no model: its first line must be “storewarden pixels 5”; a model of an older version is trained anew"
    case .line(let number): "line \(number) of the model (without comments) is not understood"
    case .incomplete:
      "the model lacks its calibration, thresholds, scenes, weights, scale or landmarks, or one of its two sizes, or has more weights than landmarks or fewer"
    }
  }
}
