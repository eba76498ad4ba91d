import Foundation
import SampleMarket
import Testing

@Suite struct RegistrationTests {
  @Test func `every resident number has its check digit and a birth that no living person has`() {
    let numbers = Sample.stores.all(from: "cn-resident-id\">", to: "<")
    #expect(numbers.count == 640)
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1]
    for number in numbers {
      let sum = zip(number, weights).reduce(0) { $0 + ($1.0 == "X" ? 10 : $1.0.wholeNumberValue ?? 99) * $1.1 }
      #expect(number.count == 18 && sum % 11 == 1, "\(number)")
      #expect((1900...1905).contains(Int(number.dropFirst(6).prefix(4)) ?? 0))
    }
  }

  @Test func `every credit code but the one that is meant to be wrong has its check digit`() throws {
    var wrong: [String] = []
    for store in Sample.stores.all(from: "<store id=\"", to: "</store>") {
      let code = try #require(store.all(from: "cn-uscc\">", to: "<").first)
      if !isCreditCode(code) { wrong.append(String(store.prefix { $0 != "\"" })) }
    }
    #expect(wrong.count == 1)
    #expect(wrong == Sample.truth("fault").filter { $0.kind == "credit-code" }.compactMap(\.store))
  }

  @Test func `every card passes the Luhn check and every GTIN its own`() {
    for card in Sample.stores.all(from: "bank-card\">", to: "<") {
      let digits = card.compactMap(\.wholeNumberValue)
      let sum = digits.reversed().enumerated().reduce(0) { sum, next in
        sum + (next.offset % 2 == 0 ? next.element : [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][next.element])
      }
      #expect(digits.count == 19 && sum % 10 == 0, "\(card)")
    }
    let gtins = Sample.listings.all(from: "<gtin>", to: "<")
    #expect(gtins.count > 400)
    for gtin in gtins {
      let sum = gtin.compactMap(\.wholeNumberValue).enumerated().reduce(0) {
        $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3)
      }
      #expect(gtin.count == 13 && gtin.hasPrefix("952") && sum % 10 == 0, "\(gtin)")
    }
  }

  @Test func `every company calls itself a sample`() {
    let names = Sample.stores.all(from: "kind=\"company\"><name>", to: "<")
    #expect(names.count == 320)
    #expect(names.allSatisfy { $0.contains("（样例）") })
  }

  @Test func `every placeholder telephone is in the truth`() {
    let stores = Sample.stores.all(from: "<store id=\"", to: "</store>").filter { $0.contains("<phone>12345678901<") }
      .map { String($0.prefix { $0 != "\"" }) }
    let known = Sample.truth("fault").filter { $0.kind == "placeholder-phone" }.compactMap(\.store)
    #expect(stores.count == 2)
    #expect(stores.sorted() == known.sorted())
  }

  private func isCreditCode(_ code: String) -> Bool {
    let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")
    let values = code.compactMap { alphabet.firstIndex(of: $0) }
    let weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28, 1]
    return values.count == 18 && zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } % 31 == 0
  }
}
