public import Feeds
public import Judgement
import Marketplace

/// Writes what `storewarden validate` found out about a feed, for a person.
///
/// Personal data in values is hidden, and what is invisible is spelled out.
public struct ValidationText: Sendable {
  /// The language.
  public let language: Language
  /// Columns of the terminal, at least 40.
  public let width: Int
  /// Whether ANSI colours are written.
  public let isColoured: Bool

  /// A writer.
  public init(language: Language = .english, width: Int = 100, isColoured: Bool = false) {
    self.language = language
    self.width = width
    self.isColoured = isColoured
  }

  /// Violations of the schema that are listed.
  static let mostViolations = 20

  /// The report on a feed.
  public func text(_ validation: FeedValidation) -> String {
    var page = TerminalPage(width: width, isColoured: isColoured)
    let survey = validation.survey
    page.line(validation.file, style: .bold)
    head(validation, on: &page)
    coverage(survey.stores, .store, ValidationWord.storeCoverage, on: &page)
    coverage(survey.listings, .listing, ValidationWord.listingCoverage, on: &page)
    coverage(survey.parts, .part, ValidationWord.partCoverage, on: &page)
    contents(survey, on: &page)
    faults(validation, on: &page)
    warnings(survey, on: &page)
    schema(validation, on: &page)
    page.gap()
    return page.text
  }

  private func row(
    _ label: LocalizedText, _ text: String, on page: inout TerminalPage, style: TerminalPage.Style = .plain
  ) {
    page.line("\(label[language])\(language.colon)\(text)", indent: 2, style: style)
  }

  private func head(_ validation: FeedValidation, on page: inout TerminalPage) {
    let survey = validation.survey
    let (word, style) = Self.result(validation)
    row(ValidationWord.result, word[language], on: &page, style: style)
    if !survey.format.isEmpty { row(ValidationWord.format, survey.format, on: &page) }
    if let document = survey.document {
      row(
        ValidationWord.encoding, [document.encoding, document.packing].compactMap(\.self).joined(separator: " · "),
        on: &page)
    }
    row(ValidationWord.size, Self.size(validation.bytes), on: &page)
    if let asOf = validation.asOf { row(ValidationWord.asOf, "\(asOf)", on: &page) }
    var records = [
      Phrase.stores.number(survey.stores.records, language), Phrase.listings.number(survey.listings.records, language),
    ]
    if survey.parts.records > 0 { records.append(list([(survey.parts.records, ValidationWord.parts)])) }
    records.append(list([(survey.quarantined, ValidationWord.setAside)]))
    row(ValidationWord.records, records.joined(separator: language.comma), on: &page)
    if let refusal = validation.refusal {
      page.line("\(refusal.place): \(FeedReasonWords.text(refusal, language))", indent: 4, style: .red)
      page.line("\(Numbers.count(refusal.records)) \(ValidationWord.before[language])", indent: 4, style: .dim)
    }
  }

  private static func result(_ validation: FeedValidation) -> (LocalizedText, TerminalPage.Style) {
    if validation.refusal != nil { return (ValidationWord.refused, .red) }
    if validation.survey.quarantined > 0 { return (ValidationWord.partly, .yellow) }
    if validation.isFine { return (ValidationWord.fine, .green) }
    return (validation.schema == .notNative ? ValidationWord.notChecked : ValidationWord.against, .yellow)
  }

  private func list(_ counts: [(Int, LocalizedText)]) -> String {
    counts.map { "\(Numbers.count($0.0)) \($0.1[language])" }.joined(separator: language.comma)
  }

