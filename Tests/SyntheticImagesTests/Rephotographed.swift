import Pictures

/// Pictures as another camera in other light would have taken them: cropped, a little turned in colour and brightness,
/// noisy, compressed.
enum Rephotographed {
  struct Draw {
    var state: UInt64

    mutating func next(_ low: Double, _ high: Double) -> Double {
      state ^= state >> 12
      state ^= state << 25
      state ^= state >> 27
      return low + (high - low) * Double((state &* 0x2545_F491_4F6C_DD1D) >> 11) / Double(1 << 53)
    }
  }

  static func take(_ image: PixelImage, seed: UInt64) throws -> PixelImage {
    var draw = Draw(state: seed &* 0x9E37_79B9_7F4A_7C15 | 1)
    let gains = [draw.next(0.92, 1.08), draw.next(0.96, 1.04), draw.next(0.92, 1.08)]
    let exposure = draw.next(0.85, 1.12)
    let left = Int(draw.next(0, 0.08) * Double(image.width))
    let top = Int(draw.next(0, 0.08) * Double(image.height))
    let width = Int(draw.next(0.86, 0.92) * Double(image.width))
    let height = Int(draw.next(0.86, 0.92) * Double(image.height))
    let mirrored = draw.next(0, 1) < 0.3
    var rgb: [UInt8] = []
    rgb.reserveCapacity(width * height * 3)
    for y in 0..<height {
      for x in 0..<width {
        let from = ((top + y) * image.width + left + (mirrored ? width - 1 - x : x)) * 3
        for channel in 0..<3 {
          let value = Double(image.rgb[from + channel]) * gains[channel] * exposure + draw.next(-4, 4)
          rgb.append(UInt8(min(max(value, 0), 255)))
        }
      }
    }
    let taken = PixelImage(width: width, height: height, rgb: rgb)
    return try PictureDecoder().decode(taken.jpeg(quality: 70))
  }

  /// The picture with every hue turned, greys left as they are.
  static func turned(_ image: PixelImage, degrees: Double) -> PixelImage {
    var turned = image
    for index in 0..<(image.width * image.height) {
      let (r, g, b) = (
        Double(image.rgb[index * 3]), Double(image.rgb[index * 3 + 1]), Double(image.rgb[index * 3 + 2])
      )
      let (high, low) = (max(r, g, b), min(r, g, b))
      let span = high - low
      guard span > 0 else { continue }
      var hue = high == r ? (g - b) / span : high == g ? (b - r) / span + 2 : (r - g) / span + 4
      hue = (hue + degrees / 60 + 12).truncatingRemainder(dividingBy: 6)
      for (channel, start) in [5.0, 3.0, 1.0].enumerated() {
        let place = (start + hue).truncatingRemainder(dividingBy: 6)
        turned.rgb[index * 3 + channel] = UInt8(high - span * max(0, min(place, 4 - place, 1)))
      }
    }
    return turned
  }
}
