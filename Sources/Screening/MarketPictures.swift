internal import DuplicateListings
public import Fetching
internal import Fingerprints
internal import Foundation
public import Marketplace

/// The pictures that the listings of a market show, indexed so that others are looked for among them.
public struct MarketPictures: Sendable {
  /// A picture that was not looked at, and why.
  public struct Unread: Sendable {
    /// The first listing that names it.
    public let listing: Int
    /// The address or path, as the feed wrote it.
    public let href: String
    /// What stood in the way.
    public let reason: String
  }

  /// A picture of the market that is one with another.
  struct Match {
    let href: String
    /// Indexes of the listings that show it, ascending.
    let listings: [Int]
    let certainty: Double
    let distance: Int?
    let alterations: [PictureAlteration]
  }

  /// The records.
  public let market: Market
  /// The pictures that were not looked at, in order of listing.
  public let unread: [Unread]
  private let index: PictureIndex
  /// The address and the listings of each indexed picture.
  private let shown: [(href: String, listings: [Int])]

  /// Reads and fingerprints the pictures of a market, many at a time, each file once.
  ///
  /// - Parameters:
  ///   - reading: The market; pictures with paths lie beside the feeds that name them.
  ///   - store: Where pictures with web addresses were fetched to; they are not looked at without.
  ///   - progress: Told how many are done.
  /// - Complexity: O(pictures); some 17 kB each stay in memory.
  public init(
    of reading: MarketReading, store: FetchStore?,
    progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) async {
    market = reading.market
    let named = NamedPictures(of: market, in: reading.sources.map { PicturePlace(of: $0, store: store) })
    let outcomes = await named.files.mapped(
      width: ProcessInfo.processInfo.activeProcessorCount, finished: progress
    ) { PictureReading(of: $0.href, in: $0.place).fingerprint }
    var listings: [[Int]] = Array(repeating: [], count: named.files.count)
    for reference in named.references where listings[reference.file].last != reference.listing {
      listings[reference.file].append(reference.listing)
    }
    var fingerprints: [PictureFingerprint] = []
    var shown: [(href: String, listings: [Int])] = []
    var unread: [Unread] = []
    for (number, file) in named.files.enumerated() {
      let reason: String
      switch outcomes[number] {
      case .fingerprinted(let fingerprint) where fingerprint.isComparable:
        fingerprints.append(fingerprint)
        shown.append((file.href, listings[number]))
        continue
      // One colour, and so on: it was looked at, and is like no other.
      case .fingerprinted: continue
      case .unreadable(let text): reason = text
      case .notFetched:
        reason = "it was not fetched: run `storewarden fetch`, and name its folder with --pictures"
      }
      unread.append(Unread(listing: file.listing, href: file.href, reason: reason))
    }
    self.unread = unread
    self.shown = shown
    index = PictureIndex(fingerprints)
  }

  /// The pictures that are one with a picture, whatever was done to it.
  func matches(of query: PictureFingerprint) -> [Match] {
    index.matches(of: query).map { match in
      Match(
        href: shown[match.picture].href, listings: shown[match.picture].listings, certainty: match.certainty,
        distance: match.distance,
        alterations: PictureAlteration.all(of: match, size: query.size, other: index.pictures[match.picture].size))
    }
  }

  /// The pictures whose hashes are within 31 bits of one, as it is.
  ///
  /// - Complexity: O(pictures).
  func matches(of hash: PDQHash) -> [Match] {
    index.pictures.indices.compactMap { picture in
      let distance = index.pictures[picture].hash.distance(to: hash)
      guard index.pictures[picture].quality >= PDQFingerprint.leastQuality, distance <= PDQHash.radius else {
        return nil
      }
      return Match(
        href: shown[picture].href, listings: shown[picture].listings, certainty: 1 - Double(distance) / 320,
        distance: distance, alterations: [])
    }
  }
}
