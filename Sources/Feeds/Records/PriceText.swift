/// A price as read: an exact decimal and its currency.
struct PriceText: Hashable, Sendable {
  /// The amount as a plain decimal, `1234.56`, as many decimals as were written.
  var amount: [UInt8]
  /// ISO 4217 code; empty when nothing says.
  var currency: [UInt8]
}

/// Why a price cannot be taken.
enum PriceFault: Error, Hashable, Sendable {
  case notANumber
  case negative
  case tooManyDigits

  /// What is wrong and what to do.
  var reason: String {
    switch self {
    case .notANumber: "not a price; write a decimal such as 15.00"
    case .negative: "a price cannot be negative"
    case .tooManyDigits: "a price has at most 14 digits before the point and 4 decimals that matter"
    }
  }
}

extension PriceText {
  /// A price in the plain style: digits, perhaps a point and decimals.
  init(plain text: ArraySlice<UInt8>, currency: [UInt8]) throws(PriceFault) {
    var amount = text
    if amount.first == UInt8(ascii: "+") { amount.removeFirst() }
    if amount.first == UInt8(ascii: "-") {
      throw amount.dropFirst().allSatisfy(Self.isDecimal) ? .negative : .notANumber
    }
    let parts = amount.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), parts.allSatisfy({ $0.allSatisfy(Self.isDigit) }),
      parts.contains(where: { !$0.isEmpty })
    else { throw .notANumber }
    try self.init(whole: parts[0], decimals: parts.count == 2 ? parts[1] : [], currency: currency)
  }

  /// A price from its digits.
  init(whole: ArraySlice<UInt8>, decimals: ArraySlice<UInt8>, currency: [UInt8]) throws(PriceFault) {
    let significant = whole.drop { $0 == UInt8(ascii: "0") }
    guard significant.count <= 14, decimals.dropFirst(4).allSatisfy({ $0 == UInt8(ascii: "0") }) else {
      throw .tooManyDigits
    }
    var amount = significant.isEmpty ? [UInt8(ascii: "0")] : Array(significant)
    if !decimals.isEmpty {
      amount.append(UInt8(ascii: "."))
      amount += decimals.prefix(4)
    }
    self.init(amount: amount, currency: currency)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
  private static func isDecimal(_ byte: UInt8) -> Bool { isDigit(byte) || byte == UInt8(ascii: ".") }
}
