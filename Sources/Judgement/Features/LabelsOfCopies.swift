internal import DuplicateListings
internal import SyntheticImages

/// What the copies of a picture, in other listings, declare of its origin: a label that one copy carries and another
/// lacks was lost or taken off on the way.
struct LabelsOfCopies: Sendable {
  private struct Shown: Hashable {
    let listing: Int
    let href: String
  }

  private var degrees: [Shown: Double] = [:]

  /// The certainty from which on two pictures are one, so that what one says holds for the other.
  private static let sure = 0.9

  /// Holds each pair of copies against what was read of both.
  ///
  /// - Complexity: O(pairs + pictures).
  init(_ pairs: [PicturePair], _ pictures: [PictureExamination]) {
    guard !pairs.isEmpty else { return }
    var declared: [Shown: Double] = [:]
    for picture in pictures {
      guard case .examined(let provenance) = picture.outcome, provenance.declared.degree > 0 else { continue }
      declared[Shown(listing: picture.listing, href: picture.href)] = provenance.declared.degree
    }
    guard !declared.isEmpty else { return }
    for pair in pairs where pair.certainty >= Self.sure {
      let (a, b) = (Shown(listing: pair.a, href: pair.hrefA), Shown(listing: pair.b, href: pair.hrefB))
      if let degree = declared[a] { degrees[b] = max(degrees[b] ?? 0, degree) }
      if let degree = declared[b] { degrees[a] = max(degrees[a] ?? 0, degree) }
    }
  }

  /// The most that a copy of the picture declares, from 0 to 1.
  func degree(of picture: PictureExamination) -> Double {
    degrees[Shown(listing: picture.listing, href: picture.href)] ?? 0
  }
}
