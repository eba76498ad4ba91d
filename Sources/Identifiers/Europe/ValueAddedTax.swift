/// VAT numbers of the European Union with their country's letters, by the rules of each member state (as VIES lists
/// them). The check is offline: that a number is registered only VIES can tell.
enum ValueAddedTax {
  static func judge(_ number: inout Written, _ remarks: inout IdentifierRemarks) -> IdentifierFault? {
    number.strip([.space, .dash])
    number.capitalise()
    guard number.count > 4 else { return .length }
    let country = UInt16(number[0]) << 8 | UInt16(number[1])
    number.dropFirst(2)
    guard let rule = rules[country] else { return .part }
    if let fault = rule(&number) { return fault }
    number.drop(prefix: "RO")
    number.insert(String(decoding: [UInt8(country >> 8), UInt8(country & 0xFF)], as: UTF8.self), at: 0)
    return nil
  }

  private typealias Rule = @Sendable (inout Written) -> IdentifierFault?

  private static let rules: [UInt16: Rule] = {
    let all: [(String, Rule)] = [
      ("AT", austria), ("BE", belgium), ("BG", bulgaria), ("CY", cyprus), ("CZ", czechia), ("DE", germany),
      ("DK", denmark), ("EE", estonia), ("EL", greece), ("GR", greece), ("ES", { Spanish.judgeTax(&$0) }),
      ("FI", finland), ("FR", { French.judgeVAT(&$0) }), ("HR", croatia), ("HU", hungary), ("IE", ireland),
      ("IT", italy), ("LT", lithuania), ("LU", luxembourg), ("LV", latvia), ("MT", malta), ("NL", netherlands),
      ("PL", poland), ("PT", portugal), ("RO", romania), ("SE", sweden), ("SI", slovenia), ("SK", slovakia),
      ("XI", { British.judgeVAT(&$0) }),
    ]
    return Dictionary(
      uniqueKeysWithValues: all.map { name, rule in (name.utf8.reduce(0) { $0 << 8 | UInt16($1) }, rule) })
  }()
}
