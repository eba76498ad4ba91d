/// How one picture lies over another, and how much of them agrees.
public struct Registration: Sendable {
  /// How the first picture is laid before it is moved.
  public let form: Dihedral
  /// From the first picture, laid so, to the second; in pixels of the sides that their features are measured in.
  public let map: Affine
  /// Places of the first that lie on places of the second that look the same.
  public let inliers: Int
  /// Places of the two pictures, the fewer, that lie where both pictures are.
  public let shared: Int
  /// Parts of the second with structure that the first covers.
  public let compared: Int
  /// Of those, the parts that look the same, 0 to 1.
  public let agreement: Double
}

extension LocalFeatures {
  /// The sides when laid in a form.
  func sides(_ form: Dihedral) -> (width: Float, height: Float) { form.swapsSides ? (height, width) : (width, height) }

  /// A point of the picture where it is when the picture is laid in a form.
  func laid(_ x: Float, _ y: Float, _ form: Dihedral) -> (x: Float, y: Float) {
    let sides = sides(form)
    let (u, v) = form.apply(x - (width - 1) / 2, y - (height - 1) / 2)
    return (u + (sides.width - 1) / 2, v + (sides.height - 1) / 2)
  }

  /// Lays this picture over another in a form, and looks whether what lies on each other looks the same.
  ///
  /// Every pair of places that look alike proposes where the picture lies; the proposal that most others agree with is
  /// fitted again by least squares, first as a similarity, then as an affine map (after Lowe, "Distinctive image features
  /// from scale-invariant keypoints", IJCV 2004). Then the pictures themselves are compared through it.
  ///
  /// - Returns: `nil` when no proposal has enough support.
  /// - Complexity: O(places of one × places of the other).
  public func registration(on other: LocalFeatures, form: Dihedral) -> Registration? {
    let pairs = matches(with: other, form: form)
    guard pairs.count >= RegistrationRule.leastInliers else { return nil }
    var best: (count: Int, map: Affine)?
    for pair in pairs {
      let scale = pair.scale
      let map = Affine(
        a: scale, b: 0, c: pair.to.x - scale * pair.from.x, d: 0, e: scale, f: pair.to.y - scale * pair.from.y)
      let count = pairs.count { Self.agrees($0, map, tolerance: 14) }
      if count > best?.count ?? 0 { best = (count, map) }
    }
    guard var (count, map) = best, count >= RegistrationRule.leastInliers else { return nil }
    for (round, tolerance) in [Float(14), 9, 6, 5, 5].enumerated() {
      let inliers = pairs.filter { Self.agrees($0, map, tolerance: tolerance) }
      guard
        let fitted = Affine.fit(
          inliers.map { ($0.from, $0.to) }, isSimilarity: round < 3 || inliers.count < 8),
        fitted.isPlausible
      else { break }
      map = fitted
    }
    var used: Set<Int> = []
    for pair in pairs where Self.agrees(pair, map, tolerance: 5) { used.insert(pair.reference) }
    count = used.count
    guard count >= RegistrationRule.leastInliers, map.isPlausible else { return nil }
    let likeness = Self.likeness(self, form, map.shares(from: sides(form), to: (other.width, other.height)), other)
    return Registration(
      form: form, map: map, inliers: count, shared: sharedPlaces(with: other, form, map), compared: likeness.compared,
      agreement: likeness.agreement)
  }

  /// Places of either picture that lie within the other, whichever are fewer.
  private func sharedPlaces(with other: LocalFeatures, _ form: Dihedral, _ map: Affine) -> Int {
    guard let back = map.inverse else { return 0 }
    let sides = sides(form)
    let mine = places.count { place in
      let at = laid(place.x, place.y, form)
      let there = map.apply(at.x, at.y)
      return there.x >= 0 && there.y >= 0 && there.x < other.width && there.y < other.height
    }
    let others = other.places.count { place in
      let at = back.apply(place.x, place.y)
      return at.x >= 0 && at.y >= 0 && at.x < sides.width && at.y < sides.height
    }
    return min(mine, others)
  }

  /// A place of each picture that look alike.
  struct Pair {
    let from: (x: Float, y: Float)
    let to: (x: Float, y: Float)
    /// The size of the second over the first's.
    let scale: Float
    let reference: Int
  }

  private func matches(with other: LocalFeatures, form: Dihedral) -> [Pair] {
    var pairs: [Pair] = []
    for (index, place) in places.enumerated() {
      let descriptor = FeaturePattern.shared.laid(descriptors[index], form)
      guard
        let (nearest, distance) = VectorPath.best.nearest(
          to: descriptor, in: other.descriptors, range: 0..<other.descriptors.count),
        distance <= RegistrationRule.greatestDistance
      else { continue }
      let found = other.places[nearest]
      let steps = Int(found.level) - Int(place.level)
      let scale = steps >= 0 ? FeatureFinder.power(steps) : 1 / FeatureFinder.power(-steps)
      pairs.append(
        Pair(from: laid(place.x, place.y, form), to: (found.x, found.y), scale: scale, reference: nearest))
    }
    return pairs
  }

