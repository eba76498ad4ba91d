/// How one picture lies over another, and how much of them agrees.
public struct Registration: Sendable {
  /// How the first picture is laid before it is moved.
  public let form: Dihedral
  /// From the first picture, laid so, to the second; in pixels of the sides that their features are measured in.
  public let map: Affine
  /// Places of the second on which places of the first lie that look the same.
  public let inliers: Int
  /// Places of the second on which, as exactly as places can be found, places of the first lie that look quite the same.
  public let exact: Int
  /// Places of the second near which places of the first lie that look somewhat the same.
  public let near: Int
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
      let count = pairs.count { Self.agrees($0, map, tolerance: Self.proposalTolerance) }
      if count > best?.count ?? 0 { best = (count, map) }
    }
    guard let best, best.count >= RegistrationRule.leastInliers else { return nil }
    var map = best.map
    for (round, tolerance) in [Float(14), 9, 6, 5, 5].enumerated() {
      let inliers = pairs.filter { Self.agrees($0, map, tolerance: tolerance) }
      guard
        let fitted = Affine.fit(
          inliers.map { ($0.from, $0.to) }, isSimilarity: round < 3 || inliers.count < 8),
        fitted.isPlausible
      else { break }
      map = fitted
    }
    let proposing = Set(pairs.filter { Self.agrees($0, map, tolerance: 5) }.map(\.reference)).count
    guard proposing >= RegistrationRule.leastInliers, map.isPlausible else { return nil }
    // Where the pictures lie is known now: of what lies there more may look alike than was nearest among all.
    let guided = guidedPairs(other, form, map)
    func alike(_ distance: Int, _ agrees: (Pair) -> Bool) -> Int {
      Set(guided.filter { $0.distance <= distance && agrees($0.pair) }.map(\.pair.reference)).count
    }
    for tolerance in [Float(5), 4, 3, 3] {
      let inliers = guided.filter {
        $0.distance <= RegistrationRule.greatestDistance && Self.agrees($0.pair, map, tolerance: tolerance)
      }
      guard inliers.count >= 8,
        let fitted = Affine.fit(inliers.map { ($0.pair.from, $0.pair.to) }, isSimilarity: false), fitted.isPlausible
      else { break }
      map = fitted
    }
    let exact = alike(RegistrationRule.exactDistance) { pair in
      Self.agrees(pair, map, tolerance: FeatureFinder.power(Int(other.places[pair.reference].level)))
    }
    let near = alike(RegistrationRule.nearDistance) { Self.agrees($0, map, tolerance: 5) }
    let inliers = alike(RegistrationRule.greatestDistance) { Self.agrees($0, map, tolerance: 5) }
    let likeness = Self.likeness(self, form, map.shares(from: sides(form), to: (other.width, other.height)), other)
    return Registration(
      form: form, map: map, inliers: max(proposing, inliers), exact: exact, near: near,
      compared: likeness.compared, agreement: likeness.agreement)
  }

  /// A place of each picture that look alike.
  struct Pair {
    let from: (x: Float, y: Float)
    let to: (x: Float, y: Float)
    /// The size of the second over the first's.
    let scale: Float
    let reference: Int
  }

  /// A place of this picture and one of another, as a pair.
  func pair(_ mine: Int, with theirs: Int, of other: LocalFeatures, form: Dihedral) -> Pair {
    let (place, found) = (places[mine], other.places[theirs])
    let steps = Int(found.level) - Int(place.level)
    let scale = steps >= 0 ? FeatureFinder.power(steps) : 1 / FeatureFinder.power(-steps)
    return Pair(from: laid(place.x, place.y, form), to: (found.x, found.y), scale: scale, reference: theirs)
  }

  /// How many places of the second picture agree with the pair that most agree with.
  ///
  /// - Complexity: O(pairs²).
  static func greatestAgreement(_ pairs: [Pair]) -> Int {
    var most = 0
    for pair in pairs {
      let scale = pair.scale
      let (c, f) = (pair.to.x - scale * pair.from.x, pair.to.y - scale * pair.from.y)
      // Each place once, by its number: there are hardly more of them.
      var agreeing = SIMD4<UInt64>(repeating: 0)
      for other in pairs {
        let (dx, dy) = (scale * other.from.x + c - other.to.x, scale * other.from.y + f - other.to.y)
        guard dx * dx + dy * dy <= proposalTolerance * proposalTolerance, other.scale < 1.7 * scale,
          scale < 1.7 * other.scale
        else { continue }
        agreeing[other.reference >> 6 & 3] |= 1 << UInt64(other.reference & 63)
      }
      most = max(most, (0..<4).reduce(0) { $0 + agreeing[$1].nonzeroBitCount })
    }
    return most
  }

  /// The pairs of places that lie near each other through a map and look somewhat the same.
  private func guidedPairs(
    _ other: LocalFeatures, _ form: Dihedral, _ map: Affine
  ) -> [(pair: Pair, distance: Int)] {
    let reach: Float = 8
    var found: [(pair: Pair, distance: Int)] = []
    for (mine, place) in places.enumerated() {
      let from = laid(place.x, place.y, form)
      let at = map.apply(from.x, from.y)
      var descriptor: PDQHash?
      for (theirs, there) in other.places.enumerated() {
        let (dx, dy) = (at.x - there.x, at.y - there.y)
        guard dx * dx + dy * dy <= reach * reach else { continue }
        let pair = pair(mine, with: theirs, of: other, form: form)
        guard Self.agrees(pair, map, tolerance: reach) else { continue }
        let laid = descriptor ?? FeaturePattern.shared.laid(descriptors[mine], form)
        descriptor = laid
        let distance = laid.distance(to: other.descriptors[theirs])
        if distance <= RegistrationRule.nearDistance { found.append((pair, distance)) }
      }
    }
    return found
  }

  /// How far from each other places may lie, in pixels, where a map is proposed by one pair.
  private static let proposalTolerance: Float = 14

  private func matches(with other: LocalFeatures, form: Dihedral) -> [Pair] {
    var pairs: [Pair] = []
    for index in places.indices {
      let descriptor = FeaturePattern.shared.laid(descriptors[index], form)
      guard
        let (nearest, distance) = VectorPath.best.nearest(
          to: descriptor, in: other.descriptors, range: 0..<other.descriptors.count),
        distance <= RegistrationRule.greatestDistance
      else { continue }
      pairs.append(pair(index, with: nearest, of: other, form: form))
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
/// Fitted on disguised photographs and on pairs of different ones, those of `Benchmarks/pictures.py`. Hardest to tell apart
/// are goods of one cut before white, and goods of which nearly all looks the same.
enum RegistrationRule {
  static let leastInliers = 5
  /// The most bits in which places that look the same differ; quite the same; somewhat the same.
  static let greatestDistance = 72
  static let exactDistance = 50
  static let nearDistance = 100
  static let leastCorrelation: Float = 0.7
  static let leastAgreement = 0.35
  static let leastExact = 10
  static let leastSharpness = 5.4
}

extension Registration {
  /// How much speaks for one picture: the places that agree, times the share of the picture that does.
  public var weight: Double { Double(inliers) * agreement }

  /// How much speaks for one picture rather than for two of like outlines: the places that lie on each other exactly, times
  /// their share of those that lie about there, times the share of the picture that looks the same.
  ///
  /// Goods of one cut have places along their outlines that look alike and lie nearly on each other; only those of one
  /// picture do so exactly.
  public var sharpness: Double { Double(exact * exact) / Double(max(near, 1)) * agreement }

  /// Whether the two are one picture, as far as it was compared.
  public var isSamePicture: Bool {
    guard agreement >= RegistrationRule.leastAgreement, compared >= 8, exact >= RegistrationRule.leastExact else {
      return false
    }
    if sharpness >= RegistrationRule.leastSharpness { return true }
    // Where nearly all looks the same, fewer have to: a part of a picture that was made larger has few places of its own.
    return agreement >= 0.88 && sharpness >= 4
  }
}
