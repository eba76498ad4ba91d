import Identifiers
import Testing

@Suite struct AddressTests {
  @Test(arguments: [
    "浙江省杭州市西湖区文三路12号3幢2单元501室", "杭州市西湖区文三路12号3-2-501", "浙江省杭州市西湖区文三路12号3栋2单元501室",
    "浙江省 杭州市 西湖区 文三路12号 3幢 2单元 501室", "浙江省杭州市西湖区文三路12号3号楼2单元501室(电商部)",
    "浙江杭州西湖区文三路１２号３幢二单元５０１室", "浙江省杭州市西湖区文三路十二号三号楼二单元五〇一室",
    "501室, 2单元, 3幢, 文三路12号, 西湖区, 杭州市, 浙江省", "中国浙江省杭州市西湖区文三路12号3座2门501号",
    "310000 浙江省杭州市西湖区文三路12号3#2单元501 13800008000", "浙江省杭州市西湖區文三路12號3棟2單元501室",
    "浙江省杭州市西湖区文三路12号叁幢贰单元501房", "浙江省杭州市西湖区文三路12-3-2-501", "浙江省杭州市西湖区文三路12号第3幢第2单元5层501室",
    "浙江省杭州市西湖区文三路012号03幢2单元0501室【放门口】", "浙江省杭州市西湖区\u{200B}文三路12号3幢2单元501室 张三收",
  ])
  func `a room is one in every writing`(_ writing: String) {
    #expect(judged(writing, as: .address) == "杭州市西湖区文三路12号3幢2单元501室")
  }

  /// The city follows from the district, and a district's name needs no suffix before a road.
  @Test(arguments: [
    "余杭区文一西路12号3幢501室", "浙江省余杭区文一西路12号3幢501室", "杭州余杭文一西路12号3幢501室",
    "501室3幢12号文一西路余杭区杭州市浙江省", "杭州市余杭区文一西路壹拾贰号叁栋五〇一房", "余杭区文一西路12号3-501",
  ])
  func `the register of divisions completes an address`(_ writing: String) {
    #expect(judged(writing, as: .address) == "杭州市余杭区文一西路12号3幢501室")
  }

  @Test func `a district's name that several cities have names no city, and a road may be named for one`() {
    #expect(judged("鼓楼区中山路12号3幢501室", as: .address) == "鼓楼区中山路12号3幢501室")
    #expect(judged("江苏省鼓楼区中山北路12号3幢501室", as: .address).contains("鼓楼区"))
    #expect(judged("杭州市西湖大道12号3幢501室", as: .address) == "杭州市西湖大道12号3幢501室")
    #expect(judged("杭州市西湖路12号3幢501室", as: .address) == "杭州市西湖路12号3幢501室")
  }

  @Test func `the order of components does not matter when commas part them`() {
    let components = ["浙江省", "杭州市", "西湖区", "文三路12号", "3幢", "2单元", "501室"]
    var random = FixedGenerator(seed: 7)
    for _ in 0..<200 {
      let text = components.shuffled(using: &random).joined(separator: "，")
      #expect(judged(text, as: .address) == "杭州市西湖区文三路12号3幢2单元501室", "\(text)")
    }
  }

  @Test func `another room, unit, building, number, road or district is another place`() {
    let places = [
      "杭州市西湖区文三路12号3幢2单元501室", "杭州市西湖区文三路12号3幢2单元502室", "杭州市西湖区文三路12号3幢1单元501室",
      "杭州市西湖区文三路12号2幢2单元501室", "杭州市西湖区文三路112号3幢2单元501室", "杭州市西湖区文二路12号3幢2单元501室",
      "杭州市余杭区文三路12号3幢2单元501室", "宁波市西湖区文三路12号3幢2单元501室", "杭州市西湖区文三路甲12号3幢2单元501室",
      "杭州市西湖区文三路12-1号3幢2单元501室", "杭州市西湖区文三路12号A幢2单元501室",
    ]
    #expect(Set(places.map { judged($0, as: .address) }).count == places.count)
  }

  @Test func `a city in a city needs neither province nor prefecture`() {
    let expected = "义乌市文三路12号3幢2单元501室"
    for writing in [
      "浙江省义乌市稠城街道文三路12号3幢2单元501室", "义乌市稠城街道文三路12号3-2-501", "浙江省金华市义乌市文三路12号3#2单元501",
    ] {
      #expect(judged(writing, as: .address) == expected)
    }
  }

  @Test func `names of districts and roads may hold numerals, regions and suffixes`() throws {
    let address = try #require(PostalAddress("河南省郑州市二七区八一路一号"))
    #expect(address.district == "二七区" && address.road == "八一路" && address.number == "1")
    #expect(PostalAddress("上海市黄浦区南京东路100号")?.road == "南京东路")
    #expect(PostalAddress("吉林省吉林市船营区解放路88号")?.district == "船营区")
    #expect(PostalAddress("上海市浦东新区张江路258弄12号501室")?.key() == "上海市浦东新区张江路258弄12幢501室")
    #expect(PostalAddress("深圳市龙岗区阳光小区二期3栋2单元501")?.key() == "深圳市龙岗区阳光小区2期3幢2单元501室")
  }

  @Test func `keys grow coarser level by level`() throws {
    let address = try #require(PostalAddress("浙江省杭州市西湖区文三路12号3幢2单元501室"))
    #expect(address.key(to: .building) == "杭州市西湖区文三路12号3幢")
    #expect(address.key(to: .place) == "杭州市西湖区文三路12号")
    #expect(address.key(withDistrict: false) == "杭州市文三路12号3幢2单元501室")
  }

  @Test func `a region or a street alone is no address`() {
    for text in ["浙江省杭州市", "杭州市西湖区文三路", "中国", "浙江"] {
      #expect(fault(text, as: .address) == .incomplete, "\(text)")
    }
    #expect(Identifier.judge("杭州市西湖区文三路12号", as: .address).remarks.contains(.withoutRoom))
  }

  @Test func `a foreign address is folded to words`() {
    #expect(
      judged("12 Main Street, Apt. 4, Springfield, IL 62701", as: .address) == "12 main st apt 4 springfield il 62701")
    #expect(judged("12 MAIN ST APT 4 SPRINGFIELD IL 62701", as: .address) == "12 main st apt 4 springfield il 62701")
    #expect(fault("Springfield", as: .address) == .incomplete)
  }
}
