/// The eight ways in which a rectangle can be laid on itself: mirrored or not, by quarter turns.
public enum Dihedral: Int, CaseIterable, Sendable {
  /// As it is.
  case upright
  /// Left and right changed.
  case mirrored
  /// Top and bottom changed.
  case flipped
  /// Turned by 180°.
  case turned180
  /// Mirrored along the diagonal from the top left.
  case transposed
  /// Turned by 90° clockwise.
  case turned90
  /// Turned by 90° counterclockwise.
  case turned270
  /// Mirrored along the diagonal from the bottom left.
  case antitransposed

  /// Whether rows become columns.
  public var swapsSides: Bool { rawValue >= 4 }
  /// Whether, after sides were swapped or not, left and right are changed.
  var reversesColumns: Bool { [.mirrored, .turned180, .turned90, .antitransposed].contains(self) }
  /// Whether, after sides were swapped or not, top and bottom are changed.
  var reversesRows: Bool { [.flipped, .turned180, .turned270, .antitransposed].contains(self) }

  init(swapsSides: Bool, reversesColumns: Bool, reversesRows: Bool) {
    self = Self(rawValue: (swapsSides ? 4 : 0) + (reversesRows ? 2 : 0) + (reversesColumns ? 1 : 0)) ?? .upright
  }

  /// What undoes it.
  public var inverse: Dihedral {
    switch self {
    case .turned90: .turned270
    case .turned270: .turned90
    default: self
    }
  }

  /// Where a place of a centred square goes; x to the right, y down.
  func apply(_ x: Float, _ y: Float) -> (x: Float, y: Float) {
    let (u, v) = swapsSides ? (y, x) : (x, y)
    return (reversesColumns ? -u : u, reversesRows ? -v : v)
  }
}
