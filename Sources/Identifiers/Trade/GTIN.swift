/// GTIN-8, -12, -13 and -14 (GS1 General Specifications, section 7.9): check digit by weights 3 and 1 from the right;
/// canonical form padded to 14.
public enum GTIN {
  /// Writes the canonical form of a number: 14 digits.
  ///
  /// - Parameters:
  ///   - text: The number as written, UTF-8.
  ///   - digits: Emptied, then filled when the number is valid.
  /// - Returns: Whether it is valid, and none that people type to fill a form. As ``Identifier`` judges it, without
  ///   saying what is wrong: allocates nothing once `digits` has grown.
  public static func canonical(of text: Span<UInt8>, into digits: inout [UInt8]) -> Bool {
    digits.removeAll(keepingCapacity: true)
    if isPlain(text) {
      for _ in text.count..<14 { digits.append(UInt8(ascii: "0")) }
      for index in text.indices { digits.append(text[index]) }
      return true
    }
    var number = Written(text)
    var remarks: IdentifierRemarks = []
    number.trim()
    guard !number.isCut, judge(&number, &remarks) == nil else { return false }
    number.write(into: &digits)
    return true
  }

  /// Whether a text is digits alone, of a length and with a check digit that fit, and surely no filler, as nearly all are:
  /// three digits that are neither one and the same nor a run tell that the whole is neither.
  private static func isPlain(_ text: Span<UInt8>) -> Bool {
    guard text.count == 8 || (12...14).contains(text.count) else { return false }
    var sum = 0
    for index in text.indices {
      let digit = Int(text[index]) - 0x30
      guard 0...9 ~= digit else { return false }
      sum += digit * ((text.count - 1 - index) % 2 == 0 ? 1 : 3)
    }
    var start = 0
    while start < text.count - 6, text[start] == 0x30 { start += 1 }
    let steps = (
      Int(text[start + 1]) - Int(text[start]), Int(text[start + 2]) - Int(text[start + 1])
    )
    func canFill(_ step: Int) -> Bool { step == 0 || step == 1 || step == -1 || step == 9 || step == -9 }
    return sum % 10 == 0 && !(canFill(steps.0) && canFill(steps.1))
  }

  static func judge(_ number: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    if let fault = number.takeDigits(8...14) { return fault }
    guard number.count == 8 || number.count >= 12 else { return .length }
    guard number.hasGTINCheck else { return .checkDigit }
    let isShort = number.count == 8
    let body = number.without(last: 1)
    number.pad(to: 14)
    guard !isFiller(body) else { return .placeholder }
    // 02, 04 and 20 to 29 are for use inside a shop, as are GTIN-8 that begin with 0 or 2.
    let prefix = number.number(1..<3)
    let isInternal =
      isShort ? [0, 2].contains(number.digit(6)) : prefix == 2 || prefix == 4 || (20...29).contains(prefix)
    if isInternal { remarks.insert(.saysNothing) }
    return nil
  }

  /// What is typed where a number is asked for: one digit before the check digit over and over, or a run along the
  /// keyboard (`1234567890128`, whose check digit fits).
  private static func isFiller(_ body: Written) -> Bool {
    var digits = body
    while digits.count > 5, digits[0] == 0x30 { digits.dropFirst() }
    return Placeholders.isFillerBody(digits)
  }
}

/// International standard book number, ISO 2108, of ten or thirteen digits. Nine digits are the older SBN.
enum BookNumber {
  static func judge(_ number: inout Written) -> IdentifierFault? {
    number.strip([.space, .dash])
    number.capitalise()
    if number.count == 9 { number.pad(to: 10) }
    switch number.count {
    case 10:
      guard number.areDigits(0..<9), number.digit(9) <= 9 || number[9] == 0x58 else { return .character }
      let weights: [9 of Int] = [10, 9, 8, 7, 6, 5, 4, 3, 2]
      let check = number[9] == 0x58 ? 10 : number.digit(9)
      return Written.checked((number.weighted(weights) + check) % 11 == 0)
    case 13:
      guard number.isNumeric else { return .character }
      guard number.has("978") || number.has("979") else { return .part }
      return Written.checked(number.hasGTINCheck)
    default: return .length
    }
  }
}

extension Written {
  /// Whether the last digit is the GS1 check digit of those before it.
  fileprivate var hasGTINCheck: Bool {
    var sum = 0
    for index in 0..<count { sum += digit(index) * ((count - 1 - index) % 2 == 0 ? 1 : 3) }
    return sum % 10 == 0
  }
}
