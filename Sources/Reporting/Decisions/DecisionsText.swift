import Feeds
public import Judgement
import Marketplace
public import Screening

/// Writes a summary of a gate's decisions that a person reads on a terminal: how many of each, then those that wait, the
/// gravest first, with the reasons.
public struct DecisionsText: Sendable {
  /// The language.
  public let language: Language
  /// Columns of the terminal, at least 40.
  public let width: Int
  /// Whether ANSI colours are written.
  public let isColoured: Bool
  /// The most records that are listed; what is left out is counted.
  public let limit: Int

  /// A writer.
  public init(language: Language = .english, width: Int = 80, isColoured: Bool = false, limit: Int = 20) {
    self.language = language
    self.width = width
    self.isColoured = isColoured
    self.limit = limit
  }

  /// Writes the summary.
  public func write(_ gate: GateFindings, to sink: inout some ByteSink & ~Copyable) throws(OutputError) {
    var page = TerminalPage(width: width, isColoured: isColoured)
    let counts = DecisionCounts(gate)
    page.line("Storewarden · \(both("Gate", "上架审核")[language])", style: .bold)
    summary(both("Stores", "店铺")[language], counts.stores, on: &page)
    summary(both("Listings", "商品")[language], counts.listings, on: &page)
    page.line(gate.worst.name[language], indent: 2, style: gate.worst.style)
    let waiting = gate.all.enumerated().filter { $0.element.outcome > .approve }
      .sorted { ($1.element.outcome, $0.offset) < ($0.element.outcome, $1.offset) }.map(\.element)
    if !waiting.isEmpty { page.heading("\(both("Waiting", "待处理")[language]) (\(waiting.count))") }
    for decision in waiting.prefix(limit) { describe(decision, of: gate, on: &page) }
    if waiting.count > limit {
      page.line(
        both(
          "… \(waiting.count - limit) more; --format jsonl has all of them",
          "……另有 \(waiting.count - limit) 项；完整列表见 --format jsonl")[language], indent: 2)
    }
    setAside(gate, on: &page)
    try sink.write(Array(page.text.utf8))
  }

  private func summary(_ noun: String, _ counts: DecisionCounts.OfKind, on page: inout TerminalPage) {
    let parts = GateDecision.Outcome.allCases.filter { counts[$0] > 0 }
      .map { "\($0.name[language]) \(Numbers.count(counts[$0]))" }
    page.line(
      "\(noun) \(Numbers.count(counts.total))\(parts.isEmpty ? "" : language.colon)\(parts.joined(separator: " · "))",
      indent: 2)
  }

  private func describe(_ decision: GateDecision, of gate: GateFindings, on page: inout TerminalPage) {
    let record = GatedRecord(decision, in: gate.scan.market)
    page.line(
      "\(decision.outcome.name[language]) \(record.id) · \(PersonalData.hidden(in: record.name)) · \(record.place)",
      indent: 2, style: decision.outcome.style)
    for (reading, subject) in decision.hits.prefix(5) {
      let (_, id) = gate.name(of: subject)
      let source = id == record.id ? "" : " [\(id)]"
      page.line(
        "\(reading.signal.code) \(reading.signal.title[language]) · \(reading.explanation[language])\(source)",
        indent: 4)
    }
    for reason in decision.reasons { page.line(reason[language], indent: 4) }
  }

  private func setAside(_ gate: GateFindings, on page: inout TerminalPage) {
    guard !gate.scan.quarantined.isEmpty || !gate.scan.refused.isEmpty else { return }
    page.heading(Phrase.setAside(language))
    for record in gate.scan.quarantined.prefix(limit) {
      let masked = MaskedQuarantine(record)
      page.line("\(record.place): \(record.field): \(masked.reason(language))", indent: 2)
    }
    for feed in gate.scan.refused {
      page.line("\(feed.place): \(FeedReasonWords.text(feed, language))", indent: 2)
    }
  }
}

extension GateDecision.Outcome {
  /// What people read.
  var name: LocalizedText {
    switch self {
    case .approve: both("Approve", "通过")
    case .incomplete: both("Incomplete", "未能完成判断")
    case .review: both("Review", "复核")
    case .block: both("Block", "拦截")
    }
  }

  fileprivate var style: TerminalPage.Style {
    switch self {
    case .approve: .green
    case .incomplete, .review: .yellow
    case .block: .red
    }
  }
}
