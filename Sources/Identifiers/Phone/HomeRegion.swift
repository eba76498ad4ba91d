internal import CPhoneNumber

/// A country or region in whose way of dialling a number without a calling code is read.
struct HomeRegion: Equatable {
  /// The two letters of ISO 3166-1, capitals.
  let letters: (first: UInt8, second: UInt8)
  /// The calling code of ITU-T E.164.
  let callingCode: Int

  /// Mainland China.
  static let china = HomeRegion(letters: (0x43, 0x4E), callingCode: 86)

  private init(letters: (UInt8, UInt8), callingCode: Int) {
    self.letters = letters
    self.callingCode = callingCode
  }

  /// A region by its letters, of either case; `nil` when it has no numbering plan.
  init?(_ name: String) {
    let letters = name.utf8.map { (0x61...0x7A).contains($0) ? $0 - 0x20 : $0 }
    guard letters.count == 2, letters.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
    let code = cphone_calling_code(CChar(letters[0]), CChar(letters[1]))
    guard code > 0 else { return nil }
    self.init(letters: (letters[0], letters[1]), callingCode: Int(code))
  }

  static func == (left: HomeRegion, right: HomeRegion) -> Bool { left.letters == right.letters }
}
