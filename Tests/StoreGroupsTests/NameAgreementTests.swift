import Testing

@testable import StoreGroups

@Suite struct NameAgreementTests {
  @Test(arguments: [
    ["杭州云杉贸易有限公司", "杭州 云杉贸易(有限公司)"], ["杭州云杉贸易有限公司", "杭州雲杉貿易有限公司"],
    ["浙江省杭州市云杉贸易有限公司", "云杉贸易有限责任公司"], ["云杉贸易有限公司", "云杉"], ["Yun Shan Trading Ltd", "YUN SHAN TRADING LTD."],
    ["ＹＵＮ Ｓｈａｎ Trading Co., Ltd.", "Yun Shan Trading"], ["杭州云杉贸易有限公司", "Hangzhou Yunshan Trading Co., Ltd."],
    ["杭州云杉贸易有限公司", "杭州云杉科技有限公司"], ["杭州云杉贸易有限公司", "杭州云彬贸易有限公司"], [""], [],
  ]) func `spellings of one company's name are one name`(names: [String]) {
    #expect(!NameAgreement.areSeveral(companies: names))
  }

  @Test(arguments: [
    ["杭州云杉贸易有限公司", "深圳海川数码科技有限公司"], ["杭州云杉贸易有限公司", "杭州海川贸易有限公司"],
    ["Yun Shan Trading Ltd", "Pacific Foods GmbH"], ["云杉贸易", "雲杉貿易", "海川数码"],
  ]) func `names of two companies are several, whatever place, trade and form they share`(names: [String]) {
    #expect(NameAgreement.areSeveral(companies: names))
  }

  @Test(arguments: [
    ["張偉強", "张伟强"], ["王 伟", "王伟先生"], ["王*", "王伟"], ["John Smith", "SMITH, John"], ["王伟", "Wang Wei"],
    ["欧阳娜娜", "欧阳娜"], ["王伟", "无"],
  ]) func `spellings of one person's name are one name`(names: [String]) {
    #expect(!NameAgreement.areSeveral(persons: names))
  }

  @Test(arguments: [["王伟", "李娜"], ["张伟强", "陈志明"], ["John Smith", "Olga Petrova"]])
  func `names of two persons are several`(names: [String]) {
    #expect(NameAgreement.areSeveral(persons: names))
  }

  @Test func `the order of names does not count`() {
    let names = ["云杉贸易", "云彬贸易", "海川数码", "雲杉貿易"]
    for shift in names.indices {
      #expect(NameAgreement.areSeveral(companies: Array(names[shift...] + names[..<shift])))
    }
  }
}
