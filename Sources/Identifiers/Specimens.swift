/// Numbers that pass every check because a standard, an authority or a service prints them as its example. People copy
/// them to get past a form, so that they tie strangers.
///
/// ``PlainNumber`` names those of its kinds, too, to leave them to ``Scheme``; its tests hold both together.
enum Specimens {
  /// Whether a canonical number is a published specimen of its kind.
  static func contain(_ number: Written, of kind: IdentifierKind) -> Bool {
    switch kind {
    // The examples of GB 11643-1999.
    case .residentID: number.equals("11010519491231002X") || number.equals("440524188001010014")
    // Printed everywhere as the example of GB 32100-2015.
    case .creditCode: number.equals("91350100M000100Y43")
    // The identity cards that the authorities show on their pages.
    case .hongKongID: number.equals("A1234563")
    case .taiwanID: number.equals("A123456789")
    // The examples of the IBAN registry.
    case .bankAccount: number.equals("GB82WEST12345698765432") || number.equals("DE89370400440532013000")
    case .bankCard: containCard(number)
    default: false
    }
  }

  /// Cards that payment services publish for tests.
  private static func containCard(_ card: Written) -> Bool {
    switch card.count {
    case 15: card.equals("378282246310005") || card.equals("371449635398431")
    case 16:
      card.equals("4111111111111111") || card.equals("4242424242424242") || card.equals("5555555555554444")
        || card.equals("4012888888881881") || card.equals("5105105105105100") || card.equals("6011111111111117")
        || card.equals("3530111333300000") || card.equals("3566002020360505")
    default: false
    }
  }
}
