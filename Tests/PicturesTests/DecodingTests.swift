import Testing

@testable import Pictures

@Suite struct DecodingTests {
  let decoder = PictureDecoder()

  @Test(arguments: [(1, 1), (7, 5), (64, 48), (100, 70)])
  func pngKeepsEveryPixel(width: Int, height: Int) throws {
    let image = Drawn.noise(width: width, height: height, seed: 1)
    let back = try decoder.decode(image.png())
    #expect(back.width == width && back.height == height)
    #expect(back.rgb == image.rgb)
  }

  @Test func losslessWebPKeepsEveryPixel() throws {
    let image = Drawn.noise(width: 33, height: 21, seed: 2)
    #expect(try decoder.decode(image.webp(quality: nil)).rgb == image.rgb)
  }

  @Test func jpegAndLossyWebPStayClose() throws {
    let image = Drawn.gradient(width: 120, height: 90)
    #expect(try decoder.decode(image.jpeg(quality: 95)).meanDifference(to: image) < 3)
    #expect(try decoder.decode(image.webp(quality: 95)).meanDifference(to: image) < 4)
  }

  @Test func encodingIsTheSameEveryTime() throws {
    let image = Drawn.gradient(width: 50, height: 40)
    #expect(try image.jpeg(quality: 85) == image.jpeg(quality: 85))
    #expect(try image.png() == image.png())
  }

  @Test(arguments: [10, 33, 149, 150, 151])
  func fittingNeverExceedsTheSideAndNeverEnlarges(side: Int) throws {
    let image = Drawn.gradient(width: 150, height: 100)
    for bytes in [try image.jpeg(quality: 90), try image.png(), try image.webp(quality: 90)] {
      let small = try decoder.decode(bytes, fitting: side)
      #expect(small.width == min(side, 150))
      #expect(abs(small.height * 3 - small.width * 2) <= 3)
      #expect(small.meanDifference(to: image.fitted(within: side)) < 6)
    }
  }

  @Test func aPictureIsRefusedByItsHeaderAlone() throws {
    // The header of a PNG that claims 65,000 by 65,000 pixels, and nothing behind it.
    var bytes = try Drawn.gradient(width: 4, height: 4).png()
    bytes.replaceSubrange(16..<24, with: [0, 0, 0xFD, 0xE8, 0, 0, 0xFD, 0xE8])
    #expect(throws: PictureError.tooManyPixels(width: 65_000, height: 65_000, limit: 50_000_000)) {
      try decoder.decode(bytes)
    }
    let small = PictureDecoder(limits: PictureLimits(pixels: 99, fileBytes: 1 << 20))
    let jpeg = try Drawn.gradient(width: 10, height: 10).jpeg()
    #expect(throws: PictureError.tooManyPixels(width: 10, height: 10, limit: 99)) { try small.decode(jpeg) }
    let tiny = PictureDecoder(limits: PictureLimits(fileBytes: 10))
    #expect(throws: PictureError.tooManyBytes(limit: 10)) { try tiny.decode(jpeg) }
  }

  @Test func whatIsNoPictureSaysSo() throws {
    #expect(throws: PictureError.empty) { try decoder.decode([]) }
    #expect(throws: PictureError.unknownFormat) { try decoder.decode(Array("<svg/>".utf8)) }
    #expect(throws: PictureError.self) { try decoder.decode(Array("GIF89a\u{1}\0\u{1}\0".utf8)) }
  }

  @Test(arguments: ["jpeg", "png", "webp"])
  func aFileCutAnywhereIsRefusedOrWhole(format: String) throws {
    let image = Drawn.noise(width: 24, height: 16, seed: 3)
    let bytes =
      switch format {
      case "jpeg": try image.jpeg(quality: 80)
      case "png": try image.png()
      default: try image.webp(quality: nil)
      }
    let whole = try decoder.decode(bytes)
    var refused = 0
    for length in 0..<bytes.count {
      do {
        // What lies behind the last row may be missing.
        #expect(try decoder.decode(Array(bytes.prefix(length))).rgb == whole.rgb)
      } catch {
        refused += 1
      }
    }
    #expect(refused > bytes.count - 40)
  }

  @Test(arguments: ["jpeg", "png", "webp"])
  func flippedBytesNeverCrash(format: String) throws {
    let image = Drawn.gradient(width: 24, height: 16)
    let bytes =
      switch format {
      case "jpeg": try image.jpeg(quality: 80)
      case "png": try image.png()
      default: try image.webp(quality: 80)
      }
    let decoder = PictureDecoder(limits: PictureLimits(pixels: 100_000))
    var random = SplitMix(state: 4)
    for _ in 0..<500 {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        damaged[Int.random(in: 0..<damaged.count, using: &random)] = UInt8(truncatingIfNeeded: random.next())
      }
      if let decoded = try? decoder.decode(damaged, fitting: 16) {
        #expect(decoded.width <= 16 && decoded.height <= 16)
      }
    }
  }
}
