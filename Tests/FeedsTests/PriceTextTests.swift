import Testing

@testable import Feeds

@Suite struct PriceTextTests {
  static func read(_ text: String, currency: String = "") -> String {
    do throws(PriceFault) {
      let price = try PriceText(Array(text.utf8)[...], style: .written, currency: Array(currency.utf8)[...])
      return String(decoding: price.amount + [0x20] + price.currency, as: UTF8.self)
    } catch {
      return "\(error)"
    }
  }

  @Test(arguments: [
    ("15.00 USD", "15.00 USD"), ("USD 12.50", "12.50 USD"), ("1.299,00 EUR", "1299.00 EUR"),
    ("1,299.00 USD", "1299.00 USD"), ("12,50 zł", "12.50 PLN"), ("1\u{A0}234,56 €", "1234.56 EUR"),
    ("1 234,56 Kč", "1234.56 CZK"), ("1'299.00 CHF", "1299.00 CHF"), ("0 USD", "0 USD"), ("12.345 KWD", "12.345 KWD"),
    ("12.345 USD", "12.345 USD"), ("1250 JPY", "1250 JPY"), ("١٢٫٥٠ USD", "12.50 USD"), ("१२.५० INR", "12.50 INR"),
    ("12.50", "12.50 "), ("12.50 RUR", "12.50 RUB"), ("5 000,50", "5000.50 "), ("1.234.567 EUR", "1234567 EUR"),
    ("1,234,567.89 USD", "1234567.89 USD"), ("0.999 EUR", "0.999 EUR"), ("007 EUR", "7 EUR"),
    ("34.95 usd", "34.95 USD"),
    ("99", "99 "), (".50 USD", ".50 USD"),
  ])
  func readsPricesAsPeopleWriteThem(text: String, price: String) {
    #expect(Self.read(text) == (price.hasPrefix(".") ? "0" + price : price))
  }

  @Test(arguments: [
    ("¥12.50", "ambiguousSign"), ("￥１２．５０", "ambiguousSign"), ("$12.50", "ambiguousSign"),
    ("1.299 EUR", "ambiguousSeparator"), ("1,299 USD", "ambiguousSeparator"), ("-5.00 USD", "negative"),
    ("NaN", "notANumber"), ("Infinity USD", "notANumber"), ("1e309 USD", "notANumber"), ("1e3 USD", "notANumber"),
    ("99999999999999999999999999.99 USD", "tooManyDigits"), ("0x1F USD", "notANumber"),
    ("12.50 XXX", "unknownCurrency"), ("from 9.99 EUR", "notANumber"), ("9.99-19.99 EUR", "notANumber"),
    ("12.50 USD 12.50 USD", "notANumber"), ("1.23456 EUR", "tooManyDigits"), ("1,23,456.00 USD", "notANumber"),
    ("1..2 EUR", "notANumber"), (".", "notANumber"),
  ])
  func refusesWhatIsNoPriceOrMoreThanOne(text: String, fault: String) {
    #expect(Self.read(text) == fault)
  }

  @Test func letsAnotherPlaceSayTheCurrency() {
    #expect(Self.read("¥12.50", currency: "JPY") == "12.50 JPY")
    #expect(Self.read("12,50", currency: "PLN") == "12.50 PLN")
    #expect(Self.read("12.50 USD", currency: "EUR") == "12.50 USD")
    #expect(Self.read("12.50", currency: "coins") == "unknownCurrency")
  }
}
