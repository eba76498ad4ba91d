import Pictures
import Testing

@testable import SyntheticImages

@Suite struct ForensicTests {
  /// A picture of noise: sharp, or smoothed the way an enlargement smooths.
  private static func picture(seed: UInt64, smooth: Bool, side: Int = 320) -> PixelImage {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    var values = (0..<(side * side)).map { _ in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 33 & 63) + 90
    }
    if smooth {
      for index in stride(from: side * side - 2, to: side, by: -1) {
        values[index] = (values[index] + values[index + 1] + values[index - 1] + values[index - side]) / 4
      }
    }
    return PixelImage(
      width: side, height: side, rgb: values.enumerated().flatMap { [UInt8($1), UInt8($1 ^ ($0 & 7)), UInt8($1)] })
  }

  private static func reading(_ image: PixelImage) throws -> PixelReading {
    try PixelReading(image, width: image.width, height: image.height)
  }

  private static func training() throws -> ForensicTraining {
    var training = ForensicTraining()
    for source in 0..<3 {
      for number in 0..<6 {
        let seed = UInt64(source * 100 + number + 1)
        training.add(try reading(picture(seed: seed, smooth: true)), source: "made\(source)", isMade: true)
        training.add(try reading(picture(seed: seed + 50, smooth: false)), source: "real\(source)", isMade: false)
      }
    }
    return training
  }

  @Test func runsThatMirrorOrNegateCountAsOne() {
    #expect(ResidualHistogram.runs == 39)
    #expect(ResidualHistogram.runClasses[0] == ResidualHistogram.runClasses[124])
    #expect(ResidualHistogram.runClasses[1] == ResidualHistogram.runClasses[25])
  }

  @Test func aPictureAndItsMirrorImageHaveTheSameShares() throws {
    let image = Self.picture(seed: 3, smooth: false)
    let plane = SamplePlane(lumaOf: image)
    var turned = image
    for y in 0..<image.height {
      for x in 0..<image.width {
        for channel in 0..<3 {
          turned.rgb[(y * image.width + x) * 3 + channel] =
            image.rgb[((image.height - 1 - y) * image.width + image.width - 1 - x) * 3 + channel]
        }
      }
    }
    #expect(ResidualHistogram(plane).shares == ResidualHistogram(SamplePlane(lumaOf: turned)).shares)
    let sums = stride(from: 0, to: ResidualHistogram.count, by: ResidualHistogram.runs).map { start in
      ResidualHistogram(plane).shares[start..<(start + ResidualHistogram.runs)].reduce(0, +)
    }
    #expect(sums.allSatisfy { abs($0 - 1) < 1e-4 })
  }

  @Test func sourcesThatDifferAreToldApartUnseen() throws {
    let training = try Self.training()
    let evaluation = training.evaluate()
    #expect(evaluation.pairs.count == 9)
    #expect(evaluation.mean(\.area) > 0.99 && evaluation.mean(\.storeArea) > 0.99)
    // Other shares are tried beside the one of models, which is among them.
    let own = try #require(ForensicEvaluation.shares.firstIndex(of: LikenessTraining.share))
    for pair in evaluation.pairs {
      #expect(pair.margins.count == ForensicEvaluation.shares.count)
      #expect(pair.margins[own].hits == pair.marked.hits && pair.margins[own].falseAlarms == pair.marked.falseAlarms)
    }
    let worst = Set(evaluation.pairs.map(\.real)).map { name in
      Statistics.mean(evaluation.pairs.filter { $0.real == name }.map(\.marked.falseAlarms))
    }.max()
    #expect(evaluation.worst(\.marked.falseAlarms) == worst)
    let model = training.model()
    let made = model.score(try Self.reading(Self.picture(seed: 900, smooth: true)))
    let real = model.score(try Self.reading(Self.picture(seed: 901, smooth: false)))
    #expect(made.probability > 0.5 && real.probability < 0.5)
    #expect(made.low <= made.probability && made.probability <= made.high)
    // As text and back it is the same model.
    let again = try ForensicModel(text: model.text(comments: ["a note"]))
    let shares = try Self.reading(Self.picture(seed: 900, smooth: true)).histogram.shares
    #expect(abs(again.whole.score(shares) - made.raw) < 1e-3)
    #expect(throws: ForensicModelError.heading) { try ForensicModel(text: "something else") }
    #expect(throws: ForensicModelError.line(2)) { try ForensicModel(text: "storewarden pixels 5\nmodel 1 nan") }
  }

  @Test func theMapsSharesAddUpToTheScore() throws {
    let model = try Self.training().model()
    let reading = try Self.reading(Self.picture(seed: 5, smooth: true))
    let map = EvidenceMap(reading, model: model)
    let sum = map.shares.reduce(0, +) + Double(model.whole.bias)
    #expect(abs(sum - model.whole.score(reading.histogram.shares)) < 1e-3)
    #expect(map.image.width == 320 && map.image.rgb.count == 320 * 320 * 3)
  }

  @Test func whatSaysNothingIsNotEvaluable() throws {
    func gap(_ image: PixelImage) throws -> PixelGap? {
      do throws(PixelGap) {
        _ = try PixelReading(try! image.png())
        return nil
      } catch { return error }
    }
    #expect(try gap(Self.picture(seed: 1, smooth: false, side: 128)) == .small(width: 128, height: 128))
    #expect(try gap(PixelImage(width: 400, height: 400, rgb: Array(repeating: 200, count: 480_000))) == .palette)
    #expect(try gap(Self.picture(seed: 1, smooth: false)) == nil)
  }

  @Test func evidenceOfOneSourceDoesNotGrowWithoutEnd() {
    let calibration = ForensicCalibration(
      real: .init(mean: -0.5, betweenSources: 0.3, withinSource: 0.4),
      made: .init(mean: 0.4, betweenSources: 0.3, withinSource: 0.4))
    let few = calibration.evidence(mean: 0.4, count: 3)
    let many = calibration.evidence(mean: 0.4, count: 1000)
    #expect(few > 0 && many > few && many <= 4.6)
    #expect(calibration.evidence(mean: 0.4, count: 1_000_000) - many < 0.05)
    #expect(calibration.innocentChance(mean: 0.4, count: 1000) > 0.001)
    #expect(calibration.evidence(mean: -9, count: 20) < 0 && calibration.evidence(mean: 9, count: 20) > 0)
    #expect(abs(ForensicCalibration.tail(1.96) - 0.025) < 1e-4)
  }

  @Test func theBundledModelIsRead() { #expect(ForensicModel.bundled != nil) }
}
