import Testing

@testable import Reporting

@Suite struct MarkedDifferenceTests {
  private func text(_ difference: MarkedDifference) -> String {
    difference.spans.map { span in
      switch span.kind {
      case .both: span.text
      case .onlyFirst: "[-\(span.text)-]"
      case .onlySecond: "[+\(span.text)+]"
      }
    }.joined()
  }

  @Test(arguments: [
    ("", "", ""), ("a b", "a b", "a b"), ("", "new", "[+new+]"), ("old", "", "[-old-]"),
    ("big red box", "big blue box", "big [-red-][+blue+] box"), ("正品包邮杯子", "正品杯子", "正品[-包邮-]杯子"),
    ("one two", "zero one two", "[+zero +]one two"),
  ])
  func `Known differences`(first: String, second: String, expected: String) {
    #expect(text(MarkedDifference(from: first, to: second)) == expected)
  }

  @Test func `Both texts can be read from the spans`() {
    var state: UInt64 = 11
    for _ in 0..<80 {
      func random() -> String {
        (0..<14).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return ["a", "b ", "货", "真 ", "🔥"][Int((state >> 33) % 5)]
        }.joined()
      }
      let (first, second) = (random(), random())
      let spans = MarkedDifference(from: first, to: second).spans
      #expect(spans.filter { $0.kind != .onlySecond }.map(\.text).joined() == first)
      #expect(spans.filter { $0.kind != .onlyFirst }.map(\.text).joined() == second)
    }
  }

  @Test(arguments: [String(repeating: "w", count: 1 << 16), "e" + String(repeating: "\u{301}", count: 1 << 16)])
  func `No word is too long for a page`(word: String) {
    for (first, second) in [(word, ""), ("", word), (word, word), (word, "other")] {
      let spans = SpanView.all(MarkedDifference(from: first, to: second))
      #expect(spans.allSatisfy { $0.text.unicodeScalars.count <= 600 })
    }
  }

  @Test func `Long texts are cut and say so`() {
    let long = String(repeating: "货", count: 900)
    #expect(MarkedDifference(from: long, to: long, limit: 100).isCut)
    #expect(!MarkedDifference(from: "货", to: "物", limit: 100).isCut)
  }
}
