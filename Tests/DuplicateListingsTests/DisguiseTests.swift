import Marketplace
import Testing

@testable import DuplicateListings

struct DisguiseTests {
  private static let title = "瑞杉保温杯不锈钢大容量VX2979"
  private static let body = "采用不锈钢材质,手感舒适。容量约500毫升,重量约320克。生产批次97921。"

  @Test(
    arguments: [
      (title, body, []), ("瑞杉保温\u{200B}杯不锈钢大容量VX2979", body, [.invisible]), ("瑞杉保温杯不锈钢大容量VХ2979", body, [.lookAlike]),
      ("瑞杉保温杯不锈钢大容量ＶＸ２９７９", body, [.fullWidth]), ("🔥瑞杉保温杯不锈钢大容量VX2979", body, [.decoration]),
      ("瑞杉保溫杯不鏽鋼大容量VX2979", body, [.traditional]), ("瑞-杉-保-温-杯-不-锈-钢-大-容-量-V-X-2-9-7-9", body, [.separators]),
      ("包邮瑞杉保温杯不锈钢大容量VX29792026新款", body, [.promotion]), ("瑞杉不锈钢大容量保温杯VX2979", body, [.order]),
      ("瑞杉水杯不锈钢大容量VX2979", body, [.wording]),
      (title, "生产批次97921。采用不锈钢材质,手感舒适。容量约500毫升,重量约320克。", [.order]),
      (title, "选用不锈钢材质,手感舒服。容量约500毫升,重量约320克。生产批次97921。", [.wording]),
      (title, "采用不锈钢材质,手感舒适。容量约500毫升,重量约320克。", [.length]),
      ("瑞shan保温杯不锈钢大容量VX2979", body, [.pinyin]), ("瑞杉保温杯不锈港大容量VX2979", body, [.soundAlike]),
      (title, "采用不锈钢材质,手感舒适。容量约五百毫升,重量约三百二十克。生产批次97921。", [.numerals]),
      (title, "采用不锈钢材质,手感舒适。容量约五百ml,重量约0.32kg。生产批次97921。", [.numerals]),
      (title, "采用不锈钢材质,手感舒适。容量约0.5L,重量约320克。生产批次97921。", [.numerals]),
      (title, "采 用 不 锈 钢材质,手感舒适。容量约500毫升,重量约320克。生产批次97921。", [.separators]),
      ("瑞 杉 保 温 杯不锈钢大容量VX2979", body, [.separators]), ("瑞杉保|温|杯|不锈钢大容量VX2979", body, [.separators]),
      ("瑞杉 保温杯 不锈钢 大容量 VX2979", body, []),
      (title, "采用不锈钢材质,手感书适。容量约500毫升,重量约320克。生产批次97921。", [.soundAlike]),
    ] as [(String, String, [Disguise])])
  func namesWhatWasDone(title: String, body: String, disguises: [Disguise]) {
    let market = MadeListing.market([
      MadeListing(id: "a", title: Self.title, description: Self.body),
      MadeListing(id: "b", title: title, description: body),
    ])
    #expect(DisguiseNaming(market.listings).disguises(0, 1) == disguises)
  }

  @Test(
    arguments: [
      ("保温杯 五百毫升", "保温杯 500ml", [.numerals]), ("保温杯 500毫升", "保温杯 0.5L 包邮", [.numerals, .promotion]),
      ("保温杯 500毫升", "保温杯 600ml", [.wording]), ("保温杯 500ml 包邮", "保 温 杯 五百毫升 bao邮", [.separators, .pinyin, .numerals]),
      ("保温杯 500ml", "保温杯 500ML", []),
    ] as [(String, String, [Disguise])])
  func unitsAndNumeralsAreNoReplacedWords(a: String, b: String, disguises: [Disguise]) {
    let market = MadeListing.market([MadeListing(id: "a", title: a), MadeListing(id: "b", title: b)])
    #expect(DisguiseNaming(market.listings).disguises(0, 1) == disguises)
    #expect(DisguiseNaming(market.listings).disguises(1, 0) == disguises)
  }
}
