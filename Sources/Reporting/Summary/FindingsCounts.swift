import DuplicateListings
import Judgement
import Marketplace
import Screening
import StoreGroups
import SyntheticImages

/// What findings come to, in numbers.
struct FindingsCounts {
  /// Feed files that were read, whole or in part.
  let files: Int
  let stores: Int
  let listings: Int
  let maliciousGroups: Int
  /// Groups with any other recommendation.
  let otherGroups: Int
  let storesInMaliciousGroups: Int
  let storesInOtherGroups: Int
  let clusters: Int
  let listingsInClusters: Int
  let pictures: Int
  let syntheticPictures: Int
  let suspectedPictures: Int
  let unreadPictures: Int
  let quarantined: Int
  let refused: Int
  /// Listings whose text was too short to compare.
  let unreadListings: Int
  /// For each signal that could not be read of some subject: how many subjects, and the reason given most often.
  let notEvaluable: [Gap]
  /// The hash of the signals that made the verdicts; `nil` without a verdict.
  let pack: String?

  /// A signal that could not be read of some subjects.
  struct Gap {
    let code: String
    let title: LocalizedText
    let subject: Signal.SubjectKind
    let subjects: Int
    let reason: GapReason
  }

  init(_ findings: ScanFindings) {
    let groups = findings.groups.groups
    let isMalicious = groups.indices.map { findings.verdicts.group($0)?.recommendation == .malicious }
    files = findings.market.files.count
    stores = findings.market.stores.count
    listings = findings.market.listings.count
    maliciousGroups = isMalicious.count { $0 }
    otherGroups = groups.count - maliciousGroups
    storesInMaliciousGroups = zip(groups, isMalicious).reduce(0) { $0 + ($1.1 ? $1.0.stores.count : 0) }
    storesInOtherGroups = zip(groups, isMalicious).reduce(0) { $0 + ($1.1 ? 0 : $1.0.stores.count) }
    clusters = findings.duplicates.clusters.count
    listingsInClusters = findings.duplicates.clusters.reduce(0) { $0 + $1.listings.count }
    pictures = findings.pictures.count
    let words = findings.pictures.map { PictureWord.verdict($0.outcome) }
    syntheticPictures = words.count { $0 == "synthetic" }
    suspectedPictures = words.count { $0 == "suspected" }
    unreadPictures = words.count { $0 == "not-evaluable" }
    quarantined = findings.quarantined.count
    refused = findings.refused.count
    unreadListings = findings.duplicates.notEvaluable.count
    let verdicts = findings.verdicts.all
    notEvaluable = Self.gaps(of: verdicts)
    pack = verdicts.first?.pack
  }

  private static func gaps(of verdicts: [Verdict]) -> [Gap] {
    struct Tally {
      var signal: Signal
      var reasons: [GapReason: Int] = [:]
    }
    var tallies: [String: Tally] = [:]
    for verdict in verdicts {
      for reading in verdict.readings {
        // A listing's verdict repeats what its pictures' verdicts say: each is counted once, as what it was read of.
        guard case .notEvaluable(let reason) = reading.outcome, reading.signal.subject == verdict.subject.kind else {
          continue
        }
        tallies[reading.signal.code, default: Tally(signal: reading.signal)].reasons[reason, default: 0] += 1
      }
    }
    return tallies.values.sorted { $0.signal.code < $1.signal.code }.flatMap { tally in
      tally.reasons.sorted { ($1.value, $0.key.text.english) < ($0.value, $1.key.text.english) }.prefix(reasonsShown)
        .map {
          Gap(
            code: tally.signal.code, title: tally.signal.title, subject: tally.signal.subject, subjects: $0.value,
            reason: $0.key)
        }
    }
  }

  /// Reasons of one signal that are shown, most frequent first.
  private static let reasonsShown = 4
}

extension Subject {
  /// The kind of subject that signals name.
  fileprivate var kind: Signal.SubjectKind {
    switch self {
    case .store: .store
    case .group: .group
    case .listing: .listing
    case .cluster: .cluster
    case .picture: .picture
    }
  }
}

extension Verdicts {
  /// Every verdict, in the order groups, clusters, pictures, stores, listings.
  var all: [Verdict] { groups + clusters + pictures + stores + listings }
}

extension ScanFindings {
  /// Indexes of the groups: gravest recommendation first, then the most urgent, then in the order of the findings.
  var groupsByGravity: [Int] {
    gravestFirst(groups.groups.count) { verdicts.group($0) }
  }

  /// Indexes of the clusters, in the same order.
  var clustersByGravity: [Int] {
    gravestFirst(duplicates.clusters.count) { verdicts.cluster($0) }
  }

  /// Indexes of the pictures of which something is to be said: evidence first, then what could not be evaluated; the most
  /// urgent first among equals.
  var notablePictures: [Int] {
    func rank(_ index: Int) -> Int {
      switch PictureWord.verdict(pictures[index].outcome) {
      case "synthetic": 0
      case "suspected": 1
      case "not-evaluable": 2
      default:
        (verdicts.picture(index)?.recommendation ?? .approve) > .approve
          ? 1 : pictures[index].outcome.isPartlyUnread ? 2 : 3
      }
    }
    return pictures.indices.map { (rank($0), -(verdicts.picture($0)?.priority ?? 0), $0) }
      .filter { $0.0 < 3 }.sorted { $0 < $1 }.map(\.2)
  }

  private func gravestFirst(_ count: Int, verdict: (Int) -> Verdict?) -> [Int] {
    let order = (0..<count).map { index in
      let verdict = verdict(index)
      return (-(verdict?.recommendation.rawValue ?? 0), -(verdict?.priority ?? 0), index)
    }
    return order.sorted { $0 < $1 }.map(\.2)
  }
}

extension PictureExamination.Outcome {
  /// Whether some of the metadata could not be read.
  var isPartlyUnread: Bool {
    switch self {
    case .examined(let provenance): !provenance.unread.isEmpty
    case .notEvaluable: false
    }
  }
}
