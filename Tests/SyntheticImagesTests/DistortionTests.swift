import Foundation
import Pictures
import Testing

@testable import SyntheticImages

@Suite struct DistortionTests {
  /// A square of a colour on white.
  private func goods(_ colour: [UInt8], light: [Double] = [1, 1, 1]) -> PixelImage {
    var rgb: [UInt8] = []
    for y in 0..<120 {
      for x in 0..<120 {
        let isGoods = (30..<90).contains(x) && (30..<90).contains(y)
        let pixel: [UInt8] = isGoods ? colour : [240, 240, 240]
        rgb += zip(pixel, light).map { UInt8(min(Double($0) * $1, 255)) }
      }
    }
    return PixelImage(width: 120, height: 120, rgb: rgb)
  }

  @Test func coloursOfTheStandard() {
    // Lindbloom's values for sRGB's primaries.
    let red = LabColour(red: 255, green: 0, blue: 0)
    #expect(abs(red.lightness - 53.24) < 0.1 && abs(red.a - 80.09) < 0.2 && abs(red.b - 67.20) < 0.2)
    let white = LabColour(red: 255, green: 255, blue: 255)
    #expect(abs(white.lightness - 100) < 0.1 && white.chroma < 0.1)
  }

  @Test func theDeclaredColourIsFoundInAnyLight() throws {
    let red = GoodsView(goods([200, 30, 40]))
    #expect(red.check(.red)?.isContradicted == false)
    #expect(red.check(.blue)?.isContradicted == true)
    #expect(red.check(.blue)?.seen == .red)
    let warm = GoodsView(goods([40, 60, 200], light: [1, 0.9, 0.75]))
    #expect(warm.check(.blue)?.isContradicted == false)
    #expect(warm.check(.red)?.isContradicted == true)
    // White on white cannot be told from nothing.
    #expect(GoodsView(goods([240, 240, 240])).check(.white) == nil)
  }

  @Test func oneColourIsAPromiseAndSeveralAreNone() {
    #expect(DeclaredColour(in: "Rot", isColour: true) == nil)
    #expect(DeclaredColour(in: "红色", isColour: true) == .red)
    #expect(DeclaredColour(in: "粉红色", isColour: true) == .pink)
    // Navy, not teal; and a colour that may be several is no promise.
    #expect(DeclaredColour(in: "藏青色", isColour: true) == .blue)
    #expect(DeclaredColour(in: "青色", isColour: true) == nil)
    #expect(DeclaredColour(in: "Navy blue", isColour: true) == .blue)
    #expect(DeclaredColour(in: "黑色/白色", isColour: true) == nil)
    #expect(DeclaredColour(in: "red and green bag", isColour: false) == nil)
    #expect(DeclaredColour(in: "小米手机 蓝色", isColour: false) == .blue)
    #expect(DeclaredColour(in: "小米手机", isColour: false) == nil)
    #expect(DeclaredColour(in: "blackberry jam", isColour: false) == nil)
  }

  @Test func otherColoursAndOtherShapesDiffer() throws {
    let red = GoodsView(goods([200, 30, 40]))
    let same = GoodsComparison(red, GoodsView(goods([190, 35, 45], light: [1, 0.95, 0.9])))
    let other = GoodsComparison(red, GoodsView(goods([40, 160, 60])))
    #expect(same.colour.map { $0 < 0.45 } == true && other.isOtherColour)
    #expect(try #require(same.shape) < 0.2)
  }

  @Test(arguments: [PictureFormat.jpeg, .png]) func whatShowsNoEdgeHasNoOutline(_ format: PictureFormat) throws {
    // From one grey into another, without an edge anywhere.
    var rgb: [UInt8] = []
    for place in 0..<160 * 160 {
      let grey = UInt8(120 + place % 160 / 8)
      rgb += [grey, grey, grey]
    }
    let soft = PixelImage(width: 160, height: 160, rgb: rgb)
    let bytes = try format == .jpeg ? soft.jpeg(quality: 90) : soft.png()
    let comparison = GoodsComparison(try GoodsView(bytes), GoodsView(soft))
    #expect(comparison.shape == nil)
    #expect(GoodsComparison(GoodsView(soft), GoodsView(goods([200, 30, 40]))).shape == nil)
  }
}

@Suite(.enabled(if: Corpus.isThere)) struct DistortionCorpusTests {
  /// Goods photographed again against goods of another hue, and against other goods of the same shop.
  @Test func goodsPhotographedAgainAreTheSameGoods() throws {
    let slow = ProcessInfo.processInfo.environment["STOREWARDEN_SLOW_TESTS"] == "1"
    var (same, turned, sameShape, other): ([Double], [Double], [Double], [Double]) = ([], [], [], [])
    for source in ["clothing-phone", "magento-studio"] {
      let paths = Corpus.rows("manifest.tsv").compactMap { $0["path"] }.filter { $0.contains("/\(source)/") }
      let images = try paths.prefix(slow ? 60 : 20).map { path in
        try PictureDecoder().decode(BoundedFile.read("\(Corpus.folder)/\(path)", limit: 1 << 26), fitting: 256)
      }
      let again = try images.enumerated().map { try Rephotographed.take($1, seed: UInt64($0 + 1)) }
      for (index, image) in images.enumerated() {
        let view = GoodsView(image)
        sameShape.append(try #require(GoodsComparison(view, GoodsView(again[index])).shape))
        other.append(try #require(GoodsComparison(view, GoodsView(again[(index + 7) % again.count])).shape))
        guard view.colours.colourful > 0.15 else { continue }
        if let distance = GoodsComparison(view, GoodsView(again[index])).colour { same.append(distance) }
        let hue = try Rephotographed.take(Rephotographed.turned(image, degrees: 40), seed: UInt64(index + 1))
        if let distance = GoodsComparison(view, GoodsView(hue)).colour { turned.append(distance) }
      }
    }
    let hues = Statistics.area(turned, same)
    let objects = Statistics.area(other, sameShape)
    print("hue turned by 40°: AUC \(hues) over \(same.count) pictures; other goods: AUC \(objects) over \(other.count)")
    print("same goods' colours up to \(same.max() ?? 0), turned from \(turned.min() ?? 0)")
    // Of a few pictures one alone moves the figure by hundredths.
    #expect(hues >= (slow ? 0.95 : 0.9))
    #expect(objects >= 0.90)
  }
}
