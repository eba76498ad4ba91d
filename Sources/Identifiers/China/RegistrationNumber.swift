/// Business registration number of before 2015, GS 15-2006: region, serial number, check digit by ISO 7064 MOD 11,10.
enum RegistrationNumber {
  static func judge(_ number: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    number.strip([.space, .dash])
    guard number.count == 15 else { return .length }
    guard number.isNumeric else { return .character }
    guard number.passesMod11And10(0..<15) else { return .checkDigit }
    guard !Placeholders.isFillerBody(number.without(last: 1)) else { return .placeholder }
    guard number.number(0..<2) == 10 || Region.isProvince(number.number(0..<2)) else { return .part }
    remarks.insert(.historicalForm)
    return nil
  }
}
