/// Judges numbers as nearly all of them are written, without layout, byte by byte: a number that is unusual in any way is
/// left to ``Scheme``, so that what comes out is the same.
enum PlainNumber {
  /// What a number is.
  enum Outcome {
    /// Valid, and its canonical form is written.
    case valid
    /// Of the right form, and still wrong.
    case faulty(IdentifierFault)
    /// To be looked at more closely.
    case unusual
  }

  /// Judges a number.
  ///
  /// - Parameters:
  ///   - canonical: Filled with the canonical form when the number is valid; empty before.
  ///   - remarks: Set to what a reader should know of a valid number; empty before.
  /// - Complexity: O(1): at most 19 bytes are read.
  static func judge(
    _ raw: Span<UInt8>, as kind: IdentifierKind, into canonical: inout [UInt8], _ remarks: inout IdentifierRemarks
  ) -> Outcome {
    switch kind {
    case .creditCode: judgeCreditCode(raw, into: &canonical, &remarks)
    case .residentID: judgeResidentID(raw, into: &canonical)
    case .bankCard: judgeBankCard(raw, into: &canonical)
    case .phone: judgeMobile(raw, into: &canonical)
    default: .unusual
    }
  }

  private static func judgeCreditCode(
    _ raw: Span<UInt8>, into canonical: inout [UInt8], _ remarks: inout IdentifierRemarks
  ) -> Outcome {
    guard raw.count == 18, !mayRun(raw, from: 0), !mayRun(raw, from: 8) else { return .unusual }
    guard let sum = CreditCode.sum(of: raw) else { return .unusual }
    if sum % 31 != 0 {
      // Crosses that may cover something.
      for index in 2..<18 where raw[index] == 0x58 && raw[index - 1] == 0x58 && raw[index - 2] == 0x58 {
        return .unusual
      }
      return .faulty(.checkDigit)
    }
    guard CreditCode.isDepartment(raw[0]), areDigits(raw, 2..<8) else { return .unusual }
    let province = number(raw, 2..<4)
    guard province == 10 || Region.isProvince(province), !Specimens.contain(raw, of: .creditCode) else {
      return .unusual
    }
    if OrganisationCode.check(of: raw, from: 8) != raw[16] { remarks.insert(.organisationCheckDigit) }
    write(raw, into: &canonical)
    return .valid
  }

  private static func judgeResidentID(_ raw: Span<UInt8>, into canonical: inout [UInt8]) -> Outcome {
    guard raw.count == 18, !mayRun(raw, from: 0), areDigits(raw, 0..<17) else { return .unusual }
    guard raw[17] &- 0x30 <= 9 || raw[17] == 0x58 else { return .unusual }
    guard raw[17] == ResidentID.check(of: raw) else { return .faulty(.checkDigit) }
    guard ResidentID.exists(raw), !Specimens.contain(raw, of: .residentID) else { return .unusual }
    write(raw, into: &canonical)
    return .valid
  }

  private static func judgeBankCard(_ raw: Span<UInt8>, into canonical: inout [UInt8]) -> Outcome {
    guard (12...19).contains(raw.count), !mayRun(raw, from: 0), areDigits(raw, 0..<raw.count), raw[0] != 0x30,
      raw[6] != 0x30 || raw[7] != 0x30
    else { return .unusual }
    let four = number(raw, 0..<4)
    guard BankCard.lengths(ofIssuer: four, count: raw.count).contains(raw.count) else { return .unusual }
    guard Luhn.holds(in: raw.indices, digit: { Int(raw[$0] &- 0x30) }) else { return .faulty(.checkDigit) }
    guard !Specimens.contain(raw, of: .bankCard) else { return .unusual }
    write(raw, into: &canonical)
    return .valid
  }

  private static func judgeMobile(_ raw: Span<UInt8>, into canonical: inout [UInt8]) -> Outcome {
    guard raw.count == 11, areDigits(raw, 0..<11), raw[0] == 0x31, raw[1] >= 0x33, !mayRun(raw, from: 0),
      !mayRun(raw, from: 3), !Specimens.contain(raw, of: .phone)
    else { return .unusual }
    guard MobilePrefix.isAssigned(number(raw, 0..<5)) else { return .faulty(.unassigned) }
    canonical.append(contentsOf: "+86".utf8)
    write(raw, into: &canonical)
    return .valid
  }

  /// Whether three characters are one, or follow one another: those of a filler do, and few others.
  private static func mayRun(_ raw: Span<UInt8>, from start: Int) -> Bool {
    let (first, second, third) = (raw[start], raw[start + 1], raw[start + 2])
    if first == second { return second == third }
    guard isDigit(first), isDigit(second), isDigit(third) else { return false }
    let (step, next) = ((second &+ 10 &- first) % 10, (third &+ 10 &- second) % 10)
    return step == next && (step == 1 || step == 9)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 <= 9 }

  private static func areDigits(_ raw: Span<UInt8>, _ range: Range<Int>) -> Bool {
    for index in range where !isDigit(raw[index]) { return false }
    return true
  }

  private static func number(_ raw: Span<UInt8>, _ range: Range<Int>) -> Int {
    var value = 0
    for index in range { value = value &* 10 &+ Int(raw[index] &- 0x30) }
    return value
  }

  private static func write(_ raw: Span<UInt8>, into canonical: inout [UInt8]) {
    canonical.append(addingCapacity: raw.count) { text in
      for index in raw.indices { text.append(raw[index]) }
    }
  }
}
