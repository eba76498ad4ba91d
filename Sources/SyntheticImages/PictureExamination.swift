/// What was found about one picture of a listing.
public struct PictureExamination: Sendable {
  /// The picture's address or path, as the feed wrote it.
  public let href: String
  /// The index of the listing that names it; ``noListing`` for a picture that was examined by itself.
  public let listing: Int
  /// Stands for the listing of a picture that none names.
  public static let noListing = -1
  /// What the examination came to.
  public let outcome: Outcome
  /// What its pixels say; `nil` when they were not looked at.
  public let pixels: PixelFinding?
  /// What of it departs from the goods; `nil` when it was held against nothing.
  public private(set) var distortion: PictureDistortion?
  /// Whether it is not evaluable because it lies on a network and was not fetched, which is nobody's fault.
  public let isUnfetched: Bool

  /// An examination.
  public init(
    href: String, listing: Int, outcome: Outcome, pixels: PixelFinding? = nil, isUnfetched: Bool = false
  ) {
    self.href = href
    self.listing = listing
    self.outcome = outcome
    self.pixels = pixels
    self.isUnfetched = isUnfetched
  }

  /// The same examination with what departs from the goods of its listing.
  public func departing(_ distortion: PictureDistortion) -> PictureExamination {
    var examination = self
    examination.distortion = distortion
    return examination
  }

  /// The same examination for another listing that names the picture.
  public func named(by listing: Int) -> PictureExamination {
    PictureExamination(href: href, listing: listing, outcome: outcome, pixels: pixels, isUnfetched: isUnfetched)
  }

  /// What an examination came to.
  public enum Outcome: Sendable {
    /// The picture was read.
    case examined(Provenance)
    /// The picture could not be judged; never a pass.
    case notEvaluable(reason: String)
  }
}
