/// The digits of a telephone number with its layout taken off.
struct Dialled {
  var digits: Written
  /// Whether a plus sign stood before them.
  var isInternational = false
  /// How many digits stood before the last dash.
  private var beforeLastDash = 0

  /// Reads a number: label before it and note or extension behind it go (`tel:`, `电话：`, `转801`, `x12`). `nil` when
  /// something stands inside it that does not belong there.
  init?(_ text: Written) {
    var index = Self.startOfNumber(in: text)
    digits = text
    digits.keepFirst(0)
    while index < text.count {
      let byte = text[index]
      switch byte {
      case 0x30...0x39: digits.push(byte)
      case 0x2B:
        guard digits.count == 0 else { return nil }
        isInternational = true
      case 0x2D: beforeLastDash = digits.count
      case 0x28 where text.has("(0)", at: index) && digits.count > 0 && digits.count <= 3: index += 2
      case 0x20, 0x28, 0x29, 0x2E: break
      default:
        guard digits.count >= 7, Self.opensNote(byte) else { return nil }
        return
      }
      index += 1
    }
  }

  /// Without what followed the last dash, when that is short enough to be an extension.
  func withoutExtension() -> Dialled? {
    guard beforeLastDash >= 8, (1...5).contains(digits.count - beforeLastDash) else { return nil }
    var shorter = self
    shorter.digits.keepFirst(beforeLastDash)
    shorter.beforeLastDash = 0
    return shorter
  }

  private static func startOfNumber(in text: Written) -> Int {
    var index = 0
    while index < text.count, text.digit(index) > 9, text[index] != 0x2B, text[index] != 0x28 { index += 1 }
    guard index > 0, index < text.count else { return 0 }
    // A label ends in a colon or a space, or is written in another script than digits are.
    let last = text[index - 1]
    return last == 0x3A || last == 0x20 || last == Written.foreign || last == 0x2E ? index : 0
  }

  private static func opensNote(_ byte: UInt8) -> Bool {
    switch byte {
    case Written.foreign, 0x23, 0x2C, 0x2F, 0x3B, 0x45, 0x58, 0x65, 0x78: true
    default: false
    }
  }
}
