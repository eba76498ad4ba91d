/// Check-digit systems that many schemes share.
extension Written {
  /// The sum of digits times weights, from an index on.
  ///
  /// - Precondition: The characters there are digits.
  func weighted<let size: Int>(_ weights: [size of Int], from start: Int = 0) -> Int {
    var sum = 0
    for index in 0..<size { sum += weights[index] * digit(start + index) }
    return sum
  }

  /// Whether the digits of a range pass the Luhn check (ISO/IEC 7812-1, annex B).
  ///
  /// - Precondition: The characters there are digits.
  func passesLuhn(_ range: Range<Int>) -> Bool { Luhn.holds(in: range) { digit($0) } }

  /// The remainder of ISO 7064 MOD 97-10 over a range, letters counting as two digits; 1 is what a right number gives.
  ///
  /// - Precondition: The characters there are digits or capital letters.
  func remainder97(_ range: Range<Int>, after start: Int = 0) -> Int {
    var remainder = start
    for index in range {
      let value = alphanumericValue(index)
      remainder = value < 10 ? (remainder * 10 + value) % 97 : (remainder * 100 + value) % 97
    }
    return remainder
  }

  /// Whether digits and their last one pass ISO 7064 MOD 11,10, the hybrid system.
  ///
  /// - Precondition: The characters there are digits.
  func passesMod11And10(_ range: Range<Int>) -> Bool {
    var product = 10
    for index in range.lowerBound..<(range.upperBound - 1) {
      var sum = (product + digit(index)) % 10
      if sum == 0 { sum = 10 }
      product = sum * 2 % 11
    }
    return (product + digit(range.upperBound - 1)) % 10 == 1
  }
}

/// The check of a row of digits of which every second from the last counts twice (ISO/IEC 7812-1, annex B).
enum Luhn {
  /// Whether it holds in a range of places whose digits are given one by one.
  @inline(__always) static func holds(in range: Range<Int>, digit: (Int) -> Int) -> Bool {
    var sum = 0
    var doubles = false
    for index in range.reversed() {
      var value = digit(index)
      if doubles {
        value *= 2
        if value > 9 { value -= 9 }
      }
      sum += value
      doubles.toggle()
    }
    return sum % 10 == 0
  }
}
