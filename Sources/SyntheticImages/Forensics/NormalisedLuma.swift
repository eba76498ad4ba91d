internal import Pictures

/// The brightness of a picture, 0 to 255 a pixel, made alike first: pictures that differ in size and compression only
/// must not be told apart by that.
struct NormalisedLuma: Sendable {
  let width: Int
  let height: Int
  let values: [Int16]

  /// The longest side that pictures are made to fit.
  static let side = 400
  /// The quality of the one compression that every picture goes through.
  static let quality = 85
  /// The shortest longest side that is judged: what is smaller was made smaller by someone, and shows nothing.
  static let least = 300

  /// The brightness of a picture after it was made to fit ``side`` and compressed as JPEG with ``quality``.
  init(normalising image: PixelImage) throws(PictureError) {
    let small = image.fitted(within: Self.side)
    self.init(try PictureDecoder().decode(small.jpeg(quality: Self.quality)))
  }

  /// The brightness of a picture (ITU-R BT.601, as JPEG uses it), rounded.
  init(_ image: PixelImage) {
    width = image.width
    height = image.height
    var values = [Int16](repeating: 0, count: image.width * image.height)
    let rgb = image.rgb.span
    for index in values.indices {
      let sum = 19595 * Int32(rgb[index * 3]) + 38470 * Int32(rgb[index * 3 + 1]) + 7471 * Int32(rgb[index * 3 + 2])
      values[index] = Int16(truncatingIfNeeded: (sum + 32768) >> 16)
    }
    self.values = values
  }
}
