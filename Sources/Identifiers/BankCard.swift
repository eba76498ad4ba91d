/// Bank card number, ISO/IEC 7812: issuer, account, Luhn check digit; 12 to 19 digits, fewer for most networks.
enum BankCard {
  static func judge(_ card: inout Written) -> IdentifierFault? {
    card.strip([.space, .dash])
    guard card.isNumeric else { return card.count == 0 ? .length : .character }
    guard (12...19).contains(card.count) else { return .length }
    guard !isFiller(card) else { return .placeholder }
    guard card.digit(0) != 0 else { return .part }
    guard lengths(ofIssuer: card.number(0..<4), count: card.count).contains(card.count) else { return .length }
    guard card.passesLuhn(0..<card.count) else { return .checkDigit }
    return nil
  }

  /// Nothing but zeros behind the issuer's six digits, one digit throughout, or a run before the check digit.
  private static func isFiller(_ card: Written) -> Bool {
    if Placeholders.isFillerBody(card.without(last: 1)) || card.equals("1234567812345670") { return true }
    for index in 6..<(card.count - 1) where card[index] != 0x30 { return false }
    return true
  }

  /// The lengths that a card's network issues.
  ///
  /// - Parameters:
  ///   - four: The first four digits.
  ///   - count: How many digits the card has.
  static func lengths(ofIssuer four: Int, count: Int) -> ClosedRange<Int> {
    switch four / 100 {
    case 40...49: return count == 13 ? 13...13 : count == 19 ? 19...19 : 16...16
    case 51...55: return 16...16
    case 34, 37: return 15...15
    case 35: return 16...19
    case 36, 38, 39: return 14...19
    case 30: return 14...19
    case 62, 81: return 16...19
    case 65: return 16...19
    case 60: return four == 6011 ? 16...19 : 12...19
    default: return (2221...2720).contains(four) ? 16...16 : 12...19
    }
  }
}

/// The network that a bank card belongs to, by its issuer's digits (ISO/IEC 7812-1).
public enum CardNetwork: String, Hashable, Sendable {
  /// 62 and 81.
  case unionPay = "unionpay"
  /// 4.
  case visa
  /// 51 to 55 and 2221 to 2720.
  case mastercard
  /// 34 and 37.
  case americanExpress = "american-express"
  /// 3528 to 3589.
  case jcb
  /// 6011 and 65.
  case discover
  /// 30, 36, 38 and 39.
  case diners
  /// 2200 to 2204.
  case mir

  /// The network of a canonical card number; `nil` for a domestic or unknown one.
  public init?(canonical card: String) {
    let digits = card.utf8.prefix(4).map { Int($0) - 0x30 }
    guard digits.count == 4, digits.allSatisfy((0...9).contains) else { return nil }
    let two = digits[0] * 10 + digits[1]
    switch (two, two * 100 + digits[2] * 10 + digits[3]) {
    case (62, _), (81, _): self = .unionPay
    case (40...49, _): self = .visa
    case (51...55, _), (_, 2221...2720): self = .mastercard
    case (34, _), (37, _): self = .americanExpress
    case (_, 3528...3589): self = .jcb
    case (65, _), (_, 6011): self = .discover
    case (30, _), (36, _), (38, _), (39, _): self = .diners
    case (_, 2200...2204): self = .mir
    default: return nil
    }
  }
}
