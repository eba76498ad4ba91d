/// Everything that pictures are found by: the hashes of the whole, the hashes without margins, and distinct places.
public struct PictureFingerprint: Sendable {
  /// A PDQ hash in the eight dihedral forms, and the part of the picture that it is of.
  struct Hashes: Sendable {
    let frame: PictureFrame
    /// In the order of ``Dihedral``.
    let forms: [PDQHash]
    let quality: Int

    init(_ plane: LumaPlane, frame: PictureFrame) {
      let fingerprint = PDQFingerprint(plane)
      self.frame = frame
      forms = fingerprint.hashes
      quality = fingerprint.quality
    }

    var isUsable: Bool { quality >= PDQFingerprint.leastQuality }
  }

  let whole: Hashes
  let trimmed: Hashes?
  let features: LocalFeatures
  /// The sides of the picture in pixels.
  public let size: (width: Int, height: Int)

  /// Pixels that are enough to fingerprint a picture; more add nothing but time.
  public static let enoughPixels = 320 * 256

  /// Fingerprints a picture.
  ///
  /// - Complexity: O(pixels); some 11 kB are kept.
  public init(_ plane: LumaPlane) {
    whole = Hashes(plane, frame: .whole)
    trimmed = plane.trimmed().map { Hashes($0.plane, frame: $0.frame) }
    features = LocalFeatures(plane)
    size = (plane.fullWidth, plane.fullHeight)
  }

  /// The PDQ hash of the whole picture.
  public var hash: PDQHash { whole.forms[0] }
  /// The quality of ``hash``, 0 to 100.
  public var quality: Int { whole.quality }
  /// Whether there is anything to find the picture by: a blank has nothing, and matches nothing.
  public var isComparable: Bool { whole.isUsable || trimmed?.isUsable == true || features.count >= 8 }

  /// The hashes that may be compared.
  var usableHashes: [Hashes] { [whole, trimmed].compactMap { $0 }.filter(\.isUsable) }
}
