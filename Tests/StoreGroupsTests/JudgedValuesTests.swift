import Identifiers
import Marketplace
import Testing

@testable import StoreGroups

/// Values that were judged before are not judged again, and come to the same.
struct JudgedValuesTests {
  @Test func aReaderThatKnowsValuesReadsTheSame() throws {
    var builder = MarketBuilder()
    for (number, id) in ["110105194912310021", "11010519491231002X", "110105194912310022", "无", ""].enumerated() {
      let store = "s\(number)"
      builder.party(store, "legal-representative", "person", name: "王伟", scheme: "cn-resident-id", id: id)
      builder.say(store, .partyPhone, number < 3 ? "138 1234 567\(number)" : "13800000000")
      builder.say(store, .account, "6222021234567894", "bank-card")
      builder.say(store, .address, "北京市朝阳区建国路\(number)号院一号楼5层", "office")
      builder.say(store, .network, number < 2 ? "192.168.1.1" : "1.2.3.\(number)")
    }
    let (market, _) = builder.build()
    let known = JudgedValues(of: market)
    #expect(!known.isEmpty)
    var (plain, knowing) = (RegisteredValues(market: market), RegisteredValues(market: market, known: known))
    var all = 0
    for store in 0..<market.stores.count {
      let values = plain.values(ofStore: store)
      #expect(knowing.values(ofStore: store) == values)
      all += values.count
    }
    #expect(all > 10)
    #expect(
      Self.faults(GroupSearch(known: known), market) == Self.faults(GroupSearch(), market)
        && !Self.faults(GroupSearch(), market).isEmpty)
  }

  @Test func aValueIsKnownAsTheKindThatItWasJudgedAs() {
    var values = JudgedValues()
    let raw = Array("13812345678".utf8)
    values.insert(raw.span, as: .phone, canonical: Array("+8613812345678".utf8), .valid([]))
    values.insert(raw.span, as: .otherAccount, canonical: [], .faulty(.length))
    var canonical: [UInt8] = [1]
    guard case .valid? = values.judgement(of: raw.span, as: .phone, into: &canonical) else {
      Issue.record("a telephone number that was judged is not known")
      return
    }
    #expect(canonical == Array("+8613812345678".utf8))
    guard case .faulty(.length)? = values.judgement(of: raw.span, as: .otherAccount, into: &canonical) else {
      Issue.record("an account that was judged is not known")
      return
    }
    #expect(canonical.isEmpty)
    let cut = Array("1381234567".utf8)
    let isUnknown =
      values.judgement(of: raw.span, as: .email, into: &canonical) == nil
      && values.judgement(of: cut.span, as: .phone, into: &canonical) == nil
    #expect(isUnknown)
  }

  private static func faults(_ search: GroupSearch, _ market: Market) -> [String] {
    search.find(in: market, copies: .none).faults.map { "\($0.store) \($0.kind) \($0.masked) \($0.reason)" }
  }
}
