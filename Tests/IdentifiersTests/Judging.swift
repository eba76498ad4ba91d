import Identifiers

/// The canonical form of a value, or the name of its fault.
func judged(_ value: String, as kind: IdentifierKind) -> String {
  let judgement = Identifier.judge(value, as: kind)
  return judgement.canonical ?? "!" + (judgement.fault?.rawValue ?? "")
}

/// The fault of a value, if any.
func fault(_ value: String, as kind: IdentifierKind) -> IdentifierFault? { Identifier.judge(value, as: kind).fault }

/// One good value of each kind, from the standards' own examples or made to their rules.
let specimens: [(IdentifierKind, String)] = [
  (.creditCode, "91110000600037341L"), (.residentID, "11010519491231002X"), (.organisationCode, "D2143569X"),
  (.registrationNumber, "110108000000016"), (.hongKongID, "A123456(3)"), (.taiwanID, "A123456789"),
  (.taiwanBusiness, "00501503"), (.phone, "13800008000"), (.email, "store.one@gmail.com"),
  (.bankCard, "6217000000448407381"), (.bankAccount, "GB82 WEST 1234 5698 7654 32"),
  (.legalEntity, "213800KUD8LAJWSQ9D15"),
  (.gtin, "4006381333931"), (.germanVAT, "DE136695976"), (.frenchVAT, "FR83404833048"), (.italianVAT, "00743110157"),
  (.europeanVAT, "BE0697449992"), (.britishVAT, "980780684"), (.swissEnterprise, "CHE-100.155.212"),
  (.norwegianOrganisation, "988 077 917"), (.britishCompany, "SC123456"), (.employerNumber, "91-1144442"),
  (.japaneseCorporation, "5835678256246"), (.australianBusiness, "83 914 571 673"), (.russianTaxpayer, "1234567894"),
  (.brazilianCompany, "16.727.230/0001-97"), (.indianTax, "27AAPFU0939F1ZV"), (.singaporeEntity, "197401143C"),
  (.bitcoin, "1NEDqZPvTWRaoho48qXuLLsrYomMXPABfD"), (.passport, "E12345678"), (.network, "36.5.6.7"),
  (.device, "a0b1c2d3-e4f5-0617-2839-4a5b6c7d8e9f"), (.address, "浙江省杭州市西湖区文三路12号3幢2单元501室"),
  (.alipay, "138 0000 8000"), (.paypal, "zhang@163.com"),
]
