/// International bank account number, ISO 13616: country, two check digits by ISO 7064 MOD 97-10, and an account whose
/// shape each country has registered with SWIFT.
enum BankAccount {
  static func judge(_ iban: inout Written) -> IdentifierFault? {
    iban.strip([.space, .dash, .dot])
    iban.capitalise()
    iban.drop(prefix: "IBAN")
    guard iban.count >= 5 else { return .length }
    guard iban.isAlphanumeric, iban.areDigits(2..<4) else { return .character }
    guard let shape = shapes[UInt16(iban[0]) << 8 | UInt16(iban[1])] else { return .part }
    var index = 4
    for run in shape {
      guard index + run.length <= iban.count else { return .length }
      for place in index..<(index + run.length) where !run.allows(iban[place]) { return .character }
      index += run.length
    }
    guard index == iban.count else { return .length }
    let remainder = iban.remainder97(0..<4, after: iban.remainder97(4..<iban.count))
    return Written.checked(remainder == 1 && passesNationalCheck(iban))
  }

  /// The checks that Belgium and Spain put on the account itself, ahead of the IBAN's.
  private static func passesNationalCheck(_ iban: Written) -> Bool {
    if iban.has("BE") {
      let remainder = iban.number(4..<14) % 97
      return (remainder == 0 ? 97 : remainder) == iban.number(14..<16)
    }
    guard iban.has("ES") else { return true }
    let bank: [8 of Int] = [4, 8, 5, 10, 9, 7, 3, 6]
    let account: [10 of Int] = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]
    return spanishCheck(iban.weighted(bank, from: 4)) == iban.digit(12)
      && spanishCheck(iban.weighted(account, from: 14)) == iban.digit(13)
  }

  private static func spanishCheck(_ sum: Int) -> Int {
    let check = 11 - sum % 11
    return check == 10 ? 1 : check % 11
  }

  /// A run of characters of one sort.
  private struct Run {
    let length: Int
    let sort: Character

    /// n: digits; a: capitals; c: either.
    func allows(_ byte: UInt8) -> Bool {
      let isDigit = (0x30...0x39).contains(byte)
      return sort == "c" || (sort == "n") == isDigit
    }
  }

  /// The registered shapes, as the registry writes them without its exclamation marks.
  private static let shapes: [UInt16: [Run]] = {
    let text = """
      AD8n12c AE19n AL8n16c AT16n AZ4a20c BA16n BE12n BG4a6n8c BH4a14c BI23n BR23n1a1c BY4c4n16c CH5n12c CR18n CY8n16c CZ20n \
      DE18n DJ23n DK14n DO4c20n EE16n EG25n ES20n FI14n FK2a12n FO14n FR10n11c2n GB4a14n GE2a16n GI4a15c GL14n GR7n16c GT24c \
      HN4a20n HR17n HU24n IE4a14n IL19n IQ4a15n IS22n IT1a10n12c JO4a4n18c KW4a22c KZ3n13c LB4n20c LC4a24c LI5n12c LT16n \
      LU3n13c LV4a13c LY21n MC10n11c2n MD20c ME18n MK3n10c2n MN16n MR23n MT4a5n18c MU4a19n3a NI4a20n NL4a10n NO11n OM3n16c \
      PK4a16c PL24n PS4a21c PT21n QA4a21c RO4a16c RS18n RU14n15c SA2n18c SC4a20n3a SD14n SE20n SI15n SK20n SM1a10n12c SO19n \
      ST21n SV4a20n TL19n TN20n TR6n16c UA6n19c VA18n VG4a16n XK16n YE4a4n18c
      """
    var shapes: [UInt16: [Run]] = [:]
    for entry in text.split(separator: " ") {
      let country = entry.utf8.prefix(2).reduce(0) { $0 << 8 | UInt16($1) }
      var length = 0
      for character in entry.dropFirst(2) {
        if let digit = character.wholeNumberValue {
          length = length * 10 + digit
        } else {
          shapes[country, default: []].append(Run(length: length, sort: character))
          length = 0
        }
      }
    }
    return shapes
  }()
}
