/// What is remembered of a picture to find it again in part: distinct places, each with 256 comparisons of brightness
/// around it, and the whole picture as small as a stamp.
///
/// Places are maxima of the Hessian's determinant over place and scale (Lindeberg 1998; Bay et al., "SURF", 2006). What
/// lies around each is described by comparisons of smoothed samples (Calonder et al., "BRIEF", 2010), without turning them
/// to a direction of their own: pictures of goods are copied upright, mirrored, by quarter turns or a little askew, and a
/// direction that is wrong once in three loses more than that. The pairs that are compared are closed under the eight
/// dihedral forms, so that a mirrored or turned picture's comparisons are the same bits in another order.
public struct LocalFeatures: Sendable {
  /// A place of the picture.
  struct Place: Sendable {
    /// Across, from the left, in pixels of ``width`` by ``height``.
    let x: Float
    /// Down, from the top.
    let y: Float
    /// How large the place is, in steps of a factor ``FeatureFinder/step``.
    let level: UInt8
  }

  /// The sides that places are measured in.
  let width: Float
  let height: Float
  let places: [Place]
  /// 256 comparisons a place.
  let descriptors: [PDQHash]
  /// The whole picture, small.
  let stamp: Stamp

  /// Finds the features of a picture.
  ///
  /// - Complexity: O(pixels); what is remembered takes at most some 16 kB.
  public init(_ plane: LumaPlane) {
    self = FeatureFinder().features(of: plane)
  }

  init(width: Float, height: Float, places: [Place], descriptors: [PDQHash], stamp: Stamp) {
    self.width = width
    self.height = height
    self.places = places
    self.descriptors = descriptors
    self.stamp = stamp
  }

  /// The number of places.
  public var count: Int { places.count }
}

/// A picture as small as a stamp: what two pictures that are laid over each other are compared by.
struct Stamp: Sendable {
  static let side = 64
  let width: Int
  let height: Int
  let samples: [UInt8]

  init(width: Int, height: Int, samples: [UInt8]) {
    self.width = width
    self.height = height
    self.samples = samples
  }

  init(_ plane: FloatPlane) {
    let size = FloatPlane.sides(plane.width, plane.height, area: Self.side)
    let small = plane.resampled(width: size.width, height: size.height)
    width = size.width
    height = size.height
    samples = small.samples.map { UInt8(min(max($0.rounded(), 0), 255)) }
  }
}
