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

  @Test func aThumbnailIsASmallJPEGWithoutMetadata() throws {
    let thumbnail = try Thumbnail(of: Drawn.gradient(width: 640, height: 480).png())
    #expect(thumbnail.width == 160 && thumbnail.height == 120)
    let header = try PictureHeader(thumbnail.jpeg)
    #expect(header.format == .jpeg && header.width == 160 && header.height == 120)
  }
}
