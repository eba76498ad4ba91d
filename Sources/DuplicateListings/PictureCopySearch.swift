public import Fingerprints
public import Marketplace

/// Finds listings that show one picture, whatever was done to it.
public struct PictureCopySearch: Sendable {
  /// Listings that may show a picture before it counts as common.
  static let commonListings = 60
  /// Stores that may show a picture before it counts as common.
  static let commonStores = 24
  /// Listings that may show a picture before it weighs less.
  static let rareListings = 12

  private let market: Market
  private let listed: ListedPictures
  /// The pictures that are compared: of those whose hashes are equal, the first.
  private let distinct: [Int]
  /// For each picture the position of the one that stands for it among ``distinct``, or -1.
  private let standIn: [Int32]
  private let index: PictureIndex

  /// Indexes the pictures of a market.
  ///
  /// - Complexity: O(pictures).
  public init(market: Market, listed: ListedPictures) {
    self.market = market
    self.listed = listed
    var distinct: [Int] = []
    var fingerprints: [PictureFingerprint] = []
    var standIn = [Int32](repeating: -1, count: listed.pictures.count)
    var known: [PDQHash: Int32] = [:]
    for (picture, outcome) in listed.pictures.enumerated() {
      guard case .fingerprinted(let fingerprint) = outcome, fingerprint.isComparable else { continue }
      let isHashed = fingerprint.quality >= PDQFingerprint.leastQuality
      if isHashed, let first = known[fingerprint.hash] {
        standIn[picture] = first
        continue
      }
      standIn[picture] = Int32(distinct.count)
      if isHashed { known[fingerprint.hash] = Int32(distinct.count) }
      distinct.append(picture)
      fingerprints.append(fingerprint)
    }
    self.distinct = distinct
    self.standIn = standIn
    index = PictureIndex(fingerprints)
  }

  /// The number of distinct pictures, each of which is asked about by ``matches(of:)``.
  public var count: Int { distinct.count }

  /// Distinct pictures that are one with another: may be asked about each from any thread.
  public func matches(of picture: Int) -> [PictureMatch] {
    index.matches(of: index.pictures[picture], except: picture)
  }

  /// Makes findings of what ``matches(of:)`` gave for each distinct picture, in order.
  ///
  /// - Complexity: O(references + matches + pairs).
  public func findings(_ matches: [[PictureMatch]]) -> PictureFindings {
    var holders: [[Int]] = Array(repeating: [], count: distinct.count)
    var comparable = [Int32](repeating: 0, count: market.listings.count)
    var unreadable: [(listing: Int, href: String, reason: String)] = []
    for (number, reference) in listed.references.enumerated() {
      if case .unreadable(let reason) = listed.pictures[reference.picture] {
        unreadable.append((reference.listing, reference.href, reason))
      }
      let stand = standIn[reference.picture]
      guard stand >= 0 else { continue }
      holders[Int(stand)].append(number)
      comparable[reference.listing] += 1
    }
    let families = Families(matches, count: distinct.count)
    var common: [CommonPicture] = []
    var rarity = [Double](repeating: 1, count: distinct.count)
    for family in families.all {
      let references = family.flatMap { holders[$0] }.sorted()
      let listings = Set(references.map { listed.references[$0].listing })
      let stores = Set(listings.map { market.storeOfListing[$0] })
      if listings.count > Self.commonListings || stores.count > Self.commonStores {
        for picture in family { rarity[picture] = 0 }
        common.append(
          CommonPicture(href: listed.references[references[0]].href, listings: listings.count, stores: stores.count))
      } else if listings.count > Self.rareListings {
        for picture in family { rarity[picture] = Double(Self.rareListings) / Double(listings.count) }
      }
    }
    common.sort { ($1.listings, $0.href) < ($0.listings, $1.href) }
    var collected = CollectedPairs(listed: listed)
    for picture in distinct.indices where rarity[picture] > 0 {
      let own = holders[picture]
      for (position, a) in own.enumerated() {
        for b in own[(position + 1)...] { collected.add(a, b, certainty: 1, rarity: rarity[picture], match: nil) }
      }
      for match in matches[picture] where match.picture != picture {
        for a in own {
          for b in holders[match.picture] {
            collected.add(
              a, b, certainty: match.certainty, rarity: rarity[picture], match: (match, picture, match.picture))
          }
        }
      }
    }
    return PictureFindings(
      pairs: collected.pairs(comparable: comparable) { alterations($0) }, common: common, unreadable: unreadable,
      comparable: comparable)
  }

