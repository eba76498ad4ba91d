/// Telephone number in any writing, to E.164: `+8613800008000`.
///
/// A number without a calling code is read as one of the home country. Not every number that passes is in service: the
/// check is by calling code, length and the prefixes that are assigned.
enum PhoneNumber {
  static func judge(
    _ phone: inout Written, home: NumberingPlan, _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    guard var dialled = Dialled(phone) else { return .character }
    guard dialled.digits.count > 0 else { return .character }
    if Placeholders.isRepeated(dialled.digits) { return .placeholder }
    var fault = judge(dialled.digits, dialled.isInternational, home: home, into: &phone, &remarks)
    if fault == .length, let shorter = dialled.withoutExtension() {
      dialled = shorter
      fault = judge(dialled.digits, dialled.isInternational, home: home, into: &phone, &remarks)
    }
    return fault
  }

  private static func judge(
    _ dialled: Written, _ isInternational: Bool, home: NumberingPlan, into phone: inout Written,
    _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    var digits = dialled
    if isInternational || digits.has("00") {
      if digits.has("00") { digits.dropFirst(2) }
      return judgeInternational(digits, into: &phone, &remarks)
    }
    let fault = judgeNational(digits, home, into: &phone, &remarks)
    // 8613800008000: the calling code without its sign.
    if fault != nil, fault != .placeholder, digits.count > 10, let own = NumberingPlan(prefixing: digits),
      own.code == home.code, judgeInternational(digits, into: &phone, &remarks) == nil
    {
      return nil
    }
    return fault
  }

  private static func judgeInternational(
    _ digits: Written, into phone: inout Written, _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    guard let plan = NumberingPlan(prefixing: digits) else { return .part }
    var national = digits
    national.dropFirst(plan.code >= 100 ? 3 : plan.code >= 10 ? 2 : 1)
    return judgeNational(national, plan, into: &phone, &remarks)
  }

  private static func judgeNational(
    _ written: Written, _ plan: NumberingPlan, into phone: inout Written, _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    var national = written
    if plan.code == 86 {
      if let fault = judgeChinese(&national, &remarks) { return fault }
    } else {
      if Placeholders.isRepeated(national) { return .placeholder }
      if !plan.allows(national), !plan.trunk.isEmpty { national.drop(prefix: plan.trunk) }
      guard plan.lengths.contains(national.count) else { return .length }
      guard plan.allows(national) else { return .part }
    }
    phone.keepFirst(0)
    phone.push(0x2B)
    if plan.code >= 100 { phone.push(UInt8(0x30 + plan.code / 100)) }
    if plan.code >= 10 { phone.push(UInt8(0x30 + plan.code / 10 % 10)) }
    phone.push(UInt8(0x30 + plan.code % 10))
    for index in 0..<national.count { phone.push(national[index]) }
    return nil
  }

  /// Prefixes of cut-rate calls that some people store with a number.
  private static let callingServices = ["17951", "17911", "17909", "12593", "10193"]

  private static func judgeChinese(
    _ national: inout Written, _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    if national.count == 16 {
      for service in callingServices where national.drop(prefix: service) { break }
    }
    let hasTrunk = national.drop(prefix: "0")
    if ChineseNumber.isFiller(national) { return .placeholder }
    guard let sort = ChineseNumber.sort(of: national) else {
      return (hasTrunk ? 9...11 : 11...11).contains(national.count) ? .part : .length
    }
    if sort != .mobile { remarks.insert(.landline) }
    return nil
  }
}

/// The digits of a telephone number with its layout taken off.
private struct Dialled {
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
