/// Two pictures that are one, and how the first lies over the second.
public struct PictureMatch: Sendable {
  /// The second's index among those that were searched.
  public let picture: Int
  /// How the first is laid before it is moved.
  public let form: Dihedral
  /// From shares of the first's sides, laid so, to shares of the second's.
  public let map: Affine
  /// The bits in which the hashes differ, when they told.
  public let distance: Int?
  /// The places that agree, when they told.
  public let inliers: Int?
  /// The share of the parts that both show and that look the same, 0 to 1.
  public let agreement: Double

  /// How certain it is that the two are one picture, 0 to 1.
  public var certainty: Double {
    if let distance { return 1 - Double(distance) / 320 }
    let weight = Double(inliers ?? 0) * agreement
    return min(0.99, weight / (weight + 4)) * (0.6 + 0.4 * agreement)
  }
}

extension PictureFingerprint {
  /// How a picture of another's kind lies over this: by hashes when they agree, else by places.
  ///
  /// - Returns: `nil` when the two are not one picture.
  /// - Complexity: O(places of one × places of the other) for each of eight forms.
  public func match(with other: PictureFingerprint) -> PictureMatch? {
    if let match = hashMatches(with: other).max(by: {
      ($0.agreement, -($0.distance ?? 0)) < ($1.agreement, -($1.distance ?? 0))
    }) {
      return match
    }
    let found = Dihedral.allCases.compactMap { features.registration(on: other.features, form: $0) }
      .filter(\.isSamePicture)
    return found.max { $0.weight < $1.weight }.map { match($0, picture: 0, other) }
  }

  /// The forms in which the hashes agree and the pictures look the same.
  private func hashMatches(with other: PictureFingerprint) -> [PictureMatch] {
    var matches: [PictureMatch] = []
    for mine in usableHashes {
      for theirs in other.usableHashes {
        for form in Dihedral.allCases {
          let distance = mine.forms[form.rawValue].distance(to: theirs.forms[0])
          guard distance <= PDQHash.radius else { continue }
          if let match = confirmed(form, mine.frame, other, theirs.frame, distance: distance, picture: 0) {
            matches.append(match)
          }
        }
      }
    }
    return matches
  }

  /// What two hashes say, held against the pictures themselves.
  ///
  /// Goods before white are so alike in their lowest frequencies that hashes of different ones agree.
  func confirmed(
    _ form: Dihedral, _ frame: PictureFrame, _ other: PictureFingerprint, _ otherFrame: PictureFrame, distance: Int,
    picture: Int
  ) -> PictureMatch? {
    let laid = frame.laid(form)
    let (x, y) = (
      (otherFrame.right - otherFrame.left) / (laid.right - laid.left),
      (otherFrame.bottom - otherFrame.top) / (laid.bottom - laid.top)
    )
    let map = Affine(a: x, b: 0, c: otherFrame.left - laid.left * x, d: 0, e: y, f: otherFrame.top - laid.top * y)
    let likeness = LocalFeatures.likeness(features, form, map, other.features)
    // Where nothing could be compared, the hashes stand alone.
    guard likeness.compared == 0 || likeness.agreement >= 0.5 else { return nil }
    return PictureMatch(
      picture: picture, form: form, map: map, distance: distance, inliers: nil,
      agreement: likeness.compared == 0 ? 1 : likeness.agreement)
  }

  /// A registration in shares of the sides.
  func match(_ registration: Registration, picture: Int, _ other: PictureFingerprint) -> PictureMatch {
    PictureMatch(
      picture: picture, form: registration.form,
      map: registration.map.shares(
        from: features.sides(registration.form), to: (other.features.width, other.features.height)),
      distance: nil, inliers: registration.inliers, agreement: registration.agreement)
  }
}

extension Affine {
  /// The same map between shares of the sides, where it is between pixels whose middles are whole numbers.
  func shares(from: (width: Float, height: Float), to: (width: Float, height: Float)) -> Affine {
    let start = apply(-0.5, -0.5)
    return Affine(
      a: a * from.width / to.width, b: b * from.height / to.width, c: (start.x + 0.5) / to.width,
      d: d * from.width / to.height, e: e * from.height / to.height, f: (start.y + 0.5) / to.height)
  }
}
