/// A map of the plane that keeps lines: `x' = a x + b y + c`, `y' = d x + e y + f`.
public struct Affine: Hashable, Sendable {
  /// Across from across.
  public var a: Float
  /// Across from down.
  public var b: Float
  /// Moved across.
  public var c: Float
  /// Down from across.
  public var d: Float
  /// Down from down.
  public var e: Float
  /// Moved down.
  public var f: Float

  func apply(_ x: Float, _ y: Float) -> (x: Float, y: Float) { (a * x + b * y + c, d * x + e * y + f) }

  var determinant: Float { a * e - b * d }

  /// The map back; `nil` when it has none.
  var inverse: Affine? {
    let determinant = determinant
    guard abs(determinant) > 1e-6 else { return nil }
    let (p, q, r, s) = (e / determinant, -b / determinant, -d / determinant, a / determinant)
    return Affine(a: p, b: q, c: -(p * c + q * f), d: r, e: s, f: -(r * c + s * f))
  }

  /// The turn and the two scales along the axes, as far as it is a turn of a stretched picture.
  var turn: Float { atan2(d - b, a + e) }
  /// Whether it turns by less than 35°, scales by less than 6 times, and squeezes one way by less than 2 to 1.
  var isPlausible: Bool {
    let (across, down) = ((a * a + d * d).squareRoot(), (b * b + e * e).squareRoot())
    guard determinant > 0, across > 1 / 6, across < 6, down > 1 / 6, down < 6 else { return false }
    let skew = (a * b + d * e) / (across * down)
    return across < 2 * down && down < 2 * across && abs(skew) < 0.3 && abs(turn) < 0.61
  }
}

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

extension Affine {
  /// The map of least squares from the first of each pair of points to the second; `nil` when they do not fix one.
  ///
  /// - Parameter isSimilarity: Whether it may only turn, scale alike both ways, and move.
  static func fit(
    _ pairs: [(from: (x: Float, y: Float), to: (x: Float, y: Float))], isSimilarity: Bool
  ) -> Affine? {
    guard pairs.count >= (isSimilarity ? 2 : 3) else { return nil }
    let n = Double(pairs.count)
    var (mx, my, mu, mv) = (0.0, 0.0, 0.0, 0.0)
    for pair in pairs {
      mx += Double(pair.from.x)
      my += Double(pair.from.y)
      mu += Double(pair.to.x)
      mv += Double(pair.to.y)
    }
    (mx, my, mu, mv) = (mx / n, my / n, mu / n, mv / n)
    var (xx, xy, yy, xu, yu, xv, yv) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    for pair in pairs {
      let (x, y) = (Double(pair.from.x) - mx, Double(pair.from.y) - my)
      let (u, v) = (Double(pair.to.x) - mu, Double(pair.to.y) - mv)
      xx += x * x
      xy += x * y
      yy += y * y
      xu += x * u
      yu += y * u
      xv += x * v
      yv += y * v
    }
    let (a, b, d, e): (Double, Double, Double, Double)
    if isSimilarity {
      guard xx + yy > 1 else { return nil }
      a = (xu + yv) / (xx + yy)
      d = (xv - yu) / (xx + yy)
      (b, e) = (-d, a)
    } else {
      let determinant = xx * yy - xy * xy
      guard determinant > 1e-3 * (xx + yy) * (xx + yy) else { return nil }
      a = (xu * yy - yu * xy) / determinant
      b = (yu * xx - xu * xy) / determinant
      d = (xv * yy - yv * xy) / determinant
      e = (yv * xx - xv * xy) / determinant
    }
    return Affine(
      a: Float(a), b: Float(b), c: Float(mu - a * mx - b * my), d: Float(d), e: Float(e),
      f: Float(mv - d * mx - e * my))
  }
}
