import Marketplace
import Testing

@testable import StoreGroups

/// Records of people: which are one person's though no number is equal, and which never are.
@Suite struct PersonRecordTests {
  /// What a person's record says.
  struct Record {
    var name = "harley mccarthy"
    var id = "6089216"
    var scheme = "soc-sec-id"
    var born = "1908-04-19"
    var address = "177 pridham street, milton, marsden, nsw, 3165"
    var phone = ""
  }

  /// A market of many people, in which two stores register these two.
  private func areOne(_ a: Record, _ b: Record, among others: Int = 400) -> Bool {
    var market = MarketBuilder()
    var random = SplitMix(seed: 3)
    let given = "emma jack olivia noah ruby liam chloe ethan mia lucas zoe aidan isla finn eva max nora".split(
      separator: " ")
    let family = "walker nguyen brown taylor white martin khan harris young lee clarke evans wood reid".split(
      separator: " ")
    for number in 0..<others {
      let pick = { (words: [Substring]) in words[Int.random(in: 0..<words.count, using: &random)] }
      add(
        Record(
          name: "\(pick(given)) \(pick(family))", id: "\(1_000_003 &* (number &+ 17) % 9_000_000 &+ 1_000_000)",
          born: "\(1930 + number % 70)-\(10 + number % 3)-\(10 + number % 18)",
          address:
            "\(number % 90 + 1) \(pick(given)) \(pick(family)) road, \(pick(family))ville, nsw, \(2000 + number % 800)"
        ), to: &market, as: "p\(number)")
    }
    add(a, to: &market, as: "x1")
    add(b, to: &market, as: "x2")
    return market.groups().contains(["x1", "x2"])
  }

  private func add(_ record: Record, to market: inout MarketBuilder, as store: String) {
    market.say(store, .name, store)
    market.say(store, .party, "legal-representative", "person")
    market.say(store, .partyName, record.name)
    if !record.id.isEmpty { market.say(store, .partyID, record.id, record.scheme) }
    if !record.born.isEmpty { market.say(store, .partyBorn, record.born) }
    if !record.address.isEmpty { market.say(store, .partyAddress, record.address) }
    if !record.phone.isEmpty { market.say(store, .partyPhone, record.phone) }
  }

  @Test(arguments: [
    Record(id: "6089261"), Record(id: "608921"), Record(name: "mccarthy harley", id: "6809216"),
    Record(name: "harly mccarthy", id: ""), Record(name: "H. McCarthy", id: "6089217"),
    Record(name: "MCCARTHY, Harley", id: "", address: ""), Record(id: "6089215", born: "1908-04-91"),
    Record(id: "", address: "177 pridhamstreet, marsden, nsw, 3165"), Record(id: "6039216", born: ""),
    Record(name: "harley", id: "6089276"), Record(id: "6089261", address: "9 new place, farway, qld, 4001"),
  ]) func `slips of the pen leave one person`(changed: Record) {
    #expect(areOne(Record(), changed))
  }

  @Test(arguments: [
    // A spouse, a child, a namesake, a twin.
    Record(name: "susan mccarthy", id: "3318877", born: "1910-11-02"), Record(name: "susan mccarthy", id: "", born: ""),
    Record(id: "5512874", born: "1977-01-30", address: "3 elm court, ocean grove, vic, 3226"),
    Record(id: "", born: "", address: "3 elm court, ocean grove, vic, 3226"),
    Record(name: "oliver grant", id: "", born: "1908-04-19", address: ""),
  ]) func `relatives and namesakes stay apart`(other: Record) {
    #expect(!areOne(Record(), other))
  }

  @Test func `two valid numbers with check characters are two people, however alike the rest`() {
    let one = Record(name: "王建国", id: "110105194912310046", scheme: "cn-resident-id", born: "1949-12-31")
    var other = one
    other.id = "110105194912310038"
    #expect(!areOne(one, other))
  }

  @Test func `a resident id with a slip is the person's whose name and birthday it has`() {
    let one = Record(name: "王建国", id: "110105194912310038", scheme: "cn-resident-id", born: "1949-12-31")
    var other = one
    other.id = "110105194912310083"
    #expect(areOne(one, other))
  }

  @Test func `placeholders are nobody's record`() {
    let one = Record(name: "无", id: "000000", born: "", address: "同上")
    #expect(!areOne(one, one))
  }

  /// Hostile bytes, and values far longer than any name.
  @Test(arguments: ["", "\u{200B}", String(repeating: "a b ", count: 50_000), "\u{FFFD}\u{0}", "،", "𝔍𝔬𝔥𝔫 𝔖𝔪𝔦𝔱𝔥"])
  func `no name stops the search`(name: String) {
    let one = Record(name: name, id: "", born: "", address: name)
    _ = areOne(one, one, among: 20)
  }

  @Test func `the order of stores changes nothing`() {
    var (a, b) = (MarketBuilder(), MarketBuilder())
    let records = [
      Record(), Record(id: "6089261"), Record(name: "mccarthy harley", id: "6809216"), Record(id: "608921"),
    ]
    for (number, record) in records.enumerated() {
      add(record, to: &a, as: "s\(number)")
      add(record, to: &b, as: "s\(records.count - 1 - number)")
    }
    let renamed = b.groups().map { $0.map { "s\(records.count - 1 - (Int($0.dropFirst()) ?? 0))" }.sorted() }
    #expect(!a.groups().isEmpty)
    #expect(a.groups().map { $0.sorted() }.sorted { $0[0] < $1[0] } == renamed.sorted { $0[0] < $1[0] })
  }

  /// More stores are no way out: those of one person meet, however many there are.
  @Test func `forty records that agree in everything are one group`() {
    var market = MarketBuilder()
    market.addHonest(60)
    for number in 0..<40 { add(Record(id: ""), to: &market, as: "r\(number)") }
    #expect(market.groups().contains { group in (0..<40).allSatisfy { group.contains("r\($0)") } })
  }

  @Test(arguments: ["王**", "张*", "13912345678"])
  func `what is no name makes nobody one person`(name: String) {
    let one = Record(name: name, id: "")
    #expect(!areOne(one, one))
  }
}
