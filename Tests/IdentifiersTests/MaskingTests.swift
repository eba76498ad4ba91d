import Identifiers
import Testing

@Suite struct MaskingTests {
  @Test func `masks are the customary ones`() {
    #expect(Identifier.masked("13800008000", as: .phone) == "138****8000")
    #expect(Identifier.masked("+8613800008000", as: .phone) == "138****8000")
    #expect(Identifier.masked("zhang@qq.com", as: .email) == "z***@qq.com")
    #expect(Identifier.masked("zhang@small-company.example", as: .email) == "z***@***")
    #expect(Identifier.masked("浙江省杭州市西湖区文三路12号3幢2单元501室", as: .address) == "杭州市西湖区***")
  }

  /// Mobile numbers apart, whose mask is set by custom at seven of eleven.
  @Test(arguments: specimens.filter { ![.phone, .alipay, .email, .paypal, .address].contains($0.0) })
  func `no mask shows more than a third`(kind: IdentifierKind, value: String) {
    let mask = Identifier.masked(value, as: kind)
    #expect(mask.contains("***"))
    #expect(mask.filter { $0 != "*" }.count * 3 <= value.count, "\(mask)")
  }

  @Test(arguments: ["", "1", "12", "ab@", "@", "a@b.com", "无", "\u{202E}abc", String(repeating: "9", count: 100_000)])
  func `odd values are masked too`(_ value: String) {
    for kind in IdentifierKind.allCases {
      let mask = Identifier.masked(value, as: kind)
      #expect(mask.contains("***") && mask.count < 64)
    }
  }
}
