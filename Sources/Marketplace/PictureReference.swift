/// A picture that a listing names.
public struct PictureReference: Hashable, Sendable {
  /// An `http(s)` address, or a path relative to the feed file.
  public var href: String
  /// What the picture is for.
  public var role: Role

  /// A reference.
  public init(href: String, role: Role) {
    self.href = href
    self.role = role
  }

  /// What a picture is for.
  public enum Role: String, Sendable {
    /// The picture that buyers see first.
    case main
    /// Another of the seller's pictures.
    case detail
    /// A buyer's own photograph.
    case buyer
  }
}
