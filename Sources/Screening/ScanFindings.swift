public import Catalog
public import DuplicateListings
public import Feeds
public import Judgement
public import Marketplace
public import StoreGroups
public import SyntheticImages

/// Everything that one scan found: what was read, what was measured, what is recommended.
public struct ScanFindings: Sendable {
  /// The stores and listings that were read.
  public let market: Market
  /// Store groups, values held back and faulty registrations.
  public let groups: GroupFindings
  /// Clusters of duplicate listings.
  public let duplicates: DuplicateFindings
  /// Examined pictures, in order of listing and reference.
  public let pictures: [PictureExamination]
  /// What is recommended.
  public let verdicts: Verdicts
  /// Records that were set aside, in order of place.
  public let quarantined: [QuarantinedRecord]
  /// Files that were refused as a whole, in order of name.
  public let refused: [RefusedFeed]
  /// Where the pictures lie.
  public let pictureFiles: PictureFiles
  /// What a catalog keeps of the pictures of the feeds, by the listings' index; empty when none was scanned.
  public let newPictures: [(listing: Int, pictures: [RememberedPicture])]
  /// What the groups were made of, when it was kept.
  public let evidence: LinkageEvidence?

  /// Findings.
  public init(
    market: Market, groups: GroupFindings, duplicates: DuplicateFindings, pictures: [PictureExamination],
    verdicts: Verdicts, quarantined: [QuarantinedRecord], refused: [RefusedFeed],
    pictureFiles: PictureFiles = PictureFiles(),
    newPictures: [(listing: Int, pictures: [RememberedPicture])] = [], evidence: LinkageEvidence? = nil
  ) {
    self.newPictures = newPictures
    self.evidence = evidence
    self.pictureFiles = pictureFiles
    self.market = market
    self.groups = groups
    self.duplicates = duplicates
    self.pictures = pictures
    self.verdicts = verdicts
    self.quarantined = quarantined
    self.refused = refused
  }

  /// Whether something could not be judged: a refused file, a quarantined record, a picture that could not be read, a
  /// store with more shared values than are compared. A picture on the network that was not fetched does
  /// not count.
  public var isIncomplete: Bool {
    !quarantined.isEmpty || !refused.isEmpty || !groups.capped.isEmpty
      || pictures.contains { picture in
        if case .notEvaluable = picture.outcome { !picture.isUnfetched } else { false }
      }
  }
}
