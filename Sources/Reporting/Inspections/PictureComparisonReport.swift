internal import Fingerprints
public import Judgement
public import Screening

/// Shows how two picture files compare, for people or as a JSON line.
public struct PictureComparisonReport: Sendable {
  private let language: Language

  /// A writer.
  public init(language: Language = .english) { self.language = language }

  /// The text, ended by a line break.
  public func text(_ comparison: PictureComparison) -> String {
    var page = TerminalPage(width: 100, isColoured: false)
    for file in [comparison.a, comparison.b] {
      if let reason = file.reason {
        page.line("\(PersonalData.hidden(in: file.path))\(language.colon)\(reason)")
      } else if let picture = file.fingerprint {
        page.line(
          "\(PersonalData.hidden(in: file.path))\(language.colon)\(picture.size.width) × \(picture.size.height), PDQ \(picture.hash.hex) (\(picture.quality))"
        )
      }
    }
    guard comparison.a.reason == nil, comparison.b.reason == nil else { return page.text }
    if let match = comparison.match {
      page.line(both("one picture", "同一张图片")[language] + " (\(Int((match.certainty * 100).rounded())) %)")
      page.line(
        both("the second", "第二张")[language] + language.colon
          + PictureAlteration.line(comparison.alterations, language), indent: 2)
    } else {
      page.line(both("different pictures, as far as can be seen", "未发现是同一张图片")[language])
    }
    return page.text
  }

  /// Writes a JSON line.
  public func write(_ comparison: PictureComparison, to sink: inout some ByteSink & ~Copyable) throws(OutputError) {
    var json = JSONWriter()
    json.line { json in
      json.member("type", "picture-comparison")
      json.member("a", comparison.a.path)
      json.member("b", comparison.b.path)
      json.member("reason", comparison.a.reason ?? comparison.b.reason)
      json.member("same", comparison.match != nil)
      json.member("certainty", comparison.match.map(\.certainty))
      json.member("distance", comparison.distance)
      PictureAlteration.write(comparison.alterations, into: &json)
    }
    try json.drain(into: &sink, whenOver: 0)
  }
}
