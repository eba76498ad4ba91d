internal import Pictures

/// One number a place, rows from the top: a picture's brightness, or one of its two colour differences.
struct SamplePlane: Sendable {
  let width: Int
  let height: Int
  /// `width * height` numbers of ten bits at most, the sign included, so that filtered sums stay within 16.
  let values: [Int16]

  private init(width: Int, height: Int, values: [Int16]) {
    self.width = width
    self.height = height
    self.values = values
  }

  /// The brightness of a picture, 0 to 255 (ITU-R BT.601), rounded.
  init(lumaOf image: PixelImage) {
    self = Self.planes(of: image).luma
  }

  /// Y, Cb and Cr of ITU-R BT.601, in parts of 65,536 of red, green and blue.
  private static let weights: [Int32] = [19595, 38470, 7471, -11059, -21709, 32768, 32768, -27439, -5329]

  /// The brightness of a picture; and its two colour differences, doubled: the mean of each square of four pixels.
  ///
  /// - Complexity: O(pixels).
  static func planes(of image: PixelImage) -> (luma: SamplePlane, chroma: [SamplePlane]) {
    let half = (width: image.width / 2, height: image.height / 2)
    var luma = [Int16](repeating: 0, count: image.width * image.height)
    var blue = [Int16](repeating: 0, count: half.width * half.height)
    var red = blue
    for y in stride(from: 0, to: image.height, by: 2) {
      PixelLoops.planes(
        image.rgb, width: image.width, rows: y..<min(y + 2, image.height), weights: weights, luma: &luma, first: &blue,
        second: &red)
    }
    return (
      SamplePlane(width: image.width, height: image.height, values: luma),
      [blue, red].map { SamplePlane(width: half.width, height: half.height, values: $0) }
    )
  }
}