  /// A file's size in decimal units.
  private static func size(_ bytes: Int) -> String {
    let units: [(Int, String)] = [(1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB")]
    guard let unit = units.first(where: { bytes >= $0.0 }) else { return "\(bytes) B" }
    return "\(Numbers.decimal(Double(bytes) / Double(unit.0), 1)) \(unit.1)"
  }

  private func coverage(
    _ coverage: FeedSurvey.Coverage, _ kind: RecordKind, _ label: LocalizedText, on page: inout TerminalPage
  ) {
    guard coverage.records > 0 else { return }
    let shares = coverage.shares(of: kind)
    let said = shares.filter { $0.share > 0 }.map { "\($0.field) \(Self.percent($0.share))" }
    let never = shares.filter { $0.share == 0 }.map(\.field)
    row(label, said.joined(separator: language.comma), on: &page)
    if !never.isEmpty {
      page.line(
        "\(ValidationWord.never[language])\(language.colon)\(never.joined(separator: language.comma))", indent: 4,
        style: .dim)
    }
  }

  /// A share that is neither all nor nothing does not read as all or nothing.
  private static func percent(_ share: Double) -> String {
    guard share > 0, share < 1 else { return Numbers.percent(share) }
    return "\(Numbers.decimal(min(99.9, max(0.1, share * 100)), 1)) %"
  }

  private func contents(_ survey: FeedSurvey, on page: inout TerminalPage) {
    let ids = survey.stores.records + survey.listings.records
    guard ids > 0 else { return }
    let counts = [
      (ids, ValidationWord.distinct), (survey.repeatedIDs, ValidationWord.repeated),
      (survey.derivedIDs, ValidationWord.derived),
    ].filter { $0.0 > 0 }
    row(ValidationWord.ids, list(counts), on: &page)
    if !survey.currencies.isEmpty {
      let prices = survey.currencies.map { tally in
        "\(tally.code ?? ValidationWord.noCurrency[language]) \(tally.lowest.decimal) – \(tally.highest.decimal) "
          + "(\(Numbers.count(tally.count)))"
      }
      row(ValidationWord.currencies, prices.joined(separator: language.comma), on: &page)
    }
    let scripts = TextScript.allCases.compactMap { script in
      survey.scripts[script].map { "\(script.rawValue) \(Numbers.count($0))" }
    }
    if !scripts.isEmpty { row(ValidationWord.scripts, scripts.joined(separator: language.comma), on: &page) }
  }

  private func faults(_ validation: FeedValidation, on page: inout TerminalPage) {
    let survey = validation.survey
    guard !survey.faults.isEmpty else { return }
    page.line(ValidationWord.faults[language], indent: 2, style: .yellow)
    for fault in survey.faults.sorted(by: { $0.count > $1.count }) {
      let masked = MaskedQuarantine(fault)
      page.line("\(Numbers.count(fault.count)) × \(fault.field): \(masked.reason(language))", indent: 4)
      let raw = masked.raw.isEmpty ? "" : " · \(VisibleText.of(masked.raw, limit: 60))"
      page.line(fault.places.map(\.description).joined(separator: language.comma) + raw, indent: 6, style: .dim)
    }
    if survey.furtherFaults > 0 {
      page.line("\(Numbers.count(survey.furtherFaults)) \(ValidationWord.furtherFaults[language])", indent: 4)
    }
  }

  private func warnings(_ survey: FeedSurvey, on page: inout TerminalPage) {
    let warnings = ValidationWarning.all(survey)
    guard !warnings.isEmpty else { return }
    page.line(ValidationWord.warnings[language], indent: 2, style: .yellow)
    for warning in warnings {
      if let detail = warning.detail {
        page.line(
          "\(warning.text[language])\(language.colon)\(PersonalData.hidden(in: detail))", indent: 4)
      } else {
        page.line("\(warning.text[language])\(language.colon)\(Numbers.count(warning.count))", indent: 4)
      }
    }
  }

  private func schema(_ validation: FeedValidation, on page: inout TerminalPage) {
    switch validation.schema {
    case .notAsked: return
    case .notNative:
      row(
        ValidationWord.schema, ValidationWord.notNative(validation.survey.format)[language], on: &page, style: .yellow)
    case .checked(let report):
      guard report.count > 0 else {
        return row(ValidationWord.schema, ValidationWord.agrees[language], on: &page, style: .green)
      }
      row(
        ValidationWord.schema, "\(Numbers.count(report.count)) \(ValidationWord.violations[language])", on: &page,
        style: .yellow)
      for violation in report.violations.prefix(Self.mostViolations) {
        let place = SourcePlace(file: validation.file, line: violation.line, column: violation.column)
        page.line("\(place): \(violation.shown)", indent: 4)
      }
      if report.count > Self.mostViolations {
        page.line("… \(Numbers.count(report.count - Self.mostViolations)) \(ValidationWord.more[language])", indent: 4)
      }
    }
  }
}
