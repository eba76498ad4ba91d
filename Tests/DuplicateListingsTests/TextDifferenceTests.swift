import Testing

@testable import DuplicateListings

struct TextDifferenceTests {
  private func shown(_ left: String, _ right: String) -> String {
    TextDifference(left, right).spans.map { span in
      switch span.side {
      case .both: span.text
      case .left: "[-\(span.text)-]"
      case .right: "{+\(span.text)+}"
      }
    }.joined()
  }

  @Test(
    arguments: [
      ("保温杯", "保温杯", "保温杯"), ("", "", ""), ("", "杯", "{+杯+}"), ("杯", "", "[-杯-]"),
      ("包邮保温杯", "保温杯特价", "[-包邮-]保温杯{+特价+}"),
      ("cast iron skillet", "cast steel skillet", "cast [-iron-]{+steel+} skillet"),
      ("尺寸30厘米,蓝色", "尺寸35厘米,红色", "尺寸[-30-]{+35+}厘米,[-蓝-]{+红+}色"),
      ("ABC", "ＡＢＣ", "[-ABC-]{+ＡＢＣ+}"),
    ])
  func marksWhatDiffers(left: String, right: String, marked: String) { #expect(shown(left, right) == marked) }

  @Test func spansGiveBothTextsBack() {
    let letters = Array("保温杯abc 不锈钢🔥\u{200B}é,")
    for seed in 0..<200 as Range<UInt64> {
      var state = seed
      func text() -> String {
        var text = ""
        for _ in 0..<Int(state % 40) {
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          text.append(letters[Int((state >> 33) % UInt64(letters.count))])
        }
        return text
      }
      state = state &* 6_364_136_223_846_793_005 &+ 99
      let (left, right) = (text(), text())
      let spans = TextDifference(left, right).spans
      #expect(spans.filter { $0.side != .right }.map(\.text).joined() == left)
      #expect(spans.filter { $0.side != .left }.map(\.text).joined() == right)
      #expect(zip(spans, spans.dropFirst()).allSatisfy { $0.side != $1.side })
    }
  }

  @Test func textsThatDifferTooMuchShowTheirCommonEnds() {
    let left = "前" + String(repeating: "左", count: 20_000) + "后"
    let right = "前" + String(repeating: "右", count: 20_000) + "后"
    #expect(TextDifference(left, right).spans.map(\.side) == [.both, .left, .right, .both])
  }
}
