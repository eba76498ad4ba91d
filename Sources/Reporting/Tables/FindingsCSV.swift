import DuplicateListings
import Feeds
public import Judgement
import Marketplace
public import Screening
import StoreGroups
import SyntheticImages

/// Writes findings as one table of verdicts: RFC 4180, UTF-8 with a byte order mark, one row a subject.
///
/// Subjects are groups, clusters, pictures, listings and stores with a verdict, then quarantined records and refused
/// files. Cells that a spreadsheet would take for a formula are guarded, and invisible characters are spelled out.
public struct FindingsCSV: Sendable {
  /// The language of titles.
  public let language: Language

  /// A writer.
  public init(language: Language = .english) {
    self.language = language
  }

  /// The names of the columns.
  public static let columns = [
    "subject", "id", "recommendation", "score", "signals", "titles", "not_evaluable", "members", "name", "file",
    "line", "column", "detail",
  ]

  /// Writes the table.
  public func write(_ findings: ScanFindings, to sink: inout some ByteSink & ~Copyable) throws(OutputError) {
    var csv = CSVWriter()
    csv.row(Self.columns)
    for index in findings.groups.groups.indices {
      csv.row(group(index, of: findings))
      try csv.drain(into: &sink)
    }
    for index in findings.duplicates.clusters.indices {
      csv.row(cluster(index, of: findings))
      try csv.drain(into: &sink)
    }
    for index in findings.pictures.indices {
      csv.row(picture(index, of: findings))
      try csv.drain(into: &sink)
    }
    for verdict in findings.verdicts.listings + findings.verdicts.stores {
      csv.row(record(verdict, of: findings))
      try csv.drain(into: &sink)
    }
    for record in findings.quarantined {
      csv.row(
        cells(
          "quarantine", record.record ?? "", nil, place: record.place,
          detail: "\(record.field): \(MaskedQuarantine(record).reason)"))
      try csv.drain(into: &sink)
    }
    for feed in findings.refused {
      csv.row(
        cells("refused", feed.place.file, nil, place: feed.place, detail: PersonalData.hidden(in: feed.reason)))
      try csv.drain(into: &sink)
    }
    try csv.drain(into: &sink, whenOver: 0)
  }

  private func group(_ index: Int, of findings: ScanFindings) -> [String] {
    let group = findings.groups.groups[index]
    let members = group.stores.map { findings.market.id(ofStore: $0) }
    return cells("group", group.id, findings.verdicts.group(index), members: members)
  }

  private func cluster(_ index: Int, of findings: ScanFindings) -> [String] {
    let cluster = findings.duplicates.clusters[index]
    let market = findings.market
    let members = cluster.listings.map { market.id(ofListing: $0) }
    return cells(
      "duplicates", cluster.id, findings.verdicts.cluster(index), members: members,
      name: market.listings.string(.title, of: cluster.keep) ?? "", place: market.place(ofListing: cluster.keep),
      detail: "keep \(market.id(ofListing: cluster.keep))" + KeepReason.note(cluster.keepReasons, .english))
  }

  private func picture(_ index: Int, of findings: ScanFindings) -> [String] {
    let picture = findings.pictures[index]
    let detail =
      switch picture.outcome {
      case .notEvaluable(let reason): "not-evaluable: \(reason)"
      case .examined(let provenance): "\(PictureWord.verdict(picture.outcome)): \(provenance.declared.rawValue)"
      }
    return cells(
      "image", picture.href, findings.verdicts.picture(index),
      members: [findings.market.id(ofListing: picture.listing)],
      place: findings.market.place(ofListing: picture.listing), detail: detail)
  }

  private func record(_ verdict: Verdict, of findings: ScanFindings) -> [String] {
    let market = findings.market
    switch verdict.subject {
    case .listing(let index):
      return cells(
        "listing", market.id(ofListing: index), verdict, members: [market.listings.string(.store, of: index) ?? ""],
        name: market.listings.string(.title, of: index) ?? "", place: market.place(ofListing: index))
    case .store(let index):
      return cells(
        "store", market.id(ofStore: index), verdict, name: market.stores.string(.name, of: index) ?? "",
        place: market.place(ofStore: index))
    case .group, .cluster, .picture:
      return cells("", "", verdict)
    }
  }

  private func cells(
    _ subject: String, _ id: String, _ verdict: Verdict?, members: [String] = [], name: String = "",
    place: SourcePlace? = nil, detail: String = ""
  ) -> [String] {
    let hits = verdict?.hits ?? []
    let gaps = verdict?.readings.filter(\.isGap) ?? []
    return [
      subject, id, verdict?.recommendation.word ?? "", verdict.map { Numbers.decimal($0.score, 3) } ?? "",
      hits.map(\.signal.code).joined(separator: " "), hits.map { $0.signal.title[language] }.joined(separator: "; "),
      gaps.map(\.signal.code).joined(separator: " "), members.joined(separator: " "),
      PersonalData.hidden(in: name), place?.file ?? "", place.map { String($0.line) } ?? "",
      place.map { $0.column > 0 ? String($0.column) : "" } ?? "", detail,
    ]
  }
}

extension SignalReading {
  /// Whether nothing could be measured.
  var isGap: Bool {
    if case .notEvaluable = outcome { true } else { false }
  }
}
