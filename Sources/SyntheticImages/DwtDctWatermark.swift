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
    let readings = Readings(image, mostBlocks: mostBlocks)
    for (name, votes) in readings.votes {
      for message in messages {
        let right = agreement(votes, message.bits)
        guard right >= message.needed else { continue }
        return ProvenanceFact(
          marker: "watermark-dwtdct", declares: message.declares, software: message.software,
          value: "\(right) of \(message.bits.count) bits (\(name))", location: "pixels")
      }
    }
    return nil
  }

  /// How many bits of a message the votes' majorities agree with.
  private static func agreement(_ votes: [UInt8], _ message: [Bool]) -> Int {
    guard votes.count >= message.count else { return 0 }
    let yes = PixelLoops.tally(votes, period: message.count)
    return message.indices.count { bit in
      let all = (votes.count - bit + message.count - 1) / message.count
      // The library takes a bit as set when the mean vote, times 255, exceeds 127.
      return (Int(yes[bit]) * 255 > 127 * all) == message[bit]
    }
  }

  /// Whether a sum, which is not negative and below 2^16, lies in the upper half of its step of 72.
  static func isUpper(_ sum: Float) -> Bool {
    // Both the product and the difference are exact. A quotient just below a whole number may round up to it, which
    // leaves a negative rest.
    let rest = sum - 72 * Float(Int32(sum / 72))
    return rest < 0 || rest > 36
  }

  private static func bits(_ number: UInt64) -> [Bool] { (0..<48).map { number >> (47 - UInt64($0)) & 1 == 1 } }

  private static func bits(_ text: String) -> [Bool] {
    text.utf8.flatMap { byte in (0..<8).map { byte >> (7 - UInt8($0)) & 1 == 1 } }
  }
}

/// The bits that the blocks of a picture read, in each of four ways.
private struct Readings {
  /// The bits of a way, 0 or 1, block after block, and its name.
  private(set) var votes: [(name: String, bits: [UInt8])]

  init(_ image: AlphaImage, mostBlocks: Int) {
    let columns = image.width / 8
    let rows = min(image.height / 8, mostBlocks / max(columns, 1))
    var straight = [UInt8](repeating: 0, count: max(columns * rows, 0))
    var (straightFraction, turned, turnedFraction) = (straight, straight, straight)
    var whole = [Int32](repeating: 0, count: columns * 2)
    var fraction = [Float](repeating: 0, count: columns * 2)
    for row in 0..<(columns > 0 ? rows : 0) {
      PixelLoops.mark(
        image.rgba, from: row * 8 * image.width * 4, stride: image.width, blocks: columns, whole: &whole,
        fraction: &fraction)
      for column in 0..<columns {
        // The approximation is half the sum of four samples, so that a step of 36 is one of 72 here.
        let at = row * columns + column
        straight[at] = whole[column] % 72 > 36 ? 1 : 0
        straightFraction[at] = DwtDctWatermark.isUpper(fraction[column]) ? 1 : 0
        turned[at] = whole[columns + column] % 72 > 36 ? 1 : 0
        turnedFraction[at] = DwtDctWatermark.isUpper(fraction[columns + column]) ? 1 : 0
      }
    }
    votes = [
      ("BGR, 8 bits", straight), ("BGR, float", straightFraction), ("RGB, 8 bits", turned),
      ("RGB, float", turnedFraction),
    ]
  }
}
