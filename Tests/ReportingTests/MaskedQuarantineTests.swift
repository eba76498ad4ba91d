import Feeds
import Marketplace
import Testing

@testable import Reporting

@Suite struct MaskedQuarantineTests {
  private func masked(_ field: String, _ raw: String, _ reason: String = "not valid") -> MaskedQuarantine {
    let place = SourcePlace(file: "feed.xml", line: 1, column: 1)
    return MaskedQuarantine(QuarantinedRecord(place: place, record: nil, field: field, raw: raw, reason: reason))
  }

  @Test(arguments: ["party-name", "party-address", "party-born", "address"])
  func `Who somebody is and where they live is not shown at all`(field: String) {
    for raw in ["张伟", "1990-03-07x", "杭州市西湖区文三路 1 号"] { #expect(masked(field, raw).raw == "***") }
    #expect(masked(field, "").raw.isEmpty)
  }

  @Test(arguments: [
    ("party-id", "G1234567"), ("party-phone", "6234567"), ("party-email", "zhang(at)example.com"),
    ("account", "62220212345678"), ("device", "a1b2c3d4e5f6"), ("network", "192.168.10.7"),
  ])
  func `Of an identifier no more than a third is shown`(field: String, raw: String) {
    let shown = masked(field, raw).raw
    #expect(shown.contains("***"))
    #expect(shown.count { $0 != "*" } <= raw.count / 3)
  }

  @Test(arguments: ["party-name", "party-phone"])
  func `A reason that quotes the value is masked with it`(field: String) {
    let reason = masked(field, "6234567", "“6234567” is said twice").reason
    #expect(!reason.contains("6234567") && reason.contains("is said twice"))
  }

  @Test(arguments: ["price", "title", "gtin", "record"])
  func `What is no registered value shows all but personal data`(field: String) {
    #expect(masked(field, "1599,00 EUR").raw == "1599,00 EUR")
    #expect(masked(field, "13800138000 <b>").raw == "138****8000 <b>")
  }

  @Test(arguments: Field.allCases.filter { "\($0)".hasPrefix("party") && $0 != .party })
  func `Every field of a party is masked`(field: Field) {
    // The names of the profiles: `partyEmail` is `party-email`.
    let name = "\(field)".replacing("party", with: "party-").lowercased()
    #expect(masked(name, "Wei Zhang").raw != "Wei Zhang")
  }
}
