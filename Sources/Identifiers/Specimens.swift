/// Numbers that pass every check because a standard, an authority or a service prints them as its example. People copy
/// them to get past a form, so that they tie strangers.
enum Specimens {
  /// Whether a canonical number is a published specimen of its kind.
  static func contain(_ number: Written, of kind: IdentifierKind) -> Bool {
    numbers(of: kind).contains { number.equals($0) }
  }

  /// The same of a number's bytes.
  static func contain(_ number: Span<UInt8>, of kind: IdentifierKind) -> Bool {
    numbers(of: kind).contains { isSame(number, $0) }
  }

  private static func isSame(_ number: Span<UInt8>, _ text: String) -> Bool {
    guard number.count == text.utf8.count else { return false }
    var index = 0
    for byte in text.utf8 {
      guard number[index] == byte else { return false }
      index += 1
    }
    return true
  }

  private static func numbers(of kind: IdentifierKind) -> [String] {
    switch kind {
    case .residentID: residentIDs
    case .creditCode: creditCodes
    case .phone: phones
    case .hongKongID: hongKongIDs
    case .taiwanID: taiwanIDs
    case .bankAccount: bankAccounts
    case .bankCard: bankCards
    default: []
    }
  }

  /// The examples of GB 11643-1999.
  private static let residentIDs = ["11010519491231002X", "440524188001010014"]
  /// Printed everywhere as the example of GB 32100-2015.
  private static let creditCodes = ["91350100M000100Y43"]
  /// Printed on forms and in manuals, as the mobile number written with its area and line.
  private static let phones = ["13800138000"]
  /// The identity cards that the authorities show on their pages.
  private static let hongKongIDs = ["A1234563"]
  private static let taiwanIDs = ["A123456789"]
  /// The examples of the IBAN registry.
  private static let bankAccounts = ["GB82WEST12345698765432", "DE89370400440532013000"]
  /// Cards that payment services publish for tests.
  private static let bankCards = [
    "378282246310005", "371449635398431", "4111111111111111", "4242424242424242", "5555555555554444",
    "4012888888881881", "5105105105105100", "6011111111111117", "3530111333300000", "3566002020360505",
  ]
}
