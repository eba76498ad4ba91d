import Pictures
import Testing

@testable import SyntheticImages

@Suite struct LikenessTests {
  /// Grey noise around a brightness that rises from left to right, `strength` of it at each place.
  private static func noise(seed: UInt64, side: Int = 320, strength: (Int) -> Int) -> PixelImage {
    var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
    var rgb: [UInt8] = []
    for place in 0..<(side * side) {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      let brightness = 60 + place % side * 120 / side
      let value = UInt8(brightness + Int(state >> 33) % (2 * strength(brightness) + 1) - strength(brightness))
      rgb += [value, value, value]
    }
    return PixelImage(width: side, height: side, rgb: rgb)
  }

  @Test func theProfileTellsHowStrongNoiseIsAndWhereItLies() {
    let weak = NoiseProfile(SamplePlane(lumaOf: Self.noise(seed: 1) { _ in 3 }))
    let strong = NoiseProfile(SamplePlane(lumaOf: Self.noise(seed: 1) { _ in 12 }))
    let isFinite = weak.values.allSatisfy { $0.isFinite }
    #expect(weak.values.count == NoiseProfile.count && isFinite)
    let isStronger = zip(weak.values[..<11], strong.values).allSatisfy { $0.0 < $0.1 }
    #expect(isStronger)
    // The noise of light grows with it; of an even one nothing goes with brightness.
    let light = NoiseProfile(SamplePlane(lumaOf: Self.noise(seed: 2) { $0 / 10 }))
    #expect(light.values[25] > 0.7 && abs(weak.values[25]) < 0.2)
    #expect(strong.flatness == 0)
    let even = NoiseProfile(SamplePlane(lumaOf: Self.noise(seed: 3) { _ in 0 }))
    #expect(even.flatness == 1)
    // Too small for any place, and nothing but one colour: numbers all the same.
    for side in [8, 16] {
      let tiny = PixelImage(width: side, height: side, rgb: Array(repeating: 9, count: side * side * 3))
      let values = NoiseProfile(SamplePlane(lumaOf: tiny)).values.filter { $0.isFinite }
      #expect(values.count == NoiseProfile.count)
    }
  }

  @Test func aPlainBorderMakesAStyleOfItsOwn() {
    func style(_ image: PixelImage, flatness: Float) -> Int {
      PictureStyle(SamplePlane(lumaOf: image), flatness: flatness).number
    }
    let scene = Self.noise(seed: 4) { _ in 8 }
    var cutOut = scene
    for y in 0..<320 {
      for x in 0..<320 where min(x, y, 319 - x, 319 - y) < 20 {
        for channel in 0..<3 { cutOut.rgb[(y * 320 + x) * 3 + channel] = 254 }
      }
    }
    #expect(style(scene, flatness: 0) == 0 && style(scene, flatness: 0.9) == 1)
    #expect(style(cutOut, flatness: 0) == 2 && style(cutOut, flatness: 0.9) == 3)
  }

  /// Real pictures whose noise follows the light, made ones whose noise does not.
  private static func training() throws -> ForensicTraining {
    var training = ForensicTraining()
    for source in 0..<3 {
      for number in 0..<4 {
        let seed = UInt64(source * 100 + number + 1)
        let real = noise(seed: seed) { $0 / (9 + source) }
        let made = noise(seed: seed + 50) { _ in 10 + source }
        training.add(try PixelReading(real, width: 320, height: 320), source: "real\(source)", isMade: false)
        training.add(try PixelReading(made, width: 320, height: 320), source: "made\(source)", isMade: true)
      }
    }
    return training
  }

  @Test func aPictureIsHeldBesideItsHarsherCopy() throws {
    let image = Self.noise(seed: 5) { _ in 6 }
    let reading = try PixelReading(image, width: 320, height: 320)
    let features = reading.features.values
    #expect(features.count == PixelFeatures.count)
    // Made by hand: compressed as all are, then again.
    let once = try PictureDecoder().decode(image.jpeg(quality: 85))
    let copy = SamplePlane(lumaOf: try PictureDecoder().decode(once.jpeg(quality: 60)))
    let expected = ResidualHistogram(copy).shares + NoiseProfile(copy).values
    #expect(Array(features.suffix(expected.count)) == expected)
    #expect(Array(features.prefix(ResidualHistogram.count)) == ResidualHistogram(SamplePlane(lumaOf: once)).shares)
    #expect(expected.prefix(ResidualHistogram.count) != features.prefix(ResidualHistogram.count))
    // And beside a smaller one.
    let small = try PictureDecoder().decode(image.fitted(within: 280).jpeg(quality: 85))
    let smaller = SamplePlane(lumaOf: small)
    #expect(reading.smaller == ResidualHistogram(smaller).shares + NoiseProfile(smaller).values)
    #expect(reading.smaller.count == PixelFeatures.smallerCount)
  }

  @Test func whatIsLikeMadePicturesIsMarkedAndWhatIsLikeNothingIsNot() throws {
    let model = try Self.training().model()
    let made = try PixelReading(Self.noise(seed: 900) { _ in 11 }, width: 320, height: 320)
    let real = try PixelReading(Self.noise(seed: 901) { $0 / 10 }, width: 320, height: 320)
    #expect(model.score(made).isMarked && !model.score(real).isMarked)
    // A picture far from every landmark scores what a picture of no likeness does.
    let likeness = model.likeness
    for size in likeness.likenesses {
      let strange = [Int8](repeating: 124, count: size.landmarks.scale.means.count)
      #expect(abs(size.score(strange) - Double(size.weights.bias)) < 0.01)
    }
    let base = LikenessModel.base(likeness.likenesses)
    for style in PictureStyle.all {
      let scores = MarkingScores(linear: 5, likeness: base)
      let low = [Double](repeating: -1, count: PictureStyle.count)
      #expect(!LikenessModel.marks(scores, style, base: base, thresholds: low))
      // The linear model alone decides of scenes.
      let near = MarkingScores(linear: 5, likeness: base + 0.1)
      let high = [Double](repeating: 4, count: PictureStyle.count)
      #expect(LikenessModel.marks(near, style, base: base, thresholds: high) == style.isScene)
    }
    #expect(likeness.thresholds.count == PictureStyle.count && likeness.thresholds[3] == LikenessModel.never)
    // As text and back it marks the same.
    let again = try ForensicModel(text: model.text())
    #expect(again.likeness.likenesses.map(\.landmarks.values) == likeness.likenesses.map(\.landmarks.values))
    #expect(again.score(made).isMarked && !again.score(real).isMarked)
    #expect(throws: ForensicModelError.line(2)) { try ForensicModel(text: "storewarden pixels 5\nlandmark AAAA") }
    #expect(throws: ForensicModelError.line(2)) { try ForensicModel(text: "storewarden pixels 5\n  ") }
    // Numbers that a Float takes for nothing, or for more than it holds.
    var lines = model.text().split(separator: "\n").map { String($0) }
    let place = try #require(lines.firstIndex { $0.hasPrefix("deviations ") })
    let fields = lines[place].split(separator: " ").map { String($0) }
    for number in ["1e-60", "1e300"] {
      lines[place] = (fields.dropLast() + [number]).joined(separator: " ")
      let text = lines.joined(separator: "\n")
      #expect(throws: ForensicModelError.line(place + 1)) { try ForensicModel(text: text) }
    }
    lines.remove(at: place)
    let text = lines.joined(separator: "\n")
    #expect(throws: ForensicModelError.incomplete) { try ForensicModel(text: text) }
  }
}
