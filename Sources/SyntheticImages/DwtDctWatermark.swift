import Pictures

/// The invisible watermark that Stable Diffusion and FLUX put into their pictures, as its library's `dwtDct` reads it.
///
/// Source: ShieldMnt/invisible-watermark, `maxDct.py`. A bit lies in the largest of 15 coefficients of a 4×4 block of
/// the Haar approximation of U, as which half of a step of 36 its magnitude falls in; block *k* votes for bit
/// *k* mod length. Nothing but an untouched PNG or lossless WebP keeps it, so a hit tells much and a miss nothing.
enum DwtDctWatermark {
  /// What some program writes.
  private struct Message {
    let software: String
    let bits: [Bool]
    /// How many bits must be right. By chance fewer than one picture in 10⁸ has as many.
    let needed: Int
    let declares: Provenance.Declared
  }

  private static let messages = [
    Message(
      software: "Stable Diffusion XL", bits: bits(0b1011_0011_1110_1100_1001_0000_0111_1011_1011_0001_1001_1110),
      needed: 44, declares: .generated),
    Message(
      software: "FLUX.2", bits: bits(0b0010_1010_1111_1110_1000_0111_1001_1100_1111_0101_0010_1110),
      needed: 44, declares: .generated),
    Message(software: "Stable Diffusion 1", bits: bits("StableDiffusionV1"), needed: 123, declares: .generated),
    Message(
      software: "Stable Diffusion 1 in-painting", bits: bits("StableDiffusionV1-Inpainting"), needed: 202,
      declares: .edited),
    Message(software: "Stable Diffusion 2", bits: bits("SDV2"), needed: 32, declares: .generated),
  ]

  /// The fewest pixels that the library writes into.
  private static let leastPixels = 65_536
  /// The most blocks that are read: 2.6 megapixels, when a message of 136 bits has 300 votes a bit.
  private static let mostBlocks = 40_000

  /// The mark of a picture at full size, `nil` when none is found.
  ///
  /// Pipelines disagree on whether U is computed in whole numbers or fractions, and on the order of red and blue; all
  /// four readings are tried, as each misses marks that the others find.
  static func fact(_ image: AlphaImage) -> ProvenanceFact? {
    guard image.width * image.height >= leastPixels else { return nil }
    for reading in Reading.allCases {
      let votes = votes(image, reading)
      for message in messages {
        let right = agreement(votes, message.bits)
        guard right >= message.needed else { continue }
        return ProvenanceFact(
          marker: "watermark-dwtdct", declares: message.declares, software: message.software,
          value: "\(right) of \(message.bits.count) bits (\(reading.rawValue))", location: "pixels")
      }
    }
    return nil
  }

  private enum Reading: String, CaseIterable {
    case bgrWhole = "BGR, 8 bits"
    case bgrFraction = "BGR, float"
    case rgbWhole = "RGB, 8 bits"
    case rgbFraction = "RGB, float"

    /// Which samples of a pixel count as red and as blue.
    var channels: (red: Int, blue: Int) {
      self == .bgrWhole || self == .bgrFraction ? (0, 2) : (2, 0)
    }

    var isWhole: Bool { self == .bgrWhole || self == .rgbWhole }
  }

  /// The bit that each block reads, block after block.
  private static func votes(_ image: AlphaImage, _ reading: Reading) -> [Bool] {
    let columns = image.width / 8
    let rows = min(image.height / 8, mostBlocks / max(columns, 1))
    let (red, blue) = reading.channels
    let isWhole = reading.isWhole
    let pixels = image.rgba.span
    var votes: [Bool] = []
    votes.reserveCapacity(rows * columns)
    for row in 0..<rows {
      for column in 0..<columns {
        var largest: Float = -1
        for index in 1..<16 {
          let x = column * 8 + index % 4 * 2
          let y = row * 8 + index / 4 * 2
          var sum: Float = 0
          for corner in 0..<4 {
            let at = ((y + corner / 2) * image.width + x + corner % 2) * 4
            let (r, g, b) = (Int32(pixels[at + red]), Int32(pixels[at + 1]), Int32(pixels[at + blue]))
            sum += isWhole ? wholeU(r, g, b) : fractionU(r, g, b)
          }
          largest = max(largest, (sum / 2).magnitude)
        }
        votes.append(largest.truncatingRemainder(dividingBy: 36) > 18)
      }
    }
    return votes
  }

  /// U in 8 bits, by OpenCV's fixed-point arithmetic of 14 bits.
  private static func wholeU(_ r: Int32, _ g: Int32, _ b: Int32) -> Float {
    let y = (r * 4899 + g * 9617 + b * 1868 + 8192) >> 14
    let u = ((b - y) * 8061 + (128 << 14) + 8192) >> 14
    return Float(min(max(u, 0), 255))
  }

  /// U as OpenCV computes it of fractions, which centres it on a half.
  private static func fractionU(_ r: Int32, _ g: Int32, _ b: Int32) -> Float {
    let y = 0.299 * Float(r) + 0.587 * Float(g) + 0.114 * Float(b)
    return 0.492 * (Float(b) - y) + 0.5
  }

  /// How many bits of a message the votes' majorities agree with.
  private static func agreement(_ votes: [Bool], _ message: [Bool]) -> Int {
    guard votes.count >= message.count else { return 0 }
    var yes = [Int](repeating: 0, count: message.count)
    for (index, vote) in votes.enumerated() where vote { yes[index % message.count] += 1 }
    return message.indices.count { bit in
      let all = (votes.count - bit + message.count - 1) / message.count
      // The library takes a bit as set when the mean vote, times 255, exceeds 127.
      return (yes[bit] * 255 > 127 * all) == message[bit]
    }
  }

  private static func bits(_ number: UInt64) -> [Bool] { (0..<48).map { number >> (47 - UInt64($0)) & 1 == 1 } }

  private static func bits(_ text: String) -> [Bool] {
    text.utf8.flatMap { byte in (0..<8).map { byte >> (7 - UInt8($0)) & 1 == 1 } }
  }
}
