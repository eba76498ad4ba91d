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

  /// An examination.
  public init(href: String, listing: Int, outcome: Outcome) {
    self.href = href
    self.listing = listing
    self.outcome = outcome
  }

  /// Whether the picture lies on a network, where nothing is fetched from.
  public var isWebAddress: Bool {
    let scheme = href.prefix(8).lowercased()
    return scheme.hasPrefix("http://") || scheme.hasPrefix("https://")
  }

  /// What an examination came to.
  public enum Outcome: Sendable {
    /// The picture was read.
    case examined(Provenance)
    /// The picture could not be judged; never a pass.
    case notEvaluable(reason: String)
  }
}
