/// A Global Trade Item Number as feeds write it (GS1 General Specifications, sections 1.4 and 7.9): GTIN-8, -12, -13 or
/// -14, whose last digit checks the others.
enum GTINText {
  /// Writes a valid number with 14 digits, its canonical form.
  ///
  /// - Parameters:
  ///   - text: The number; spaces and hyphens do not count.
  ///   - digits: Gets the 14 digits.
  /// - Returns: Whether it is valid: its length, its check digit, and that it is not all zeros.
  static func canonical(_ text: ArraySlice<UInt8>, into digits: inout [UInt8]) -> Bool {
    digits.removeAll(keepingCapacity: true)
    for byte in text where byte != UInt8(ascii: " ") && byte != UInt8(ascii: "-") {
      guard PriceText.isDigit(byte), digits.count < 14 else { return false }
      digits.append(byte)
    }
    guard [8, 12, 13, 14].contains(digits.count), digits.contains(where: { $0 != UInt8(ascii: "0") }) else {
      return false
    }
    var sum = 0
    for (place, digit) in digits.reversed().enumerated() {
      sum += Int(digit - UInt8(ascii: "0")) * (place.isMultiple(of: 2) ? 1 : 3)
    }
    guard sum.isMultiple(of: 10) else { return false }
    digits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: 14 - digits.count), at: 0)
    return true
  }
}
