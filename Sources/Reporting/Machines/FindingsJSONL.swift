import DuplicateListings
public import Judgement
import Marketplace
public import Screening
import StoreGroups
import SyntheticImages

/// Writes findings as JSON Lines: one object a line, in the order groups, clusters, pictures, listings that show one
/// picture, common pictures, pictures that were not compared, what the pixels of a store's pictures say together, listings,
/// stores, shadow signals, values held back, faulty registrations, stores looked at in part, what was remembered,
/// quarantined records, refused files.
///
/// Identifiers are masked, and personal data in values that were set aside is hidden. Score and weight are rounded to
/// six decimals. The same findings give the same bytes.
public struct FindingsJSONL: Sendable {
  /// The language of titles and explanations.
  public let language: Language

  /// A writer.
  public init(language: Language = .english) {
    self.language = language
  }

  /// Writes every row.
  ///
  /// - Complexity: O(bytes written); memory is bounded by the longest row.
  public func write(_ findings: ScanFindings, to sink: inout some ByteSink & ~Copyable) throws(OutputError) {
    var json = JSONWriter()
    for index in findings.groups.groups.indices {
      json.line { group(index, of: findings, into: &$0) }
      try json.drain(into: &sink)
    }
    for index in findings.duplicates.clusters.indices {
      json.line { cluster(index, of: findings, into: &$0) }
      try json.drain(into: &sink)
    }
    for index in findings.pictures.indices {
      json.line { picture(index, of: findings, into: &$0) }
      try json.drain(into: &sink)
    }
    let shown = findings.duplicates.pictures
    for pair in shown.pairs {
      json.line { samePicture(pair, of: findings, into: &$0) }
      try json.drain(into: &sink)
    }
    for picture in shown.common {
      json.line { commonPicture(picture, into: &$0) }
      try json.drain(into: &sink)
    }
    for picture in shown.unreadable {
      json.line { uncompared(picture, of: findings, into: &$0) }
      try json.drain(into: &sink)
    }
    for pictures in findings.storePictures where pictures.evidence.evidence > 0 {
      json.line { storePictures(pictures, of: findings, into: &$0) }
      try json.drain(into: &sink)
    }
    for verdict in findings.verdicts.listings {
      guard case .listing(let index) = verdict.subject else { continue }
      json.line { listing(index, verdict, of: findings, into: &$0) }
      try json.drain(into: &sink)
    }
    for verdict in findings.verdicts.stores {
      guard case .store(let index) = verdict.subject else { continue }
      json.line { store(index, verdict, of: findings, into: &$0) }
      try json.drain(into: &sink)
    }
    for tally in findings.verdicts.shadows where tally.read > 0 {
      json.line { shadow(tally, of: findings, into: &$0) }
      try json.drain(into: &sink)
    }
    for value in findings.groups.heldBack {
      json.line { heldBack(value, of: findings, into: &$0) }
      try json.drain(into: &sink)
    }
    for fault in findings.groups.faults {
      json.line { registration(fault, of: findings, into: &$0) }
      try json.drain(into: &sink)
    }
    for capped in findings.groups.capped {
      json.line { self.capped(capped, of: findings, into: &$0) }
      try json.drain(into: &sink)
    }
    try memory(of: findings, &json, to: &sink)
    for record in findings.quarantined {
      json.line { SetAsideRow.quarantine(record, hidingPersonalData: true, into: &$0) }
      try json.drain(into: &sink)
    }
    for feed in findings.refused {
      json.line { SetAsideRow.refused(feed, hidingPersonalData: true, into: &$0) }
      try json.drain(into: &sink)
    }
    try json.drain(into: &sink, whenOver: 0)
  }

  private func listing(_ index: Int, _ verdict: Verdict, of findings: ScanFindings, into json: inout JSONWriter) {
    json.member("type", "listing")
    json.member("id", findings.market.id(ofListing: index))
    json.member("verdict", ListingWord.verdict(verdict.recommendation))
    judgement(verdict, into: &json)
    json.member("store", findings.market.listings.string(.store, of: index))
    place(findings.market.place(ofListing: index), into: &json)
  }

  private func store(_ index: Int, _ verdict: Verdict, of findings: ScanFindings, into json: inout JSONWriter) {
    json.member("type", "store")
    json.member("id", store: index, of: findings.market)
    json.member("verdict", verdict.recommendation.word)
    judgement(verdict, into: &json)
    place(findings.market.place(ofStore: index), into: &json)
  }

  /// What the pixels of a store's pictures say together: log-odds with their bounds, and how likely one innocent cause
  /// explains them.
  private func storePictures(_ pictures: StorePictures, of findings: ScanFindings, into json: inout JSONWriter) {
    json.member("type", "pictures")
    json.member("store", findings.market.id(ofStore: pictures.store))
    json.member("pictures", pictures.evidence.pictures)
    json.member("evidence", pictures.evidence.evidence)
    json.member("low", pictures.evidence.low)
    json.member("high", pictures.evidence.high)
    json.member("innocentChance", pictures.evidence.innocentChance)
  }

  /// Where a record stands.
  func place(_ place: SourcePlace, into json: inout JSONWriter) {
    json.member("file", place.file)
    json.member("line", place.line)
    json.member("column", place.column)
  }
}