  private static func agrees(_ pair: Pair, _ map: Affine, tolerance: Float) -> Bool {
    let at = map.apply(pair.from.x, pair.from.y)
    let (dx, dy) = (at.x - pair.to.x, at.y - pair.to.y)
    let scale = map.determinant.squareRoot()
    return dx * dx + dy * dy <= tolerance * tolerance && pair.scale < 1.7 * scale && scale < 1.7 * pair.scale
  }

  /// Compares the stamps, part by part, where the first covers the second.
  ///
  /// - Parameter map: From shares of the first's sides, laid in `form`, to shares of the second's.
  static func likeness(
    _ query: LocalFeatures, _ form: Dihedral, _ map: Affine, _ other: LocalFeatures
  ) -> (compared: Int, agreement: Double) {
    guard let back = map.inverse else { return (0, 0) }
    let stamp = other.stamp
    let part = 6
    var compared = 0
    var agreeing = 0
    for top in stride(from: 0, to: stamp.height - part + 1, by: part) {
      for left in stride(from: 0, to: stamp.width - part + 1, by: part) {
        var sums = PartSums()
        for row in top..<(top + part) {
          for column in left..<(left + part) {
            let at = back.apply(
              (Float(column) + 0.5) / Float(stamp.width), (Float(row) + 0.5) / Float(stamp.height))
            guard at.x >= 0, at.y >= 0, at.x <= 1, at.y <= 1 else { continue }
            let (u, v) = form.inverse.apply(at.x - 0.5, at.y - 0.5)
            sums.add(Float(stamp.samples[row * stamp.width + column]), query.stamp.sample(u + 0.5, v + 0.5))
          }
        }
        guard sums.count >= Float(part * part) * 0.7, let likeness = sums.likeness else { continue }
        compared += 1
        if likeness > RegistrationRule.leastCorrelation { agreeing += 1 }
      }
    }
    return (compared, compared == 0 ? 0 : Double(agreeing) / Double(compared))
  }
}

/// What two parts of pictures have in common.
private struct PartSums {
  var count: Float = 0
  private var a: Float = 0
  private var b: Float = 0
  private var aa: Float = 0
  private var bb: Float = 0
  private var ab: Float = 0

  mutating func add(_ x: Float, _ y: Float) {
    count += 1
    a += x
    b += y
    aa += x * x
    bb += y * y
    ab += x * y
  }

  /// The correlation, −1 to 1; `nil` when both are even, so that there is nothing to compare.
  var likeness: Float? {
    let (va, vb) = (aa - a * a / count, bb - b * b / count)
    let least = count * 12
    guard va > least || vb > least else { return nil }
    return (ab - a * b / count) / (max(va, count) * max(vb, count)).squareRoot()
  }
}

extension Stamp {
  /// The sample at a place from 0 to 1 across and down, between its neighbours.
  func sample(_ across: Float, _ down: Float) -> Float {
    let x = min(max(across * Float(width) - 0.5, 0), Float(width - 1))
    let y = min(max(down * Float(height) - 0.5, 0), Float(height - 1))
    let (column, row) = (Int(x), Int(y))
    let (right, below) = (min(column + 1, width - 1), min(row + 1, height - 1))
    let (u, v) = (x - Float(column), y - Float(row))
    func at(_ column: Int, _ row: Int) -> Float { Float(samples[row * width + column]) }
    let top = at(column, row) + (at(right, row) - at(column, row)) * u
    let bottom = at(column, below) + (at(right, below) - at(column, below)) * u
    return top + (bottom - top) * v
  }
}

/// From when on two pictures that were laid over each other are called one picture.
///
/// Fitted on disguised photographs and on pairs of different ones: of the latter, the greatest weights were 14.6, of two
/// shirts seen from behind before white, and 11.9.
enum RegistrationRule {
  static let leastInliers = 5
  static let greatestDistance = 72
  static let leastCorrelation: Float = 0.7
  static let leastAgreement = 0.4
  static let leastWeight = 15.0
}

extension Registration {
  /// How much speaks for one picture: the places that agree, times the share of the picture that does.
  public var weight: Double { Double(inliers) * agreement }

  /// Whether the two are one picture, as far as it was compared.
  ///
  /// A picture with few places need not have many that agree, but then most of those that it has.
  public var isSamePicture: Bool {
    guard agreement >= RegistrationRule.leastAgreement, compared >= 8 else { return false }
    if weight >= RegistrationRule.leastWeight { return true }
    return weight >= 8 && agreement >= 0.5 && agreement * Double(inliers) >= 0.22 * Double(shared)
  }
}
