/// The declared number of articles beside the number of objects in a picture.
///
/// Weak evidence, shown to people and weighed by nothing: a shop may show one of six, or one article from three sides.
public struct CountCheck: Hashable, Sendable {
  /// What the listing declares.
  public let declared: Int
  /// How many objects lie apart in the picture.
  public let shown: ShownCount

  /// A check.
  public init(declared: Int, shown: ShownCount) {
    self.declared = declared
    self.shown = shown
  }

  /// Whether another number of objects is shown; `false` when they cannot be counted.
  public var differs: Bool {
    if case .objects(let count) = shown { count != declared } else { false }
  }
}
