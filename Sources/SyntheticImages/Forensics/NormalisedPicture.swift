internal import Pictures

/// A picture made alike first: pictures that differ in size and compression only must not be told apart by that.
struct NormalisedPicture: Sendable {
  /// Brightness, 0 to 255 (ITU-R BT.601, as JPEG uses it).
  let luma: SamplePlane
  /// How blue and how red it is, twice as fine as bytes, one sample for four pixels as JPEG keeps them.
  let chroma: [SamplePlane]
  /// The brightness of a copy that was compressed once more, with ``harsherQuality``.
  ///
  /// What of a picture outlives that, and what does not, tells goods that were cut out or composed from generated ones,
  /// which the picture alone does not where both are smooth.
  let again: SamplePlane

  /// The longest side that pictures are made to fit.
  static let side = 400
  /// The longest side that the smaller copy is made to fit: half an octave less.
  static let smallerSide = 280
  /// The quality of the one compression that every picture goes through.
  static let quality = 85
  /// The quality of the copy that is held beside it.
  static let harsherQuality = 60
  /// The shortest longest side that is judged: what is smaller was made smaller by someone, and shows nothing.
  static let least = 300

  /// A picture that fits already, after it was compressed as JPEG with ``quality``.
  init(normalising fitted: PixelImage) throws(PictureError) {
    let image = try Self.compressed(fitted)
    (luma, chroma) = SamplePlane.planes(of: image)
    again = SamplePlane(lumaOf: try PictureDecoder().decode(image.jpeg(quality: Self.harsherQuality)))
  }

  /// The brightness of a copy that fits ``smallerSide``, compressed as all are.
  static func smaller(_ image: PixelImage) throws(PictureError) -> SamplePlane {
    SamplePlane(lumaOf: try compressed(image.fitted(within: smallerSide)))
  }

  private static func compressed(_ image: PixelImage) throws(PictureError) -> PixelImage {
    try PictureDecoder().decode(image.jpeg(quality: quality))
  }
}
