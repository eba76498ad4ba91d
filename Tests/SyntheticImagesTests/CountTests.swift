import Pictures
import Testing

@testable import SyntheticImages

@Suite struct CountTests {
  @Test(arguments: [
    ("玻璃杯 一套6只装 家用", 6), ("洗衣液3瓶家庭装", 3), ("两瓶 橄榄油", 2), ("Set of 6 wine glasses", 6), ("LED bulb, 4-pack", 4),
    ("Mugs (pack of 4)", 4), ("十二只装鸡蛋杯", 12), ("Soap 3 pcs", 3), ("水杯６个", 6),
  ])
  func oneCountIsRead(title: String, count: Int) {
    #expect(DeclaredCount.read(title, isCount: false) == count, "\(title)")
  }

  @Test(arguments: [
    "玻璃杯", "适合6个月宝宝", "买2瓶送1瓶", "第3只半价", "湿巾80片", "iPhone 6 case", "set of 6, pack of 2", "1 piece", "Pack of 50",
    "x6pcs", "onset of 3", "八百个", "二十个", "三十六瓶", "18650 battery", "",
  ])
  func noCountIsReadWhereNoneIsPromised(title: String) {
    #expect(DeclaredCount.read(title, isCount: false) == nil, "\(title)")
  }

  @Test func anAttributeOfQuantityMayBeABareNumber() {
    #expect(DeclaredCount.read("6", isCount: true) == 6)
    #expect(DeclaredCount.read("6", isCount: false) == nil)
    #expect(DeclaredCount.read("99999999999999999999", isCount: true) == nil)
  }

  /// Discs on a background, each with a soft shadow below it.
  private func discs(
    _ places: [(x: Int, y: Int)], radius: Int = 22, shadow: UInt8 = 30, ground: (Int, Int) -> UInt8 = { _, _ in 245 }
  ) -> PixelImage {
    var rgb: [UInt8] = []
    for y in 0..<240 {
      for x in 0..<240 {
        func isIn(_ down: Int, _ size: Int) -> Bool {
          places.contains { place in
            let (right, below): (Int, Int) = (place.x - x, place.y + down - y)
            return right * right + below * below < size * size
          }
        }
        let plain = ground(x, y)
        let shade = isIn(8, radius + 6) ? plain - shadow : plain
        rgb += isIn(0, radius) ? [30, 90, 160] : [shade, shade, shade]
      }
    }
    return PixelImage(width: 240, height: 240, rgb: rgb)
  }

  private let grid = [
    (x: 50, y: 60), (x: 120, y: 60), (x: 190, y: 60), (x: 50, y: 160), (x: 120, y: 160), (x: 190, y: 160),
  ]

  @Test(arguments: 2...6)
  func objectsThatLieApartAreCounted(count: Int) throws {
    let image = discs(Array(grid.prefix(count)))
    #expect(ShownCount(image) == .objects(count))
    // As shops save it.
    let saved = try PictureDecoder().decode(image.jpeg(quality: 75), fitting: 256)
    #expect(GoodsView(saved, counting: true).objects == .objects(count))
    #expect(CountCheck(declared: count, shown: .objects(count)).differs == false)
    #expect(CountCheck(declared: count + 1, shown: ShownCount(image)).differs)
  }

  @Test func whatCannotBeCountedIsNotEvaluable() {
    #expect(ShownCount(discs([])) == .notEvaluable(.nothing))
    #expect(ShownCount(discs([(x: 120, y: 120)])) == .notEvaluable(.together))
    #expect(ShownCount(discs([(x: 80, y: 120), (x: 120, y: 120)])) == .notEvaluable(.together))
    #expect(ShownCount(discs([(x: 21, y: 120), (x: 120, y: 120)], shadow: 0)) == .notEvaluable(.cutOff))
    let busy = discs(grid) { x, y in UInt8((x * 7 + y * 13) % 160 + 60) }
    #expect(ShownCount(busy) == .notEvaluable(.busyBackground))
    // A cup and its spoon.
    var unlike = discs([(x: 60, y: 120)], radius: 40)
    for y in 115..<125 { for x in 150..<190 { unlike.rgb[(y * 240 + x) * 3] = 0 } }
    #expect(ShownCount(unlike) == .notEvaluable(.unlike))
    #expect(!CountCheck(declared: 6, shown: .notEvaluable(.together)).differs)
  }

  @Test func aCountAloneIsShownAndWeighsNothing() throws {
    let check = CountCheck(declared: 6, shown: .objects(2))
    let distortion = try #require(PictureDistortion(colour: nil, comparisons: [], count: check))
    #expect(!distortion.isWeighable && distortion.contradictions == 0)
  }
}
