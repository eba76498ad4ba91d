/// Telephone number in any writing, to E.164: `+8613800008000`.
///
/// A number without a calling code is read as dialled in the home region. Not every number that passes is in service:
/// the check is that its range is given to subscribers. A number in a range that is not is
/// ``IdentifierFault/unassigned``, which the world's plans may have caught up with; one that no plan can have is wrong
/// in its length or calling code.
enum PhoneNumber {
  static func judge(
    _ phone: inout Written, home: HomeRegion, _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    guard let dialled = Dialled(phone), dialled.digits.count > 0 else { return .character }
    if Placeholders.isRepeated(dialled.digits) { return .placeholder }
    var reading = read(dialled, home)
    if !isAssigned(reading), let shorter = dialled.withoutExtension() {
      let withoutExtension = read(shorter, home)
      if isAssigned(withoutExtension) { reading = withoutExtension }
    }
    switch reading {
    case .assigned(let number, let isShared):
      if isFiller(number, &phone) { return .placeholder }
      if isShared { remarks.insert(.landline) }
      return nil
    case .unassigned(let number): return isFiller(number, &phone) ? .placeholder : .unassigned
    case .impossible(let fault): return fault
    }
  }

  private static func isAssigned(_ reading: PlannedNumber) -> Bool {
    if case .assigned = reading { true } else { false }
  }

  private static func read(_ dialled: Dialled, _ home: HomeRegion) -> PlannedNumber {
    var digits = dialled.digits
    var isInternational = dialled.isInternational
    if digits.drop(prefix: "00") { isInternational = true }
    if let national = MainlandNumber.national(of: digits, isInternational: isInternational, home: home) {
      return MainlandNumber.isFiller(national) ? .impossible(.placeholder) : MainlandNumber.read(national)
    }
    // No plan has fewer digits; E.164 has 15 at most, before which a trunk prefix may be dialled.
    guard ((isInternational ? 7 : 4)...17).contains(digits.count) else { return .impossible(.length) }
    return NumberingPlan.read(digits, isInternational: isInternational, home: home)
  }

  /// Writes a number, and says whether its national part is one digit throughout.
  private static func isFiller(_ number: E164Number, _ phone: inout Written) -> Bool {
    number.write(to: &phone)
    let length = number.callingCode >= 100 ? 3 : number.callingCode >= 10 ? 2 : 1
    return Placeholders.isRepeated(phone, from: 1 + length)
  }
}
