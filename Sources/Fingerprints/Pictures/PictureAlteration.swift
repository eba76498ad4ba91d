/// What was done to one picture to make another, as far as laying them over each other shows.
public enum PictureAlteration: Hashable, Sendable {
  /// Left and right were changed.
  case mirrored
  /// Turned by quarters, clockwise: 90, 180 or 270 degrees.
  case turned(Int)
  /// Turned a little, in degrees clockwise, −35 to 35.
  case rotated(Int)
  /// Cut off: the percentage of the other picture's area that is left.
  case cropped(keeping: Int)
  /// Something was put around it: the percentage of its own area that lies outside the other picture.
  case extended(by: Int)
  /// One way stretched against the other, in per cent.
  case stretched(Int)
  /// Parts look different (stickers, banners, text): the percentage of what both show.
  case covered(Int)

  /// What was done to the first picture of a match, seen from the second; empty when it is the same as a whole.
  ///
  /// - Parameters:
  ///   - match: How the first lies over the second.
  ///   - size: The first's sides in pixels.
  ///   - other: The second's.
  public static func all(
    of match: PictureMatch, size: (width: Int, height: Int), other: (width: Int, height: Int)
  ) -> [PictureAlteration] {
    var found = laid(match.form)
    // In pixels of equal size both ways, so that turns are turns.
    let laid = match.form.swapsSides ? (size.height, size.width) : (size.width, size.height)
    let (w, h) = (Float(laid.0), Float(laid.1))
    let (ow, oh) = (Float(other.width), Float(other.height))
    let (a, b, d, e) = (match.map.a * ow / w, match.map.b * ow / h, match.map.d * oh / w, match.map.e * oh / h)
    // The map turns the first back.
    let turn = -Int((Affine(a: a, b: b, c: 0, d: d, e: e, f: 0).turn * 180 / .pi).rounded())
    if abs(turn) >= 1 { found.append(.rotated(turn)) }
    let (across, down) = ((a * a + d * d).squareRoot(), (b * b + e * e).squareRoot())
    let stretch = Int((max(across, down) / min(across, down) * 100).rounded()) - 100
    if stretch >= 8 { found.append(.stretched(stretch)) }
    let (kept, outside) = areas(match.map)
    if kept < 0.96 { found.append(.cropped(keeping: Int((kept * 100).rounded()))) }
    if outside > 0.04 { found.append(.extended(by: Int((outside * 100).rounded()))) }
    let covered = Int(((1 - match.agreement) * 100).rounded())
    if covered >= 8 { found.append(.covered(covered)) }
    return found
  }

  /// What was done to a picture that has to be laid in a form to be the other again.
  public static func laid(_ form: Dihedral) -> [PictureAlteration] {
    switch form.inverse {
    case .upright: []
    case .mirrored: [.mirrored]
    case .flipped: [.mirrored, .turned(180)]
    case .turned180: [.turned(180)]
    case .turned90: [.turned(90)]
    case .turned270: [.turned(270)]
    case .transposed: [.mirrored, .turned(270)]
    case .antitransposed: [.mirrored, .turned(90)]
    }
  }

  /// The share of the second picture that the first covers, and the share of the first that lies outside the second.
  private static func areas(_ map: Affine) -> (kept: Double, outside: Double) {
    guard let back = map.inverse else { return (1, 0) }
    let steps = 48
    func inside(_ map: Affine) -> Double {
      var count = 0
      for row in 0..<steps {
        for column in 0..<steps {
          let at = map.apply((Float(column) + 0.5) / Float(steps), (Float(row) + 0.5) / Float(steps))
          if at.x >= 0, at.y >= 0, at.x <= 1, at.y <= 1 { count += 1 }
        }
      }
      return Double(count) / Double(steps * steps)
    }
    return (inside(back), 1 - inside(map))
  }
}
