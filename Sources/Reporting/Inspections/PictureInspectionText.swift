public import Judgement
internal import Pictures
public import Screening
internal import SyntheticImages

/// Shows a picture that was looked at by itself: what it declares, which signals hit, what stands in the file.
///
/// What stands in a file is text of a stranger: it is masked, made visible and wrapped like everything on a terminal.
public struct PictureInspectionText: Sendable {
  private let language: Language
  private let width: Int

  /// A writer.
  ///
  /// - Parameters:
  ///   - language: The language.
  ///   - width: Columns of the terminal, at least 40.
  public init(language: Language = .english, width: Int = 100) {
    self.language = language
    self.width = width
  }

  /// The text, ended by a line break.
  public func text(_ inspection: PictureInspection) -> String {
    var page = TerminalPage(width: width, isColoured: false)
    let examination = inspection.examination
    let word = PictureWord.name(examination.outcome)[language]
    page.line("\(PersonalData.hidden(in: examination.href))\(language.colon)\(word)")
    switch examination.outcome {
    case .notEvaluable(let reason): page.line(PictureReason.text(reason, language), indent: 2)
    case .examined(let provenance): write(provenance, on: &page)
    }
    if let pixels = examination.pixels { page.line(PictureEvidenceWords.pixels(pixels, language), indent: 2) }
    if let score = inspection.ownScore { page.line(PictureEvidenceWords.ownModel(score, language), indent: 2) }
    for reading in inspection.verdict.hits {
      page.line(
        "\(reading.signal.code) \(reading.signal.title[language])\(language.colon)\(reading.explanation[language])",
        indent: 2)
    }
    for reason in inspection.verdict.counterEvidence {
      page.line("\(Phrase.against(language))\(language.colon)\(reason[language])", indent: 2)
    }
    for line in inspection.metadata {
      let place = line.offset.map { "@\($0)" } ?? ""
      let masked = MaskedMetadata(line)
      // What lies deep is not pushed off the page.
      let summary = masked.summary.isEmpty ? "" : ": \(masked.summary)"
      page.line("\(masked.part)\(place) \(line.size) B\(summary)", indent: 2 * min(line.depth, 8) + 4)
    }
    return page.text
  }

  private func write(_ provenance: Provenance, on page: inout TerminalPage) {
    // Of formats that are read for their metadata alone the size is not known.
    let size = provenance.width > 0 ? " · \(provenance.width) × \(provenance.height)" : ""
    page.line(provenance.declared.name[language] + size, indent: 2)
    for mark in provenance.maskedMarks {
      let software = mark.software.map { " · \($0)" } ?? ""
      let value = VisibleText.of(mark.value, limit: 200)
      page.line("\(mark.marker) \(mark.location): \(value)\(software)", indent: 2)
    }
    if let credential = provenance.credential {
      page.line(PictureEvidenceWords.credential(credential, language), indent: 2)
    }
    for reason in provenance.maskedUnread {
      page.line(PictureReason.unread(reason, language), indent: 2)
    }
  }
}
