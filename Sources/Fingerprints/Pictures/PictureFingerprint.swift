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

    init(frame: PictureFrame, forms: [PDQHash], quality: Int) {
      self.frame = frame
      self.forms = forms
      self.quality = quality
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
  /// - Complexity: O(pixels); some 17 kB are kept, at most.
  public init(_ plane: LumaPlane) {
    whole = Hashes(plane, frame: .whole)
    trimmed = plane.trimmed().map { Hashes($0.plane, frame: $0.frame) }
    features = LocalFeatures(plane)
    size = (plane.fullWidth, plane.fullHeight)
  }

  init(whole: Hashes, trimmed: Hashes?, features: LocalFeatures, size: (width: Int, height: Int)) {
    self.whole = whole
    self.trimmed = trimmed
    self.features = features
    self.size = size
  }

  /// The PDQ hash of the whole picture.
  public var hash: PDQHash { whole.forms[0] }
  /// The PDQ hash of the whole picture laid in a form.
  public func hash(_ form: Dihedral) -> PDQHash { whole.forms[form.rawValue] }
  /// The quality of ``hash``, 0 to 100.
  public var quality: Int { whole.quality }
  /// Whether there is anything to find the picture by: a blank has nothing, and matches nothing.
  public var isComparable: Bool { whole.isUsable || trimmed?.isUsable == true || features.count >= 8 }

  /// Every hash that may be compared, of the whole picture and of what lies within its margins, with the form that it is
  /// laid in.
  public var comparableHashes: [(form: Dihedral, hash: PDQHash)] {
    usableHashes.flatMap { hashes in Dihedral.allCases.map { ($0, hashes.forms[$0.rawValue]) } }
  }

  /// What others find the picture by: its hashes that may be compared, as it is.
  public var uprightHashes: [PDQHash] { usableHashes.map { $0.forms[Dihedral.upright.rawValue] } }

  /// The hashes that may be compared.
  var usableHashes: [Hashes] { [whole, trimmed].compactMap { $0 }.filter(\.isUsable) }
}
