/// Records that are wrong and mean no harm.
enum Faults {
  /// Spoils the registrations of three honest stores: a credit code with a slip of the pen, and the same filled-in
  /// telephone number in two.
  static func spoil(_ stores: [Int], in market: inout MarketDraft) {
    guard stores.count >= 3 else { return }
    let code = market.merchants[stores[0]].company.creditCode
    let wrong: Character = code.last == "7" ? "8" : "7"
    market.merchants[stores[0]].company.creditCode = code.dropLast() + String(wrong)
    market.truth.append(.fault(kind: "credit-code", store: stores[0], offer: nil))
    for store in stores[1...2] {
      market.merchants[store].phones = ["12345678901"]
      market.truth.append(.fault(kind: "placeholder-phone", store: store, offer: nil))
    }
  }

  /// Two records that no reader may take for listings: one without an id, and one whose price is no number.
  static let brokenListings = """
      <listing store="st-none" created="2026-09-01">
        <title>没有编号的记录</title>
        <price currency="CNY">19.90</price>
      </listing>
      <listing id="it-broken" store="st-none" created="2026-09-01">
        <title>价格写成文字的记录</title>
        <price currency="CNY">面议</price>
      </listing>

    """
}
