import DuplicateListings
public import Judgement
import Marketplace
public import Screening
import StoreGroups
import SyntheticImages

/// Explains one store, listing, group or cluster to a person: what is known, which signals hit and how much each
/// weighed, what it belongs to. Registered values are masked.
public struct ExplanationText: Sendable {
  let findingsText: FindingsText
  private var language: Language { findingsText.language }

  /// A writer; see ``FindingsText``.
  public init(language: Language = .english, width: Int = 80, isColoured: Bool = false, limit: Int = 20) {
    findingsText = FindingsText(language: language, width: width, isColoured: isColoured, limit: limit)
  }

  /// The explanation of everything that has this id.
  ///
  /// - Returns: `nil` when nothing has it.
  public func text(of id: String, in findings: ScanFindings) -> String? {
    let subjects = findings.subjects(named: id)
    guard !subjects.isEmpty else { return nil }
    var page = TerminalPage(width: findingsText.width, isColoured: findingsText.isColoured)
    for subject in subjects { explain(subject, in: findings, on: &page) }
    return page.text
  }

  private func explain(_ subject: Subject, in findings: ScanFindings, on page: inout TerminalPage) {
    let verdict = findings.verdict(of: subject)
    let around = findings.surroundings(of: subject)
    switch subject {
    case .store(let index):
      known(ofStore: index, in: findings, on: &page)
      capped(index, in: findings, on: &page)
    case .listing(let index): known(ofListing: index, in: findings, on: &page)
    case .group(let index):
      let group = findings.groups.groups[index]
      findingsText.head(group.id, verdict, Phrase.stores.number(group.stores.count, language), on: &page)
      for fact in FactView.all(group.facts, language) {
        page.line("\(fact.label)\(language.colon)\(fact.value)", indent: 4)
      }
    case .cluster(let index):
      let cluster = findings.duplicates.clusters[index]
      let size = Phrase.listings.number(cluster.listings.count, language)
      findingsText.head(cluster.id, verdict, size, on: &page)
      labelled(
        .keep, findings.market.id(ofListing: cluster.keep) + KeepReason.note(cluster.keepReasons, language), on: &page)
    case .picture: break
    }
    signals(verdict, on: &page)
    members(around, in: findings, on: &page)
    if case .group(let index) = subject { structure(of: findings.groups.groups[index], in: findings, on: &page) }
    links(around.links, in: findings, on: &page)
    belongings(around, in: findings, on: &page)
  }

  private func known(ofStore index: Int, in findings: ScanFindings, on page: inout TerminalPage) {
    let store = Store(index, in: findings.market)
    page.line("\(Phrase.store(language)) \(store.id) \(PersonalData.hidden(in: store.name))", style: .bold)
    labelled(.place, store.place.description, on: &page)
    labelled(.opened, store.opened?.description ?? Phrase.unknown(language), on: &page)
    labelled(.status, FormatWord.name(store.status, language), on: &page)
    if let score = store.experience["overall"] {
      labelled(.experienceNote, Numbers.decimal(score, 2), on: &page)
    }
    page.line(Phrase.partyNote(language), indent: 2, style: .dim)
    for line in MaskedRegistration(store).lines {
      let party = line.party.isEmpty ? "" : "\(FormatWord.name(line.party, language)) · "
      page.line("\(party)\(line.label(language))\(language.colon)\(line.masked)", indent: 4)
    }
  }

  private func capped(_ store: Int, in findings: ScanFindings, on page: inout TerminalPage) {
    for capped in findings.groups.capped where capped.store == store {
      page.line(
        "\(Phrase.notEvaluable(language)) · \(capped.kind.name[language]) · \(CappedText.examined(capped, language))",
        indent: 2, style: .yellow)
    }
  }

  private func known(ofListing index: Int, in findings: ScanFindings, on page: inout TerminalPage) {
    let listing = Listing(index, in: findings.market)
    page.line("\(Phrase.listing(language)) \(listing.id) \(PersonalData.hidden(in: listing.title))", style: .bold)
    labelled(.place, listing.place.description, on: &page)
    labelled(.store, listing.store, on: &page)
    labelled(.price, listing.price?.description ?? listing.rawPrice ?? Phrase.unknown(language), on: &page)
    labelled(.status, FormatWord.name(listing.status, language), on: &page)
  }

