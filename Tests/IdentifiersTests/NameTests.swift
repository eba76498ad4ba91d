import Identifiers
import Testing

@Suite struct NameTests {
  @Test func `a company's stem is free of place, legal form and script`() {
    for writing in ["杭州云杉贸易有限公司", "云杉贸易有限责任公司", "浙江省杭州市云杉贸易有限公司", "杭州雲杉貿易有限公司", "杭州云杉贸易（集团）有限公司", "杭州 云杉 贸易有限公司"] {
      #expect(CompanyName(writing).stem == "云杉贸易", "\(writing)")
    }
    #expect(CompanyName("杭州云杉贸易有限公司").mark == "云杉")
    #expect(CompanyName("Yunshan Trading Co., Ltd.").stem == CompanyName("YUNSHAN TRADING LIMITED").stem)
    #expect(CompanyName("Müller GmbH").stem == "muller")
    #expect(!CompanyName("张三").hasLegalForm)
  }

  @Test func `a person's name is one in every writing`() {
    #expect(PersonName.normalForm(of: "張 偉") == "张伟")
    #expect(PersonName.normalForm(of: "张伟先生") == "张伟")
    #expect(PersonName.normalForm(of: "SMITH, John") == PersonName.normalForm(of: "John Smith"))
    #expect(PersonName.normalForm(of: "同上") == nil)
    #expect(PersonName.normalForm(of: " ") == nil)
  }
}
