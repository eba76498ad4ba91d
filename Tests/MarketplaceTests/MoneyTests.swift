import Marketplace
import Testing

struct MoneyTests {
  @Test(arguments: [
    ("15", "15.00"), ("15.5", "15.50"), ("0.0001", "0.0001"), ("-0.5", "-0.50"), (".5", "0.50"), ("7.", "7.00"),
    ("1.250000", "1.25"), ("922337203685476", "922337203685476.00"),
  ])
  func anAmountKeepsEveryDigitThatMatters(written: String, expected: String) {
    #expect(Money(decimal: written, currency: "CNY")?.description == "\(expected) CNY")
  }

  @Test(arguments: ["", "-", ".", "1,5", "1e3", "NaN", "12 ", "1.00001", "99999999999999999999", "٣"])
  func whatIsNoExactAmountIsRefused(written: String) {
    #expect(Money(decimal: written, currency: nil) == nil)
  }

  @Test func anEmptyCurrencyIsUnknown() {
    #expect(Money(decimal: "1", currency: "")?.currency == nil)
  }

  @Test func amountsReadBackAsTheyAreWritten() {
    for value: Int64 in [0, 1, -1, 9_999, 10_000, 123_456_789, -987_654_321] {
      let money = Money(tenThousandths: value, currency: "EUR")
      #expect(Money(decimal: money.decimal, currency: "EUR") == money)
    }
  }
}
