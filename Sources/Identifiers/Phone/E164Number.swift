/// A telephone number as ITU-T E.164 numbers the world: calling code and national significant number.
struct E164Number: Equatable {
  /// The calling code, of at most three digits.
  let callingCode: Int
  /// Zeros that the national number begins with where they are part of it, as in Italy.
  let leadingZeros: Int
  /// The national number without those zeros.
  let national: UInt64

  /// Puts the number in place of what was written: `+8613800008000`.
  func write(to text: inout Written) {
    text.keepFirst(0)
    text.push(0x2B)
    text.push(decimal: UInt64(callingCode))
    for _ in 0..<min(leadingZeros, 15) { text.push(0x30) }
    text.push(decimal: national)
  }
}

extension Written {
  /// Puts a number at the end in decimal digits.
  fileprivate mutating func push(decimal value: UInt64) {
    var place: UInt64 = 1
    while value / place >= 10 { place *= 10 }
    while place > 0 {
      push(UInt8(0x30 + value / place % 10))
      place /= 10
    }
  }
}
