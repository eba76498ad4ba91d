@testable import Pictures

/// Pictures that the tests draw, and numbers that look random but are the same in every run.
enum Drawn {
  /// A smooth picture with an edge in it: what JPEG keeps well.
  static func gradient(width: Int, height: Int) -> PixelImage {
    var rgb: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        rgb.append(UInt8(x * 255 / max(width - 1, 1)))
        rgb.append(UInt8(y * 255 / max(height - 1, 1)))
        rgb.append(x > width / 2 ? 200 : 40)
      }
    }
    return PixelImage(width: width, height: height, rgb: rgb)
  }

  /// A picture of noise.
  static func noise(width: Int, height: Int, seed: UInt64) -> PixelImage {
    var random = SplitMix(state: seed)
    return PixelImage(
      width: width, height: height,
      rgb: (0..<(width * height * 3)).map { _ in UInt8(truncatingIfNeeded: random.next()) })
  }
}

/// Steele, Lea and Flood's SplitMix64.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

extension PixelImage {
  /// The mean difference of samples to a picture of the same size.
  func meanDifference(to other: PixelImage) -> Double {
    let sum = zip(rgb, other.rgb).reduce(0) { $0 + abs(Int($1.0) - Int($1.1)) }
    return Double(sum) / Double(max(rgb.count, 1))
  }
}
