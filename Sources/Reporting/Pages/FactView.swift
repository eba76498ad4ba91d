import Judgement
import StoreGroups

/// A fact that was measured of a group. What was not measured is said to be so.
struct FactView {
  let label: String
  let value: String

  static func all(_ facts: GroupFacts, _ language: Language) -> [FactView] {
    func fact(_ english: String, _ chinese: String, _ value: String?) -> FactView {
      FactView(label: both(english, chinese)[language], value: value ?? Phrase.notEvaluable(language))
    }
    let yes = both("yes", "是")[language]
    let no = both("no", "否")[language]
    var all = [
      fact("Listings with a copy in another member", "在其他成员店有复制品的商品", facts.copiedShare.map(Numbers.percent)),
      fact("Members that hold copies", "持有复制品的成员店", Numbers.count(facts.copyingStores)),
      fact("Most members opened within 72 hours", "72 小时内开店的成员数（最多）", facts.openedWithin72Hours.map(Numbers.count)),
      fact("Most members opened within 45 days", "45 天内开店的成员数（最多）", facts.openedWithin45Days.map(Numbers.count)),
      fact("Shop names after one template", "套用同一模板的店名", Numbers.percent(facts.templatedNames)),
      fact("Registered companies", "登记的公司", Numbers.count(facts.companies)),
      fact("Persons", "自然人", Numbers.count(facts.persons)),
      fact("Most companies of one person", "同一人名下公司数（最多）", Numbers.count(facts.companiesOfOnePerson)),
      fact("Provinces of those companies", "上述公司所在省份数", Numbers.count(facts.provincesOfOnePerson)),
      fact("Identities under several names", "一证多名的证件", Numbers.count(facts.identitiesUnderSeveralNames)),
      fact("Members with an invalid identity", "证件无效的成员店", Numbers.count(facts.membersWithInvalidIdentity)),
      fact("Median price against the market", "价格与市场中位数之比", facts.priceRatio.map { Numbers.decimal($0, 2) }),
      fact(
        "Products that several members sell below 0.9 of the market's median", "两家以上成员店均低于市场中位价九成的商品",
        Numbers.count(facts.undercutProducts)),
      fact("Members closed or suspended", "已关闭或已暂停的成员店", Numbers.count(facts.closedStores)),
      fact(
        "Kinds of evidence", "证据类别",
        facts.kinds.isEmpty
          ? Phrase.nothing(language) : facts.kinds.map { $0.name[language] }.joined(separator: language.comma)),
      fact("Declared same owner for all", "已申报同一经营者", facts.declaredOwner ? yes : no),
      fact("One company for all", "全部为同一公司", facts.oneCompany ? yes : no),
      fact("One person for all", "全部为同一自然人", facts.onePerson ? yes : no),
      fact("Bridges", "桥接关联", Numbers.count(facts.bridges)),
    ]
    if !facts.authorisedBrands.isEmpty {
      all.append(fact("Brands that authorised all", "授权全部成员的品牌", facts.authorisedBrands.joined(separator: " · ")))
    }
    all.append(
      FactView(
        label: Phrase.experienceNote(language),
        value: facts.experience.map { Numbers.decimal($0, 2) } ?? Phrase.unknown(language)))
    return all
  }
}
