/// Listings that offer one thing in one text, after disguises are undone.
public struct DuplicateCluster: Sendable {
  /// A stable id: the same for the same set of listings.
  public let id: String
  /// Indexes of the listings in the market, ascending; two or more.
  public let listings: [Int]
  /// The listing to keep, by ``KeepPolicy``.
  public let keep: Int
  /// What set it apart from the others, in the order in which it was asked.
  public let keepReasons: [KeepReason]
  /// Verified pairs that connect every listing, most alike first.
  public let pairs: [DuplicatePair]
  /// The listings that say exactly the same: sets of two or more whose folded titles and descriptions and whose
  /// distinguishing tokens (model codes, measures, variation attributes, GTIN, part number) are equal.
  ///
  /// Each set is ascending, and the sets are in the order of their first listings. Prices are not compared.
  public let identical: [[Int]]

  /// A cluster.
  public init(
    id: String, listings: [Int], keep: Int, keepReasons: [KeepReason] = [], pairs: [DuplicatePair],
    identical: [[Int]] = []
  ) {
    self.id = id
    self.listings = listings
    self.keep = keep
    self.keepReasons = keepReasons
    self.pairs = pairs
    self.identical = identical
  }

  /// The probability of the least certain pair that is needed to connect the cluster, 0 to 1.
  public var score: Double { pairs.map(\.probability).min() ?? 0 }
}

/// Two listings that were compared in full.
public struct DuplicatePair: Sendable {
  /// The listing with the lower index.
  public let a: Int
  /// The listing with the higher index.
  public let b: Int
  /// Exact Jaccard similarity of the shingle sets, 0 to 1.
  public let resemblance: Double
  /// Share of the smaller shingle set that the larger holds, 0 to 1.
  public let containment: Double
  /// Jaccard similarity of the titles' shingles, 0 to 1.
  public let titleResemblance: Double
  /// Probability that one is a copy of the other, 0 to 1.
  public let probability: Double
  /// What was disguised, in a fixed order.
  public let disguises: [Disguise]
  /// The listing that was created first, on an earlier day than the other: the one that was copied. `nil` when a feed
  /// does not say when they were created, or says the same day.
  public let original: Int?

  /// A pair.
  public init(
    a: Int, b: Int, resemblance: Double, containment: Double, titleResemblance: Double, probability: Double,
    disguises: [Disguise], original: Int? = nil
  ) {
    self.a = a
    self.b = b
    self.resemblance = resemblance
    self.containment = containment
    self.titleResemblance = titleResemblance
    self.probability = probability
    self.disguises = disguises
    self.original = original
  }
}

/// A way in which a copy's text was made to look different.
public enum Disguise: String, CaseIterable, Sendable {
  /// Zero-width and other invisible characters.
  case invisible
  /// Letters of another script that look alike.
  case lookAlike = "look-alike"
  /// Full-width or other compatibility forms.
  case fullWidth = "full-width"
  /// Emoji and decoration.
  case decoration
  /// Marks or spaces between all characters.
  case separators
  /// Traditional characters for simplified ones.
  case traditional
  /// Letters of a syllable for the ideograph that is read so.
  case pinyin
  /// Ideographs that are read like others.
  case soundAlike = "sound-alike"
  /// Numbers in words for digits, or a quantity in another unit.
  case numerals
  /// Promotional words added or removed.
  case promotion
  /// Sentences or words in another order.
  case order
  /// Words replaced by others.
  case wording
  /// Text left out or added.
  case length
}
