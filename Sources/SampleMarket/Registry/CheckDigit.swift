/// The check digits of the numbers that merchants register.
enum CheckDigit {
  /// The 18th character of a resident identity number (GB 11643-1999, ISO 7064 MOD 11-2).
  static func residentID(_ body: String) -> Character {
    var remainder = 0
    for digit in body.utf8 { remainder = (remainder + Int(digit) - 48) * 2 % 11 }
    let check = (12 - remainder) % 11
    return check == 10 ? "X" : Character(String(check))
  }

  /// The alphabet of unified social credit codes: no I, O, S, V, Z.
  static let creditAlphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

  /// The 18th character of a unified social credit code (GB 32100-2015: weights 3^i modulo 31).
  static func creditCode(_ body: String) -> Character {
    var sum = 0
    var weight = 1
    for character in body {
      sum += (creditAlphabet.firstIndex(of: character) ?? 0) * weight
      weight = weight * 3 % 31
    }
    return creditAlphabet[(31 - sum % 31) % 31]
  }

  /// The 9th character of an organisation code (GB 11714-1997: weights 3, 7, 9, 10, 5, 8, 4, 2 modulo 11).
  static func organisation(_ body: String) -> Character {
    var sum = 0
    for (character, weight) in zip(body, [3, 7, 9, 10, 5, 8, 4, 2]) {
      sum += (Int(String(character), radix: 36) ?? 0) * weight
    }
    let check = 11 - sum % 11
    return check == 11 ? "0" : check == 10 ? "X" : Character(String(check))
  }

  /// The last digit of a bank card number (ISO/IEC 7812-1, Luhn).
  static func luhn(_ body: String) -> Character {
    var sum = 0
    for (place, digit) in body.utf8.reversed().enumerated() {
      let value = Int(digit) - 48
      let doubled = place.isMultiple(of: 2) ? value * 2 : value
      sum += doubled > 9 ? doubled - 9 : doubled
    }
    return Character(String((10 - sum % 10) % 10))
  }

  /// The last digit of a GTIN (GS1 General Specifications, section 7.9: weights 3 and 1 from the right).
  static func gtin(_ body: String) -> Character {
    var sum = 0
    for (place, digit) in body.utf8.reversed().enumerated() {
      sum += (Int(digit) - 48) * (place.isMultiple(of: 2) ? 3 : 1)
    }
    return Character(String((10 - sum % 10) % 10))
  }
}
