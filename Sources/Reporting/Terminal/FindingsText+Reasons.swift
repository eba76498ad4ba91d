import Judgement
import Marketplace
import Screening
import StoreGroups

extension FindingsText {
  /// A number of things: `3 stores`, `3 家店铺`.
  func counted(_ count: Int, _ phrase: Phrase) -> String { phrase.number(count, language) }

  /// Writes the line that names a subject: recommendation, id, size, score.
  func head(_ id: String, _ verdict: Verdict?, _ detail: String, on page: inout TerminalPage) {
    let recommendation = verdict?.recommendation ?? .approve
    let style: TerminalPage.Style =
      recommendation >= .block ? .red : recommendation >= .review ? .yellow : .plain
    let score = verdict.map { " · \(Phrase.score(language)) \(Numbers.decimal($0.score, 2))" } ?? ""
    page.line("\(recommendation.name[language].uppercased()) \(id) · \(detail)\(score)", indent: 2, style: style)
  }

  /// Writes stores or listings that are looked at for themselves.
  func singles(
    _ verdicts: [Verdict], _ heading: Phrase, _ findings: ScanFindings, on page: inout TerminalPage
  ) {
    guard !verdicts.isEmpty else { return }
    page.heading("\(heading(language)) (\(Numbers.count(verdicts.count)))")
    for verdict in verdicts.prefix(limit) {
      let market = findings.market
      switch verdict.subject {
      case .store(let store): head(market.id(ofStore: store), verdict, name(ofStore: store, in: market), on: &page)
      case .listing(let listing):
        head(market.id(ofListing: listing), verdict, title(of: listing, in: market), on: &page)
      case .group, .cluster, .picture: continue
      }
      reasons(verdict, on: &page)
    }
    omitted(verdicts.count, on: &page)
  }

  /// Writes the signals that hit, what could not be evaluated, and what speaks against the verdict.
  func reasons(_ verdict: Verdict?, on page: inout TerminalPage) {
    guard let verdict else { return }
    for reading in verdict.hits {
      guard case .hit(let value, let band) = reading.outcome else { continue }
      page.line(
        "\(Numbers.weight(reading.weight)) \(reading.signal.code) \(reading.signal.title[language]) · "
          + "\(band.name[language]) (\(Numbers.short(value))) · \(reading.explanation[language])", indent: 4)
    }
    let gaps = verdict.readings.filter(\.isGap).map(\.signal.code)
    if !gaps.isEmpty {
      page.line(
        "\(Phrase.notEvaluable(language))\(language.colon)\(gaps.joined(separator: " "))", indent: 4, style: .dim)
    }
    for reason in verdict.context {
      page.line("\(Phrase.urgent(language))\(language.colon)\(reason[language])", indent: 4)
    }
    for reason in verdict.counterEvidence {
      page.line("\(Phrase.against(language))\(language.colon)\(reason[language])", indent: 4, style: .green)
    }
  }

  /// Writes how many subjects were left out.
  func omitted(_ count: Int, on page: inout TerminalPage) {
    guard count > limit else { return }
    page.line("… \(Numbers.count(count - limit)) \(Phrase.notShown(language))", indent: 2, style: .dim)
  }

  /// `, and 12 more`, or nothing.
  func rest(_ count: Int) -> String {
    count > 0 ? " · … \(Numbers.count(count)) \(Phrase.more(language))" : ""
  }

  /// What two stores share, in words: `phone 138****8000 (3 stores)`.
  func describe(_ tie: Tie) -> String { TieText.describe(tie, language) }

  /// A shop's name, cut to what a line bears.
  func name(ofStore store: Int, in market: Market) -> String {
    VisibleText.of(PersonalData.hidden(in: market.stores.string(.name, of: store) ?? ""), limit: 40)
  }

  /// A listing's title, cut to what a line bears.
  func title(of listing: Int, in market: Market) -> String {
    VisibleText.of(PersonalData.hidden(in: market.listings.string(.title, of: listing) ?? ""), limit: 80)
  }
}

/// How much of what a store shares was looked at, in words.
enum CappedText {
  /// `200 of 512 shared values looked at; what else they join is not known`.
  static func examined(_ capped: CappedRegistration, _ language: Language) -> String {
    let (examined, values) = (Numbers.count(capped.examined), Numbers.count(capped.values))
    return both(
      "\(examined) of \(values) shared values looked at; what the others join is not known",
      "共用信息 \(values) 项，仅检查 \(examined) 项；其余关联情况未知")[language]
  }
}

/// What two stores share, in words.
enum TieText {
  /// What two stores share, and how it counts: `phone 138****8000 (3 stores) · medium`.
  static func weighed(_ tie: Tie, _ language: Language) -> String {
    let text = describe(tie, language)
    return tie.strength == .heldBack ? text : "\(text) · \(tie.strength.name[language])"
  }

  /// `phone 138****8000 (3 stores)`; for copies, how many listings.
  static func describe(_ tie: Tie, _ language: Language) -> String {
    let unit = tie.kind == .copiedListings ? Phrase.listings : .stores
    let value = tie.masked.isEmpty ? "" : " \(tie.masked)"
    let held = tie.strength == .heldBack ? "\(language.comma)\(tie.strength.name[language])" : ""
    return "\(tie.kind.name[language])\(value) (\(unit.number(tie.holders, language))\(held))"
  }
}
