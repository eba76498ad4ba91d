import Marketplace
import Testing

@testable import StoreGroups

/// Records of companies, and names in two scripts.
@Suite struct CompanyRecordTests {
  struct Record {
    var kind = "company"
    var name: String
    var phone = ""
    var address = ""
    var born = ""
  }

  private func areOne(_ a: Record, _ b: Record) -> Bool {
    var market = MarketBuilder()
    let words = "north star green river blue lake iron bridge silver oak grand harbour stone field golden gate".split(
      separator: " ")
    for number in 0..<300 {
      let name = "\(words[number % 16]) \(words[(number / 16 + number * 7) % 16]) trading ltd"
      add(
        Record(name: name, phone: MarketBuilder.phone(number), address: "\(number + 1) mill road, leeds"), to: &market,
        as: "c\(number)")
    }
    add(a, to: &market, as: "x1")
    add(b, to: &market, as: "x2")
    return market.groups().contains(["x1", "x2"])
  }

  private func add(_ record: Record, to market: inout MarketBuilder, as store: String) {
    market.say(store, .name, store)
    market.say(store, .party, record.kind == "company" ? "entity" : "legal-representative", record.kind)
    market.say(store, .partyName, record.name)
    if !record.phone.isEmpty { market.say(store, .partyPhone, record.phone) }
    if !record.address.isEmpty { market.say(store, .partyAddress, record.address) }
    if !record.born.isEmpty { market.say(store, .partyBorn, record.born) }
  }

  @Test(arguments: [
    "Kestrel Optics GmbH & Co. KG", "KESTREL OPTICS LIMITED", "Optics Kestrel Ltd.", "Kestrell Optics Pte. Ltd.",
    "kestrel  optics", "The Kestrel Optics Corp", "Кестрел Оптикс ООО",
  ]) func `a company is one under every writing of its name, with its telephone and address`(name: String) {
    let one = Record(name: "Kestrel Optics Ltd", phone: "13912348765", address: "12 high street, york")
    #expect(areOne(one, Record(name: name, phone: "13912348765", address: "12 high street, york")))
  }

  @Test(arguments: ["云杉贸易有限公司", "杭州云杉贸易有限责任公司", "杭州市雲杉貿易有限公司"])
  func `a Chinese company likewise`(name: String) {
    let one = Record(name: "杭州云杉贸易有限公司", phone: "13912348765", address: "杭州市西湖区文三路12号3幢501室")
    #expect(areOne(one, Record(name: name, phone: "13912348765", address: "杭州市西湖区文三路12号3幢501室")))
  }

  @Test(arguments: ["Kestrel Optics Ltd", "Merlin Bakery Ltd"])
  func `a name alone joins nobody, nor does an address`(name: String) {
    let one = Record(name: "Kestrel Optics Ltd", phone: "13912348765", address: "12 high street, york")
    let isSameName = name == one.name
    #expect(
      !areOne(one, Record(name: name, phone: "13987651234", address: isSameName ? "9 low road, bath" : one.address)))
  }

  @Test func `a name in characters and in Pinyin is one person's, with telephone and day of birth`() {
    let one = Record(kind: "person", name: "单建国", phone: "13912348765", born: "1949-12-31")
    #expect(areOne(one, Record(kind: "person", name: "Shan Jianguo", phone: "13912348765", born: "1949-12-31")))
    #expect(!areOne(one, Record(kind: "person", name: "Shan Jianguo", phone: "13987651234")))
  }

  @Test func `a covered telephone alone joins nobody`() {
    let one = Record(kind: "person", name: "王建国", phone: "139****8765")
    #expect(!areOne(one, one))
  }
}
