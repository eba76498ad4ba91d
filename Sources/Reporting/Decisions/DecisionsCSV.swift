import Feeds
public import Judgement
import Marketplace
public import Screening

/// Writes a gate's decisions as one table: RFC 4180, UTF-8 with a byte order mark, a row a new record, then what was set
/// aside. Cells that a spreadsheet would take for a formula are guarded.
public struct DecisionsCSV: Sendable {
  /// The language of titles and reasons.
  public let language: Language

  /// A writer.
  public init(language: Language = .english) { self.language = language }

  /// The names of the columns.
  public static let columns = [
    "subject", "id", "store", "decision", "score", "signals", "titles", "because_of", "reasons", "name", "file", "line",
    "column",
  ]

  /// Writes the table.
  public func write(_ gate: GateFindings, to sink: inout some ByteSink & ~Copyable) throws(OutputError) {
    var csv = CSVWriter()
    csv.row(Self.columns)
    for decision in gate.all {
      csv.row(cells(decision, of: gate))
      try csv.drain(into: &sink)
    }
    for record in gate.scan.quarantined {
      csv.row(
        cells(
          "quarantine", record.record ?? "", record.place,
          reason: "\(record.field): \(MaskedQuarantine(record).reason(language))"))
      try csv.drain(into: &sink)
    }
    for feed in gate.scan.refused {
      csv.row(cells("refused", feed.place.file, feed.place, reason: FeedReasonWords.text(feed, language)))
      try csv.drain(into: &sink)
    }
    try csv.drain(into: &sink, whenOver: 0)
  }

  private func cells(_ decision: GateDecision, of gate: GateFindings) -> [String] {
    let record = GatedRecord(decision, in: gate.scan.market)
    let signals = decision.hits.map(\.reading.signal)
    let causes = decision.verdicts.map { gate.name(of: $0.subject).id }.filter { $0 != record.id }
    return [
      record.noun, record.id, record.store ?? "", decision.outcome.rawValue,
      Numbers.decimal(decision.verdicts.map(\.score).max() ?? 0, 3), signals.map(\.code).joined(separator: " "),
      signals.map { $0.title[language] }.joined(separator: "; "), causes.joined(separator: " "),
      decision.reasons.map { $0[language] }.joined(separator: " "), PersonalData.hidden(in: record.name),
      record.place.file, String(record.place.line), record.place.column > 0 ? String(record.place.column) : "",
    ]
  }

  private func cells(_ subject: String, _ id: String, _ place: SourcePlace, reason: String) -> [String] {
    [
      subject, id, "", GateDecision.Outcome.incomplete.rawValue, "", "", "", "", reason, "", place.file,
      String(place.line), place.column > 0 ? String(place.column) : "",
    ]
  }
}
