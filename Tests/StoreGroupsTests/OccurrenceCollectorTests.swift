import Testing

@testable import StoreGroups

@Suite struct OccurrenceCollectorTests {
  private func add(
    _ collector: inout OccurrenceCollector, _ text: String, _ space: ValueSpace, _ store: Int, _ role: HolderRole = []
  ) {
    let bytes = Array(text.utf8)
    collector.add(bytes.span, in: space, role: role, store: store)
  }

  @Test(arguments: 0..<30) func `equal values meet, others do not`(seed: Int) {
    var random = SplitMix(seed: UInt64(seed))
    var collector = OccurrenceCollector(storeCount: 100)
    var expected: [String: Set<Int32>] = [:]
    for store in 0..<60 {
      for _ in 0..<Int.random(in: 0...4, using: &random) {
        let text = "v\(Int.random(in: 0..<80, using: &random))"
        add(&collector, text, .device, store)
        expected[text, default: []].insert(Int32(store))
      }
    }
    let shared = collector.sharedValues()
    var found: [String: [Int32]] = [:]
    for value in shared.spaces.indices {
      let text = String(decoding: shared.texts[shared.textStarts[value]..<shared.textStarts[value + 1]], as: UTF8.self)
      found[text] = Array(shared.holders[shared.holderStarts[value]..<shared.holderStarts[value + 1]])
    }
    #expect(found == expected.filter { $0.value.count > 1 }.mapValues { $0.sorted() })
  }

  @Test func `one text in two spaces is two values`() {
    var collector = OccurrenceCollector(storeCount: 100)
    add(&collector, "same", .device, 0)
    add(&collector, "same", .network, 1)
    #expect(collector.sharedValues().spaces.isEmpty)
  }

  @Test func `a store that holds a value twice holds it once, in both roles`() {
    var collector = OccurrenceCollector(storeCount: 100)
    add(&collector, "x", .phone, 0, .contact)
    add(&collector, "x", .phone, 0, .account)
    add(&collector, "x", .phone, 1, .account)
    let shared = collector.sharedValues()
    #expect(shared.holders == [0, 1])
    #expect(shared.roles == [[.contact, .account], .account])
  }

  @Test func `a value of any length is compared whole`() {
    var collector = OccurrenceCollector(storeCount: 3)
    let long = String(repeating: "k", count: 70_000)
    add(&collector, long, .entity, 0)
    add(&collector, long, .entity, 1)
    add(&collector, long + "k", .entity, 2)
    let shared = collector.sharedValues()
    #expect(shared.holders == [0, 1])
    #expect(shared.texts.count == long.utf8.count)
  }

  @Test func `a phone that is both stores' account is an account, else a phone`() {
    #expect(ValueSpace.phone.tieKind(.account, [.contact, .account]) == .paymentAccount)
    #expect(ValueSpace.phone.tieKind(.account, .contact) == .phone)
    #expect(ValueSpace.address.tieKind(.logistics, .logistics) == .returnAddress)
    #expect(ValueSpace.address.tieKind(.logistics, .premises) == .address)
  }
}