  private func signals(_ verdict: Verdict?, on page: inout TerminalPage) {
    guard let verdict else { return labelled(.signals, Phrase.nothing(language), on: &page) }
    page.heading(Phrase.signals(language))
    labelled(
      .verdict,
      "\(verdict.recommendation.name[language]) · \(Phrase.score(language)) \(Numbers.decimal(verdict.score, 2))",
      on: &page)
    for reading in verdict.readings {
      let name = "\(reading.signal.code) \(reading.signal.title[language])"
      switch reading.outcome {
      case .hit(let value, let band):
        page.line(
          "\(Numbers.weight(reading.weight)) \(name) · \(band.name[language]) (\(Numbers.short(value)))", indent: 2,
          style: .bold)
        page.line(reading.explanation[language], indent: 6)
        for policy in reading.signal.policies {
          let note = policy.verified ? "" : " (\(Phrase.unverified(language)))"
          page.line(
            "\(Phrase.policies(language)) \(policy.id) \(policy.summary[language])\(note)", indent: 6, style: .dim)
        }
        for innocent in reading.signal.falsePositives {
          labelled(.falsePositives, innocent[language], indent: 6, style: .dim, on: &page)
        }
      case .notEvaluable(let reason):
        page.line("\(Phrase.notEvaluable(language)) · \(name) · \(reason.words(language))", indent: 2, style: .yellow)
      case .clear(let value):
        page.line("\(Phrase.clear(language)) · \(name) (\(Numbers.short(value)))", indent: 2, style: .dim)
      }
    }
    let counter = verdict.counterEvidence.map { $0[language] }
    for reason in counter.isEmpty ? [Phrase.noCounterEvidence(language)] : counter {
      labelled(.counterEvidence, reason, style: .green, on: &page)
    }
  }

  private func members(_ around: Surroundings, in findings: ScanFindings, on page: inout TerminalPage) {
    guard !around.stores.isEmpty || !around.listings.isEmpty else { return }
    page.heading(around.stores.isEmpty ? Phrase.clusters(language) : Phrase.members(language))
    for store in around.stores.prefix(findingsText.limit) {
      let name = findingsText.name(ofStore: store, in: findings.market)
      page.line("\(findings.market.id(ofStore: store)) \(name)", indent: 2)
    }
    for listing in around.listings.prefix(findingsText.limit) {
      let title = findingsText.title(of: listing, in: findings.market)
      page.line("\(findings.market.id(ofListing: listing)) \(title)", indent: 2)
    }
    findingsText.omitted(max(around.stores.count, around.listings.count), on: &page)
    for pair in around.pairs.prefix(findingsText.limit) {
      let disguises = pair.disguises.map { $0.name[language] }.joined(separator: language.comma)
      page.line(
        "\(findings.market.id(ofListing: pair.a)) – \(findings.market.id(ofListing: pair.b)) · "
          + "\(Phrase.resemblance(language)) \(Numbers.decimal(pair.resemblance, 2))"
          + (disguises.isEmpty ? "" : " · \(disguises)")
          + (pair.original.map { " · \(Phrase.createdFirst(language)) \(findings.market.id(ofListing: $0))" } ?? ""),
        indent: 2, style: .dim)
    }
  }

  private func belongings(_ around: Surroundings, in findings: ScanFindings, on page: inout TerminalPage) {
    if let group = around.group {
      page.gap()
      let size = Phrase.stores.number(findings.groups.groups[group].stores.count, language)
      labelled(.memberOf, "\(findings.groups.groups[group].id) · \(size)", on: &page)
    }
    for cluster in around.clusters.prefix(findingsText.limit) {
      let found = findings.duplicates.clusters[cluster]
      labelled(.inCluster, "\(found.id) · \(Phrase.listings.number(found.listings.count, language))", on: &page)
    }
    for index in around.pictures.prefix(findingsText.limit) {
      let picture = findings.pictures[index]
      let outcome =
        switch picture.outcome {
        case .examined(let provenance): provenance.declared.name[language]
        case .notEvaluable(let reason): PictureReason.text(reason, language)
        }
      labelled(.hasPicture, "\(picture.href) · \(outcome)", on: &page)
    }
    for fault in around.faults {
      labelled(
        .faults,
        "\(FormatWord.name(fault.kind, language)) \(fault.masked) · \(FaultReason.name(fault.reason)[language])",
        on: &page)
    }
    for value in around.heldBack.prefix(findingsText.limit) {
      let holders = Phrase.stores.number(value.stores.count, language)
      labelled(.heldBack, "\(value.kind.name[language]) \(value.masked) · \(holders)", on: &page)
    }
  }

  /// Writes a label and its value.
  func labelled(
    _ label: Phrase, _ value: String, indent: Int = 2, style: TerminalPage.Style = .plain, on page: inout TerminalPage
  ) {
    page.line("\(label(language))\(language.colon)\(value)", indent: indent, style: style)
  }
}
