import Marketplace

/// How prices get into a record.
extension RecordAssembly {
  /// Takes a price in whatever spelling it is.
  mutating func takePrice(
    _ rule: ProfilePlan.Rule, _ value: RecordCapture.Value, _ qualifier: QualifierPlace,
    _ capture: borrowing RecordCapture
  ) throws(RuleBreach) {
    let said = bytes(qualifier, capture)
    let price = try check(value, capture).price(
      plan.prices, currency: said.isEmpty ? currency[...] : said, hasSaid: hasSaidCurrency)
    hasSaidCurrency = hasSaidCurrency || !price.currency.isEmpty
    if rule.currencies >= 0, !tables[rule.currencies].isEmpty,
      !tables[rule.currencies].names(currency: price.currency.span)
    {
      throw check(value, capture).breach(
        "the currency is not among those that the feed declares", raw: said)
    }
    draft.append(rule.field, price.amount.span, qualifier: price.currency.span)
    if rule.field == .price, chosen[Int(Field.rawPrice.rawValue)] < 0 {
      draft.append(.rawPrice, capture.bytes.span.extracting(value.start..<value.end))
    }
  }

  /// Takes a price whose spelling is canonical already, as nearly all are, without copying it about.
  ///
  /// - Returns: Whether it was one; if not, nothing was taken.
  mutating func takePlainPrice(
    _ rule: ProfilePlan.Rule, _ value: RecordCapture.Value, _ qualifier: QualifierPlace,
    _ capture: borrowing RecordCapture
  ) -> Bool {
    let bytes = capture.bytes
    let text = bytes.span.extracting(value.start..<value.end)
    guard let price = CanonicalPrice(text, mayNameCurrency: plan.prices == .written) else { return false }
    // What the text says wins over what stands beside it.
    var given = price.currency == nil ? self.bytes(qualifier, capture) : []
    if given.isEmpty { given = self.currency[...] }
    let beside = given.span
    let currency = if let range = price.currency { text.extracting(range) } else { beside }
    guard currency.isEmpty ? isUnknownCurrencyTaken(rule) : Currency.isCode(currency) else { return false }
    if rule.currencies >= 0, !tables[rule.currencies].isEmpty, !tables[rule.currencies].names(currency: currency) {
      return false
    }
    if !currency.isEmpty { hasSaidCurrency = true }
    draft.append(rule.field, text.extracting(price.amount), qualifier: currency)
    if rule.field == .price, chosen[Int(Field.rawPrice.rawValue)] < 0 { draft.append(.rawPrice, text) }
    return true
  }

  func isUnknownCurrencyTaken(_ rule: ProfilePlan.Rule) -> Bool {
    switch rule.qualifierRequirement {
    case .never: true
    case .onceSaid: !hasSaidCurrency
    case .always: false
    }
  }
}
