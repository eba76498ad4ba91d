import Testing

@testable import Pictures

@Suite struct AreaAverageTests {
  @Test func aBlockBecomesItsMean() {
    let image = PixelImage(width: 2, height: 2, rgb: [0, 10, 255, 100, 20, 255, 50, 30, 255, 50, 40, 255])
    #expect(image.resampled(width: 1, height: 1).rgb == [50, 25, 255])
  }

  @Test func aPixelThatLiesOnTwoIsSharedByArea() {
    // Three columns to two: the middle one counts half on each side.
    let image = PixelImage(width: 3, height: 1, rgb: [0, 0, 0, 90, 90, 90, 240, 240, 240])
    #expect(image.resampled(width: 2, height: 1).rgb == [30, 30, 30, 190, 190, 190])
  }

  @Test func theSameSizeChangesNothing() {
    let image = Drawn.noise(width: 13, height: 9, seed: 5)
    #expect(image.resampled(width: 13, height: 9).rgb == image.rgb)
  }

  @Test(arguments: [(1, 1), (5, 3), (40, 40)])
  func oneColourStaysOneColour(width: Int, height: Int) {
    let image = PixelImage(width: 17, height: 11, rgb: Array(repeating: 201, count: 17 * 11 * 3))
    let scaled = image.resampled(width: width, height: height)
    #expect(scaled.rgb == Array(repeating: 201, count: width * height * 3))
  }

  @Test func aThreadOfPixelsKeepsASide() {
    let image = PixelImage(width: 5000, height: 1, rgb: Array(repeating: 9, count: 15_000))
    let small = image.fitted(within: 160)
    #expect(small.width == 160 && small.height == 1)
  }

  /// What whole numbers give, pixel by pixel.
  private static func mean(_ image: PixelImage, width: Int, height: Int) -> [UInt8] {
    (0..<(width * height * 3)).map { place in
      let (x, y, channel) = (place / 3 % width, place / 3 / width, place % 3)
      var sum = image.width * image.height / 2
      for row in 0..<image.height {
        let down = min((row + 1) * height, (y + 1) * image.height) - max(row * height, y * image.height)
        guard down > 0 else { continue }
        for column in 0..<image.width {
          let across = min((column + 1) * width, (x + 1) * image.width) - max(column * width, x * image.width)
          if across > 0 { sum += across * down * Int(image.rgb[(row * image.width + column) * 3 + channel]) }
        }
      }
      return UInt8(sum / (image.width * image.height))
    }
  }

  @Test(arguments: [(1, 1), (7, 5), (16, 40), (50, 1), (61, 47)])
  func newPixelsAreRoundedMeans(width: Int, height: Int) {
    let image = Drawn.noise(width: 43, height: 31, seed: 7)
    #expect(image.resampled(width: width, height: height).rgb == Self.mean(image, width: width, height: height))
  }

  @Test(arguments: [255, 254, 3])
  func whatShinesThroughIsMadeSmallerOnWhite(alpha: Int) {
    let image = Drawn.noise(width: 300, height: 190, seed: 3)
    var rgba = [UInt8](repeating: 255, count: image.width * image.height * 4)
    for place in image.rgb.indices { rgba[place / 3 * 4 + place % 3] = image.rgb[place] }
    // One pixel that is not opaque, or many.
    for pixel in stride(from: 777, to: image.width * image.height, by: alpha == 3 ? 5 : 100_000) {
      rgba[pixel * 4 + 3] = UInt8(alpha)
    }
    let picture = AlphaImage(width: image.width, height: image.height, rgba: rgba)
    #expect(picture.fittedOnWhite(within: 120).rgb == picture.onWhite.fitted(within: 120).rgb)
  }

