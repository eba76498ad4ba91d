/// An account of a payment service. Most services take a telephone number or a mailbox for one, and then it is
/// written as that, so that it compares equal with the same number registered elsewhere.
enum PaymentAccount {
  static func judge(
    _ raw: Span<UInt8>, into canonical: inout [UInt8], _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    var number = Written(raw)
    guard !number.isCut else { return .length }
    if number.contains(0x40) { return Mailbox.judge(raw, into: &canonical, &remarks) }
    let isDisguised = number.isDisguised
    var phoneRemarks: IdentifierRemarks = isDisguised ? .disguised : []
    if isDialled(number) {
      switch PhoneNumber.judge(&number, home: .china, &phoneRemarks) {
      case nil where number.count > 0 && !phoneRemarks.contains(.landline):
        number.write(into: &canonical)
        remarks = phoneRemarks
        return nil
      case .placeholder: return .placeholder
      default: break
      }
    }
    return FreeForm.judge(raw, lengths: 3...64, into: &canonical, &remarks)
  }

  /// Whether nothing but digits and the layout of a telephone number is written: eleven digits, more with a code.
  private static func isDialled(_ number: Written) -> Bool {
    var digits = 0
    for index in 0..<number.count {
      switch number[index] {
      case 0x30...0x39: digits += 1
      case 0x20, 0x2B, 0x28, 0x29, 0x2D: break
      default: return false
      }
    }
    return (11...15).contains(digits)
  }
}
