internal import Pictures

/// A picture made alike first: pictures that differ in size and compression only must not be told apart by that.
struct NormalisedPicture: Sendable {
  /// Brightness, 0 to 255 (ITU-R BT.601, as JPEG uses it).
  let luma: SamplePlane
  /// How blue and how red it is, twice as fine as bytes, one sample for four pixels as JPEG keeps them.
  let chroma: [SamplePlane]

  /// The longest side that pictures are made to fit.
  static let side = 400
  /// The quality of the one compression that every picture goes through.
  static let quality = 85
  /// The shortest longest side that is judged: what is smaller was made smaller by someone, and shows nothing.
  static let least = 300

  /// A picture after it was made to fit ``side`` and compressed as JPEG with ``quality``.
  init(normalising image: PixelImage) throws(PictureError) {
    let small = image.fitted(within: Self.side)
    self.init(try PictureDecoder().decode(small.jpeg(quality: Self.quality)))
  }

  /// A picture as it is.
  init(_ image: PixelImage) {
    (luma, chroma) = SamplePlane.planes(of: image)
  }
}
