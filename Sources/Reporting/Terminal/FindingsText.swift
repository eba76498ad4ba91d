import DuplicateListings
import Feeds
public import Judgement
import Marketplace
public import Screening
import StoreGroups
import SyntheticImages

/// Writes a summary of findings that a person reads on a terminal: counts, the gravest groups with the reasons, the
/// gravest clusters, notable pictures, what was not taken, what could not be evaluated.
public struct FindingsText: Sendable {
  /// The language.
  public let language: Language
  /// Columns of the terminal, at least 40.
  public let width: Int
  /// Whether ANSI colours are written.
  public let isColoured: Bool
  /// The most subjects that are listed of a kind; what is left out is counted.
  public let limit: Int

  /// A writer.
  public init(language: Language = .english, width: Int = 80, isColoured: Bool = false, limit: Int = 10) {
    self.language = language
    self.width = width
    self.isColoured = isColoured
    self.limit = limit
  }

  /// Writes the summary.
  public func write(_ findings: ScanFindings, to sink: inout some ByteSink & ~Copyable) throws(OutputError) {
    try sink.write(Array(text(findings).utf8))
  }

  /// The summary.
  public func text(_ findings: ScanFindings) -> String {
    var page = TerminalPage(width: width, isColoured: isColoured)
    let counts = FindingsCounts(findings)
    summary(counts, findings, on: &page)
    memory(findings, on: &page)
    groups(findings, on: &page)
    clusters(findings, on: &page)
    singles(findings.singleStores, .singleStores, findings, on: &page)
    singles(findings.singleListings, .singleListings, findings, on: &page)
    pictures(findings, on: &page)
    setAside(findings, on: &page)
    gaps(counts, findings, on: &page)
    return page.text
  }

  private func summary(_ counts: FindingsCounts, _ findings: ScanFindings, on page: inout TerminalPage) {
    page.line("Storewarden", style: .bold)
    let date = findings.market.asOf.map { " · \(Phrase.asOf(language)) \($0)" } ?? ""
    page.line(
      "\(counted(counts.files, .files)) · \(counted(counts.stores, .stores)) · \(counted(counts.listings, .listings))"
        + date)
    page.gap()
    page.line(
      "\(counted(counts.maliciousGroups, .maliciousGroups))\(language.comma)\(counted(counts.storesInMaliciousGroups, .stores))",
      indent: 2, style: counts.maliciousGroups > 0 ? .red : .plain)
    page.line(
      "\(counted(counts.otherGroups, .linkedGroups))\(language.comma)\(counted(counts.storesInOtherGroups, .stores))",
      indent: 2)
    page.line(
      "\(counted(counts.listingsInClusters, .duplicateListings)) (\(Numbers.count(counts.clusters)))", indent: 2,
      style: counts.clusters > 0 ? .yellow : .plain)
    page.line(
      "\(counted(counts.syntheticPictures, .syntheticPictures))\(language.comma)"
        + "\(counted(counts.suspectedPictures, .suspectedPictures))\(language.comma)"
        + counted(counts.unreadPictures, .unreadPictures), indent: 2)
    page.line(
      findings.isIncomplete ? Phrase.incomplete(language) : Phrase.complete(language), indent: 2,
      style: findings.isIncomplete ? .yellow : .green)
  }

  private func memory(_ findings: ScanFindings, on page: inout TerminalPage) {
    let lines = MemoryWords.lines(of: findings)
    guard !lines.isEmpty else { return }
    page.heading(MemoryWords.title[language])
    for line in lines.prefix(2 * limit) { page.line(line[language], indent: 2) }
    if lines.count > 2 * limit {
      page.line("… \(Numbers.count(lines.count - 2 * limit)) \(Phrase.notShown(language))", indent: 2, style: .dim)
    }
  }

  private func groups(_ findings: ScanFindings, on page: inout TerminalPage) {
    let order = findings.groupsByGravity
    guard !order.isEmpty else { return }
    page.heading("\(Phrase.groups(language)) (\(Numbers.count(order.count)))")
    for index in order.prefix(limit) {
      let group = findings.groups.groups[index]
      let verdict = findings.verdicts.group(index)
      head(group.id, verdict, "\(counted(group.stores.count, .stores))", on: &page)
      let names = group.stores.prefix(6).map { store in
        "\(findings.market.id(ofStore: store)) \(name(ofStore: store, in: findings.market))"
      }
      page.line(names.joined(separator: " · ") + rest(group.stores.count - names.count), indent: 4, style: .dim)
      if let link = group.links.first {
        let kinds = link.ties.prefix(3).map { describe($0) }.joined(separator: language.comma)
        page.line(
          "\(Phrase.strongestLink(language))\(language.colon)\(findings.market.id(ofStore: link.a)) – "
            + "\(findings.market.id(ofStore: link.b)): \(kinds)", indent: 4)
      }
      reasons(verdict, on: &page)
    }
    omitted(order.count, on: &page)
  }

