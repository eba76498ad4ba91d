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
      (title, "采用不锈钢材质,手感书适。容量约500毫升,重量约320克。生产批次97921。", [.soundAlike]),
    ] as [(String, String, [Disguise])])
  func namesWhatWasDone(title: String, body: String, disguises: [Disguise]) {
    let market = MadeListing.market([
      MadeListing(id: "a", title: Self.title, description: Self.body),
      MadeListing(id: "b", title: title, description: body),
    ])
    #expect(DisguiseNaming(market.listings).disguises(0, 1) == disguises)
  }
}
