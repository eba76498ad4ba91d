public import Fingerprints

/// The pictures that listings name, fingerprinted.
public struct ListedPictures: Sendable {
  /// A listing's reference to a picture.
  public struct Reference: Hashable, Sendable {
    /// The listing's index in the market.
    public let listing: Int
    /// The picture's index among ``pictures``.
    public let picture: Int
    /// The address or path, as the feed wrote it.
    public let href: String

    /// A reference.
    public init(listing: Int, picture: Int, href: String) {
      self.listing = listing
      self.picture = picture
      self.href = href
    }
  }

  /// Why a picture is not compared.
  public enum Outcome: Sendable {
    /// It can be compared.
    case fingerprinted(PictureFingerprint)
    /// It could not be read or decoded, and why.
    case unreadable(reason: String)
    /// It was not fetched from its web address.
    case notFetched
  }

  /// Every reference, in order of listing.
  public let references: [Reference]
  /// Each picture once.
  public let pictures: [Outcome]

  /// Listed pictures.
  public init(references: [Reference], pictures: [Outcome]) {
    self.references = references
    self.pictures = pictures
  }
}

/// Two listings that show one picture.
public struct PicturePair: Sendable {
  /// The listing with the lower index.
  public let a: Int
  /// The listing with the higher index.
  public let b: Int
  /// The picture of `a`, as its feed wrote it, of the match that is most certain.
  public let hrefA: String
  /// The picture of `b`.
  public let hrefB: String
  /// Pictures of the listing that has fewer which the other shows, too.
  public let shared: Int
  /// Pictures that the listing with fewer has, of those that can be compared.
  public let comparable: Int
  /// How certain it is that the picture is the same, 0 to 1.
  public let certainty: Double
  /// How much the picture tells: 1 when few listings show it, less the more do.
  public let rarity: Double
  /// What was done to the picture of `b`, seen from that of `a`.
  public let alterations: [PictureAlteration]

  /// How much the pair's pictures weigh as evidence, 0 to 1.
  public var weight: Double { certainty * rarity }
}

/// A picture that so many listings show that it tells nothing: a packshot, a size chart, a logo.
public struct CommonPicture: Sendable {
  /// The picture, as the first listing's feed wrote it.
  public let href: String
  /// Listings that show it.
  public let listings: Int
  /// Stores that show it.
  public let stores: Int
}

/// What comparing the pictures of a market found.
public struct PictureFindings: Sendable {
  /// Pairs of listings that show one picture, by the lower and then the higher listing.
  public let pairs: [PicturePair]
  /// Pictures that are shown too widely to make pairs, most widely first.
  public let common: [CommonPicture]
  /// Pictures that could not be compared, and why: those that were not fetched are left out.
  public let unreadable: [(listing: Int, href: String, reason: String)]
  /// Pictures of each listing that could be compared; empty when no picture was looked at.
  public let comparable: [Int32]

  /// Findings.
  public init(
    pairs: [PicturePair] = [], common: [CommonPicture] = [],
    unreadable: [(listing: Int, href: String, reason: String)] = [], comparable: [Int32] = []
  ) {
    self.pairs = pairs
    self.common = common
    self.unreadable = unreadable
    self.comparable = comparable
  }
}