  private func clusters(_ findings: ScanFindings, on page: inout TerminalPage) {
    let order = findings.clustersByGravity
    guard !order.isEmpty else { return }
    page.heading("\(Phrase.clusters(language)) (\(Numbers.count(order.count)))")
    let market = findings.market
    for index in order.prefix(limit) {
      let cluster = findings.duplicates.clusters[index]
      let verdict = findings.verdicts.cluster(index)
      head(cluster.id, verdict, counted(cluster.listings.count, .listings), on: &page)
      page.line(
        "\(Phrase.keep(language))\(language.colon)\(market.id(ofListing: cluster.keep)) \(title(of: cluster.keep, in: market))"
          + KeepReason.note(cluster.keepReasons, language), indent: 4)
      for listing in cluster.listings.filter({ $0 != cluster.keep }).prefix(3) {
        page.line(
          "\(Phrase.copy(language))\(language.colon)\(market.id(ofListing: listing)) \(title(of: listing, in: market))",
          indent: 4,
          style: .dim)
      }
      let disguises = Disguise.allCases.filter { disguise in
        cluster.pairs.contains { $0.disguises.contains(disguise) }
      }
      if !disguises.isEmpty {
        page.line(
          "\(Phrase.disguises(language))\(language.colon)\(disguises.map { $0.name[language] }.joined(separator: language.comma))",
          indent: 4)
      }
      reasons(verdict, on: &page)
    }
    omitted(order.count, on: &page)
  }

  private func pictures(_ findings: ScanFindings, on page: inout TerminalPage) {
    let order = findings.notablePictures
    guard !order.isEmpty else { return }
    page.heading("\(Phrase.pictures(language)) (\(Numbers.count(order.count)))")
    for index in order.prefix(limit) {
      let picture = findings.pictures[index]
      let verdict = findings.verdicts.picture(index)
      head(picture.href, verdict, findings.market.id(ofListing: picture.listing), on: &page)
      switch picture.outcome {
      case .notEvaluable(let reason):
        page.line(PictureReason.text(reason, language), indent: 4, style: .yellow)
      case .examined(let provenance):
        page.line("\(Phrase.declared(language))\(language.colon)\(provenance.declared.name[language])", indent: 4)
        for mark in provenance.maskedMarks.prefix(3) {
          let software = mark.software.map { " · \($0)" } ?? ""
          page.line("\(mark.marker) \(mark.location)\(software)", indent: 4, style: .dim)
        }
        for reason in provenance.maskedUnread.prefix(3) {
          page.line(PictureReason.unread(reason, language), indent: 4, style: .yellow)
        }
      }
    }
    omitted(order.count, on: &page)
  }

  private func setAside(_ findings: ScanFindings, on page: inout TerminalPage) {
    guard findings.isIncomplete else { return }
    page.heading(Phrase.setAside(language))
    for feed in findings.refused.prefix(limit) {
      page.line("\(feed.place): \(FeedReasonWords.text(feed, language))", indent: 2, style: .red)
    }
    if findings.refused.count > limit { omitted(findings.refused.count, on: &page) }
    for record in findings.quarantined.prefix(limit) {
      let id = record.record.map { " \($0)" } ?? ""
      page.line(
        "\(record.place):\(id) \(record.field): \(MaskedQuarantine(record).reason(language))", indent: 2, style: .yellow
      )
    }
    omitted(findings.quarantined.count, on: &page)
  }

  private func gaps(_ counts: FindingsCounts, _ findings: ScanFindings, on page: inout TerminalPage) {
    guard !counts.notEvaluable.isEmpty || counts.unreadListings > 0 || !findings.groups.capped.isEmpty else { return }
    page.heading(Phrase.notEvaluable(language))
    if counts.unreadListings > 0 { page.line(counted(counts.unreadListings, .duplicateUnread), indent: 2) }
    for capped in findings.groups.capped.prefix(limit) {
      page.line(
        "\(Phrase.store(language)) \(findings.market.id(ofStore: capped.store)) · \(capped.kind.name[language]) · "
          + CappedText.examined(capped, language), indent: 2)
    }
    omitted(findings.groups.capped.count, on: &page)
    for gap in counts.notEvaluable {
      page.line(
        "\(gap.code) \(gap.title[language])\(language.colon)\(Numbers.count(gap.subjects)) × \(gap.subject.name[language]) · "
          + gap.reason.words(language), indent: 2, style: .dim)
    }
  }
}
