/// Why a price cannot be taken.
enum PriceFault: Error, Hashable, Sendable {
  /// It is no number, or more than one.
  case notANumber
  /// It is below zero.
  case negative
  /// It does not fit an exact amount.
  case tooManyDigits
  /// Its separator may group thousands or begin the decimals.
  case ambiguousSeparator
  /// Its sign stands for several currencies and nothing else says which.
  case ambiguousSign
  /// The word beside the number is no currency.
  case unknownCurrency

  /// What is wrong and what to do.
  var reason: String {
    switch self {
    case .notANumber: "not a price; write a decimal with its currency, such as 15.00 EUR"
    case .negative: "a price cannot be negative"
    case .tooManyDigits: "a price has at most 14 digits before the point and 4 decimals that matter"
    case .ambiguousSeparator:
      "the separator may group thousands or begin decimals; write two decimals, such as 1299.00 or 1.30"
    case .ambiguousSign: "the sign stands for several currencies; write the ISO 4217 code, such as USD"
    case .unknownCurrency: "the currency is no code of ISO 4217; write one, such as EUR"
    }
  }
}
