internal import Pictures

/// One number a place, rows from the top: a picture's brightness, or one of its two colour differences.
struct SamplePlane: Sendable {
  let width: Int
  let height: Int
  /// `width * height` numbers of ten bits at most, the sign included, so that filtered sums stay within 16.
  let values: [Int16]

  /// The brightness of a picture, 0 to 255 (ITU-R BT.601), rounded.
  init(lumaOf image: PixelImage) {
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

  /// A weighted sum of the colours, in parts of 65,536, doubled: the mean of each square of four pixels.
  init(of image: PixelImage, red: Int32, green: Int32, blue: Int32) {
    width = image.width / 2
    height = image.height / 2
    var values = [Int16](repeating: 0, count: width * height)
    let rgb = image.rgb.span
    for y in 0..<height {
      for x in 0..<width {
        let at = (2 * y * image.width + 2 * x) * 3
        let below = at + image.width * 3
        func total(_ channel: Int) -> Int32 {
          Int32(rgb[at + channel]) + Int32(rgb[at + channel + 3]) + Int32(rgb[below + channel])
            + Int32(rgb[below + channel + 3])
        }
        let sum = red * total(0) + green * total(1) + blue * total(2)
        // A mean of four, doubled, is half of their sum.
        values[y * width + x] = Int16(truncatingIfNeeded: (sum + 65536) >> 17)
      }
    }
    self.values = values
  }
}