  @Test(.enabled(if: AreaLoops.hasWideVectors), arguments: [1, 5, 127, 128, 129, 700])
  func wideVectorsGiveTheSame(width: Int) {
    // A weight that 32 bits do not hold the sum of, and weights that together they do not.
    let weights: [Double] = [3, 20_000_000, 16_000_000, 9_000_000, 1]
    let samples = (0..<(width * 4 * weights.count)).map { _ in UInt8.random(in: 0...255) }
    let overlaps = Overlaps(from: width, to: max(width / 3, 1))
    let area = Double(width) * weights.reduce(0, +)
    let results = [false, true].map { isWide in
      var sums = [Double](repeating: 0, count: width * 4 + 4)
      AreaLoops.columns(samples, from: 0, count: width * 4, weights: weights[...], into: &sums, isWide: isWide)
      var rgb = [UInt8](repeating: 0, count: overlaps.count * 3)
      AreaLoops.squeeze(
        sums, channels: 4, overlaps, half: 0, area: area, into: &rgb, at: 0, isWide: isWide)
      return (sums, rgb)
    }
    #expect(results[0].0 == results[1].0 && results[0].1 == results[1].1)
    for column in 0..<(width * 4) {
      var sum = 0.0
      for (row, weight) in weights.enumerated() { sum += weight * Double(samples[row * width * 4 + column]) }
      #expect(results[0].0[column] == sum)
    }
    for isWide in [false, true] {
      var rgba = [UInt8](repeating: 255, count: width * 4)
      #expect(AreaLoops.isOpaque(rgba, isWide: isWide))
      rgba[width * 4 - 1] = 254
      #expect(!AreaLoops.isOpaque(rgba, isWide: isWide))
    }
  }

  @Test(.enabled(if: AreaLoops.hasWideVectors), arguments: 0..<100)
  func wideVectorsGiveTheSameAtAnySize(round: Int) {
    let edges = [0, 1, 2, 3, 7, 8, 9, 31, 32, 33, 127, 128, 129, 255, 256, 257, 1023, 1024, 1025]
    let count = round < edges.count ? edges[round] : Int.random(in: 0...1100)
    let weights = (0..<Int.random(in: 0...12)).map { _ in Double(Int.random(in: 0...(1 << (Bool.random() ? 8 : 25)))) }
    let samples = (0..<(count * weights.count)).map { _ in UInt8.random(in: 0...255) }
    let sums = [false, true].map { isWide in
      var sums = [Double](repeating: -1, count: count)
      AreaLoops.columns(samples, from: 0, count: count, weights: weights[...], into: &sums, isWide: isWide)
      return sums
    }
    #expect(sums[0] == sums[1], "\(count) columns of \(weights.count) rows")

    let (old, channels) = (max(count, 1), Int.random(in: 3...4))
    let overlaps = Overlaps(from: old, to: Int.random(in: 1...old))
    let row = (0..<(old * channels + 4)).map { _ in Double(Int.random(in: 0...255)) }
    let pixels = [false, true].map { isWide in
      var rgb = [UInt8](repeating: 0, count: overlaps.count * 3)
      AreaLoops.squeeze(
        row, channels: channels, overlaps, half: Double(old) / 2, area: Double(old), into: &rgb, at: 0, isWide: isWide)
      return rgb
    }
    #expect(pixels[0] == pixels[1], "\(old) pixels made \(overlaps.count)")

    let rgba = (0..<(count * 4)).map { $0 % 4 == 3 && Int.random(in: 0..<600) > 0 ? 255 : UInt8.random(in: 0...255) }
    let isOpaque = (0..<count).allSatisfy { rgba[$0 * 4 + 3] == 255 }
    for isWide in [false, true] { #expect(AreaLoops.isOpaque(rgba, isWide: isWide) == isOpaque, "\(count) pixels") }
  }

  @Test func aThumbnailIsASmallJPEGWithoutMetadata() throws {
    let thumbnail = try Thumbnail(of: Drawn.gradient(width: 640, height: 480).png())
    #expect(thumbnail.width == 160 && thumbnail.height == 120)
    let header = try PictureHeader(thumbnail.jpeg)
    #expect(header.format == .jpeg && header.width == 160 && header.height == 120)
  }
}
