import Foundation
import Marketplace
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
    ("99", "99 "), (".50 USD", ".50 USD"), ("$1,299.99 USD", "1299.99 USD"), ("US $12.50", "12.50 USD"),
    ("€ 12,50 EUR", "12.50 EUR"), ("kr 1 250,00 SEK", "1250.00 SEK"), ("₹12,34,567.00", "1234567.00 INR"),
    ("1,23,456 INR", "123456 INR"),
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
    ("1..2 EUR", "notANumber"), (".", "notANumber"), ("$12.50 EUR", "notANumber"), ("€12.50 USD", "notANumber"),
    ("¥12.50 kr", "notANumber"), ("1,2,345 INR", "notANumber"),
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

/// The spellings of prices of the hostile corpus, each in a Google feed of its own.
@Suite struct PriceSpellingTests {
  /// A row of `prices.expected.tsv`.
  struct Row: Sendable, CustomTestStringConvertible {
    let id: String
    let raw: String
    let meaning: String
    let isTaken: Bool
    var testDescription: String { "\(id) \(raw)" }
  }

  static let rows: [Row] = {
    let file = CorpusTests.folder + "/hostile/prices.expected.tsv"
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard columns.count > 3 else { return nil }
      return Row(id: columns[0], raw: columns[1], meaning: columns[2], isTaken: columns[3].hasPrefix("accept"))
    }
  }()

  /// What a feed with one price says: `amount currency`, or `nil` when it is set aside. Another price with a currency
  /// stands before it, unless the user names the currency.
  static func read(_ raw: String, currency: String? = nil) throws -> String? {
    let file = try FeedFile(
      """
      <rss xmlns:g="http://base.google.com/ns/1.0"><channel><title>t</title><link>l</link>
      <item><g:id>1</g:id><title>t</title><g:price>1 EUR</g:price></item>
      <item><g:id>2</g:id><title>t</title><g:price>\(raw)</g:price></item></channel></rss>
      """)
    let listings = try file.read(currency: currency).listings
    guard listings.count == 2, let price = listings.first(.price, of: 1) else { return nil }
    return listings.string(price.text) + " " + listings.string(price.qualifier)
  }

  @Test(.enabled(if: CorpusTests.hasCorpus), arguments: rows)
  func isReadAsTheCorpusSays(row: Row) throws {
    // One spelling has no currency and is meant for a feed whose currency is known.
    let currency = row.meaning.contains("the feed's currency") ? "CZK" : nil
    let price = try Self.read(row.raw, currency: currency)
    #expect((price != nil) == row.isTaken)
    if row.isTaken, row.meaning.wholeMatch(of: /[0-9.]+ [A-Z]{3}/) != nil { #expect(price == row.meaning) }
  }

  @Test func aPriceWithoutACurrencyIsUnknownUntilTheFeedSaysOne() throws {
    func items(_ prices: String...) -> String {
      let items = prices.enumerated().map { "<item><g:id>\($0)</g:id><title>t</title><g:price>\($1)</g:price></item>" }
      return "<rss xmlns:g='http://base.google.com/ns/1.0'><channel>\(items.joined())</channel></rss>"
    }
    let none = try FeedFile(items("12.50", "5 000,50")).read()
    #expect(none.listings.lines.map { $0[3] } == ["price=12.50", "price=5000.50"])
    let mixed = try FeedFile(items("12.50", "5.00 EUR", "3.00")).read()
    #expect(mixed.listings.count == 2)
    #expect(mixed.quarantined.map(\.reason).first?.contains("others in the feed do") == true)
    let named = try FeedFile(items("12.50", "5.00 EUR", "$3.00")).read(currency: "USD")
    #expect(named.listings.lines.map { $0[3] } == ["price(USD)=12.50", "price(EUR)=5.00", "price(USD)=3.00"])
  }

  @Test func namesOnlyCurrencies() {
    #expect(DefaultCurrency("czk") == DefaultCurrency("CZK"))
    for code in ["", "XXX", "crowns", "C"] { #expect(DefaultCurrency(code) == nil) }
  }
}
