public import Judgement
public import SyntheticImages

/// Shows how two pictures of goods differ.
public struct GoodsComparisonText: Sendable {
  private let language: Language

  /// A writer.
  public init(language: Language = .english) {
    self.language = language
  }

  /// The lines, each ended by a line break.
  ///
  /// - Parameters:
  ///   - comparison: How the pictures differ.
  ///   - checks: Each picture's name, and whether it shows the declared colour, when one was declared; `nil` when too
  ///     little of it is goods.
  public func text(_ comparison: GoodsComparison, checks: [(name: String, check: ColourCheck?)] = []) -> String {
    var lines = [
      both("colours", "颜色")[language] + language.colon + figure(comparison.colour)
        + (comparison.isOtherColour ? both(", another colour", "，颜色不同")[language] : ""),
      both("outline and texture", "轮廓与纹理")[language] + language.colon + figure(comparison.shape),
    ]
    for (name, check) in checks {
      let place = VisibleText.of(PersonalData.hidden(in: name), limit: 160) + language.colon
      lines.append(place + (check.map { words($0)[language] } ?? tooLittle[language]))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private var tooLittle: LocalizedText {
    both("too little of it is goods to tell the colour", "商品所占画面过小，无法判断颜色")
  }

  private func words(_ check: ColourCheck) -> LocalizedText {
    let (declared, share) = (check.declared.words, figure(check.share))
    guard check.isContradicted else {
      return both(
        "\(declared[.english]) on \(share) of the goods", "商品的 \(share) 为申报的\(declared[.chinese])")
    }
    let seen = check.seen.map { ($0.words[.english], $0.words[.chinese]) }
    return both(
      "\(declared[.english]) on \(share) of the goods, contradicted" + (seen.map { ", mostly \($0.0)" } ?? ""),
      "商品的 \(share) 为申报的\(declared[.chinese])，与申报不符" + (seen.map { "，多为\($0.1)" } ?? ""))
  }

  private func figure(_ value: Double?) -> String {
    value.map { "\(($0 * 1000).rounded() / 1000)" } ?? both("not evaluable", "无法评估")[language]
  }
}
