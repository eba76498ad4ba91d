public import Fingerprints
internal import Marketplace

/// Two picture files held against each other.
public struct PictureComparison: Sendable {
  /// The first picture.
  public let a: PictureFile
  /// The second.
  public let b: PictureFile
  /// How the second lies over the first; `nil` when they are not one picture, or one cannot be read.
  public let match: PictureMatch?
  /// The bits in which the hashes of the whole pictures differ as they are; `nil` when one has none that counts.
  public let distance: Int?

  /// Compares.
  public init(_ a: PictureFile, _ b: PictureFile) {
    self.a = a
    self.b = b
    guard let first = a.fingerprint, let second = b.fingerprint else {
      match = nil
      distance = nil
      return
    }
    match = second.match(with: first)
    let isHashed = min(first.quality, second.quality) >= PDQFingerprint.leastQuality
    distance = isHashed ? first.hash.distance(to: second.hash) : nil
  }

  /// What was done to the second picture, seen from the first.
  public var alterations: [PictureAlteration] {
    guard let match, let first = a.fingerprint, let second = b.fingerprint else { return [] }
    return PictureAlteration.all(of: match, size: second.size, other: first.size)
  }
}

/// Where picture files are looked for: among others, in lists of known pictures, and in a market.
public struct PictureLookup: Sendable {
  private let files: [PictureFile]
  private let index: PictureIndex
  private let positions: [Int]
  private let banks: [(name: String, bank: PictureBank)]
  private let market: MarketPictures?

  /// A listing that shows a picture.
  public struct Listing: Sendable {
    /// The listing's id.
    public let id: String
    /// The id of its store; `nil` when its feed names none.
    public let store: String?
  }

  /// What a picture was found as.
  public struct Found: Sendable {
    /// The file, the label of the list's entry, or the picture as a feed of the market names it.
    public let name: String
    /// The list, `nil` for a file and for a picture of the market.
    public let bank: String?
    /// The listings that show it, in order of id; none but for a picture of the market.
    public var listings: [Listing] = []
    /// How certain it is, 0 to 1.
    public let certainty: Double
    /// The bits in which the hashes differ, when they told.
    public let distance: Int?
    /// What was done to the asked picture, seen from the found one.
    public let alterations: [PictureAlteration]
  }

  /// Looks among files and lists, and among the pictures of a market.
  public init(
    files: [PictureFile], banks: [(name: String, bank: PictureBank)], market: MarketPictures? = nil
  ) {
    self.market = market
    self.files = files
    self.banks = banks
    positions = files.indices.filter { files[$0].fingerprint?.isComparable == true }
    index = PictureIndex(positions.compactMap { files[$0].fingerprint })
  }

  /// What is looked for.
  public enum Question: Sendable {
    /// A hash, as it is, for mirroring cannot be seen in a hash alone; in the lists and the market.
    case hash(PDQHash)
    /// A picture; a file is not found as itself.
    case picture(PictureFile)
  }

  /// What each of many is found as, most certain first.
  ///
  /// Lists are gone through once for all of them.
  public func find(_ questions: [Question]) -> [[Found]] {
    var found = questions.map { question in
      switch question {
      case .hash(let hash): shown(market?.matches(of: hash) ?? [])
      case .picture(let file): shown(file)
      }
    }
    let hashes = questions.map { question -> [(form: Dihedral, hash: PDQHash)] in
      switch question {
      case .hash(let hash): [(.upright, hash)]
      case .picture(let file): file.fingerprint?.comparableHashes ?? []
      }
    }
    for (name, bank) in banks {
      for (number, matches) in bank.matches(of: hashes).enumerated() {
        found[number] += matches.map { match in
          Found(
            name: match.entry.label.isEmpty ? match.entry.hash.hex : match.entry.label, bank: name,
            certainty: 1 - Double(match.distance) / 320, distance: match.distance,
            alterations: PictureAlteration.laid(match.form))
        }
      }
    }
    return found.map { $0.sorted(by: Self.isBefore) }
  }

  /// What a picture is found as among the files and in the market.
  private func shown(_ query: PictureFile) -> [Found] {
    guard let fingerprint = query.fingerprint else { return [] }
    var found: [Found] = []
    for match in index.matches(of: fingerprint) {
      let file = files[positions[match.picture]]
      guard file.path != query.path else { continue }
      found.append(
        Found(
          name: file.path, bank: nil, certainty: match.certainty, distance: match.distance,
          alterations: PictureAlteration.all(
            of: match, size: fingerprint.size, other: index.pictures[match.picture].size)))
    }
    return found + shown(market?.matches(of: fingerprint) ?? [])
  }

  private static func isBefore(_ a: Found, _ b: Found) -> Bool {
    (b.certainty, a.name, a.listings.first?.id ?? "") < (a.certainty, b.name, b.listings.first?.id ?? "")
  }

  private func shown(_ matches: [MarketPictures.Match]) -> [Found] {
    guard let records = market?.market else { return [] }
    return matches.map { match in
      Found(
        name: match.href, bank: nil,
        listings: match.listings.map {
          Listing(id: records.id(ofListing: $0), store: records.listings.string(.store, of: $0))
        },
        certainty: match.certainty, distance: match.distance, alterations: match.alterations)
    }
  }
}
