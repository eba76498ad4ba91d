import Marketplace

/// A rule of the format that a record breaks.
struct RuleBreach: Error {
  /// The field; `nil` when it is the record as a whole.
  var field: Field?
  /// The value as written, at most 200 characters.
  var raw: String
  /// What is wrong and what to do.
  var reason: String
}

/// The checks of one value against the rule of its field.
struct ValueCheck {
  /// The value, without white space at its ends.
  let text: ArraySlice<UInt8>
  let rule: FieldRule

  /// A breach of the rule by this value, or by another text that belongs to it.
  func breach(_ reason: String, raw: ArraySlice<UInt8>? = nil) -> RuleBreach {
    RuleBreach(field: rule.field, raw: RecordCapture.excerpt(raw ?? text), reason: reason)
  }

  /// What is wrong with a price without a currency in a feed that has said one.
  static let unsaidCurrency = "does not say its currency, and others in the feed do"

  /// The price that the value says.
  ///
  /// - Parameter hasSaid: Whether the feed has said a currency before.
  func price(_ style: PriceStyle, currency: ArraySlice<UInt8>, hasSaid: Bool) throws(RuleBreach) -> PriceText {
    let price: PriceText
    do throws(PriceFault) {
      price = try PriceText(text, style: style, currency: currency)
    } catch {
      throw breach(error.reason)
    }
    guard price.currency.isEmpty else { return price }
    switch rule.qualifierRequirement {
    case .never: return price
    case .onceSaid where !hasSaid: return price
    case .onceSaid: throw breach("\(rule.field.profileName) \(Self.unsaidCurrency)")
    case .always: throw breach("\(rule.field.profileName) does not say its currency")
    }
  }

  func score() throws(RuleBreach) {
    guard ScoreText.isScore(text) else { throw breach("a score is a decimal from 0 to 5") }
  }

  var notADate: RuleBreach { breach("not a date; write YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ") }

  /// Addresses that people or programs may follow: `http`, `https`, or relative to the feed.
  ///
  /// - Parameter part: The address, when the value holds more than one.
  func address(_ part: ArraySlice<UInt8>? = nil) throws(RuleBreach) {
    let text = part ?? self.text
    let scheme = text.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    guard scheme.endIndex < text.endIndex, text[scheme.endIndex] == UInt8(ascii: ":") else { return }
    let name = String(decoding: scheme, as: UTF8.self).lowercased()
    guard name == "http" || name == "https" else {
      throw breach("an address begins with http:// or https://, or is a path relative to the feed")
    }
  }

  func allowedValue() throws(RuleBreach) {
    guard rule.values.contains(where: { $0.utf8.elementsEqual(text) }) else {
      throw breach("\(rule.field.profileName) must be one of \(rule.values.joined(separator: ", "))")
    }
  }

  func qualifier(_ qualifier: ArraySlice<UInt8>) throws(RuleBreach) {
    guard !qualifier.isEmpty else {
      if rule.qualifierRequirement == .always { throw breach("\(rule.field.profileName) does not say its kind") }
      return
    }
    guard rule.qualifierValues.isEmpty || rule.qualifierValues.contains(where: { $0.utf8.elementsEqual(qualifier) })
    else {
      throw breach(
        "the kind of \(rule.field.profileName) must be one of \(rule.qualifierValues.joined(separator: ", "))",
        raw: qualifier)
    }
  }
}