  private func alterations(_ found: (match: PictureMatch, a: Int, b: Int)) -> [PictureAlteration] {
    PictureAlteration.all(of: found.match, size: index.pictures[found.a].size, other: index.pictures[found.b].size)
  }
}

/// Pictures that are joined by matches (union-find: Tarjan 1975).
private struct Families {
  /// The members of each family, ascending, in order of the first.
  let all: [[Int]]

  init(_ matches: [[PictureMatch]], count: Int) {
    var parents = Array(0..<count)
    func root(_ member: Int) -> Int {
      var node = member
      while parents[node] != node {
        parents[node] = parents[parents[node]]
        node = parents[node]
      }
      return node
    }
    for (picture, found) in matches.enumerated() {
      for match in found {
        let (a, b) = (root(picture), root(match.picture))
        if a != b { parents[max(a, b)] = min(a, b) }
      }
    }
    var members: [Int: [Int]] = [:]
    for picture in 0..<count { members[root(picture), default: []].append(picture) }
    all = members.sorted { $0.key < $1.key }.map(\.value)
  }
}

/// Pairs of listings, with the most certain match of each.
private struct CollectedPairs {
  private struct Best {
    var a: Int
    var b: Int
    var certainty: Double
    var rarity: Double
    var match: (match: PictureMatch, a: Int, b: Int)?
    var picturesA: Set<Int> = []
    var picturesB: Set<Int> = []
  }

  private struct Key: Hashable, Comparable {
    let a: Int
    let b: Int
    static func < (x: Key, y: Key) -> Bool { (x.a, x.b) < (y.a, y.b) }
  }

  let listed: ListedPictures
  private var best: [Key: Best] = [:]

  init(listed: ListedPictures) { self.listed = listed }

  /// Adds that two references show one picture.
  ///
  /// What was done is said of the higher listing's picture, so a match of the lower with the higher is left to its reverse
  /// where there is one.
  mutating func add(_ a: Int, _ b: Int, certainty: Double, rarity: Double, match: (PictureMatch, Int, Int)?) {
    let (left, right) = (listed.references[a], listed.references[b])
    guard left.listing != right.listing else { return }
    let isForward = left.listing > right.listing
    let (low, high) = isForward ? (b, a) : (a, b)
    let key = Key(a: min(left.listing, right.listing), b: max(left.listing, right.listing))
    // Of equally certain matches, the one of the higher listing's picture over the lower's.
    let rank = certainty + (match == nil || isForward ? 1e-9 : 0)
    var entry = best[key] ?? Best(a: low, b: high, certainty: -1, rarity: rarity, match: nil)
    if rank > entry.certainty {
      (entry.a, entry.b, entry.certainty) = (low, high, rank)
      entry.match = match.map { ($0.0, $0.1, $0.2) }
    }
    entry.rarity = max(entry.rarity, rarity)
    entry.picturesA.insert(listed.references[low].picture)
    entry.picturesB.insert(listed.references[high].picture)
    best[key] = entry
  }

  func pairs(
    comparable: [Int32], alterations: ((match: PictureMatch, a: Int, b: Int)) -> [PictureAlteration]
  ) -> [PicturePair] {
    best.sorted { $0.key < $1.key }.map { key, entry in
      PicturePair(
        a: key.a, b: key.b, hrefA: listed.references[entry.a].href, hrefB: listed.references[entry.b].href,
        shared: min(entry.picturesA.count, entry.picturesB.count),
        comparable: Int(min(comparable[key.a], comparable[key.b])), certainty: min(entry.certainty, 1),
        rarity: entry.rarity, alterations: entry.match.map(alterations) ?? [])
    }
  }
}
