public import Judgement
internal import Pictures
public import Screening
internal import SyntheticImages

/// Shows a picture that was looked at by itself: what it declares, which signals hit, what stands in the file.
public struct PictureInspectionText: Sendable {
  private let language: Language

  /// A writer.
  public init(language: Language = .english) { self.language = language }

  /// The text, ended by a line break.
  public func text(_ inspection: PictureInspection) -> String {
    let examination = inspection.examination
    var lines = ["\(VisibleText.of(examination.href)): \(PictureWord.verdict(examination.outcome))"]
    switch examination.outcome {
    case .notEvaluable(let reason): lines.append("  \(VisibleText.of(reason))")
    case .examined(let provenance):
      lines.append("  \(provenance.declared.name[language]) · \(provenance.width) × \(provenance.height)")
      for fact in provenance.facts {
        let software = fact.software.map { " · \($0)" } ?? ""
        lines.append(
          "  \(fact.marker) \(fact.location): \(VisibleText.of(fact.value, limit: 200))\(VisibleText.of(software))")
      }
    }
    for reading in inspection.verdict.hits {
      lines.append("  \(reading.signal.code) \(reading.signal.title[language]): \(reading.explanation[language])")
    }
    lines += inspection.verdict.counterEvidence.map { "  \($0[language])" }
    for line in inspection.metadata {
      let place = line.offset.map { "@\($0)" } ?? ""
      let indent = String(repeating: "  ", count: line.depth + 2)
      lines.append("\(indent)\(VisibleText.of(line.part))\(place) \(line.size) B: \(VisibleText.of(line.summary))")
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
