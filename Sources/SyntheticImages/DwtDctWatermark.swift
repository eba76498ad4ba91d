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

/// The bits that the blocks of a picture read, in each of four ways.
private struct Readings {
  /// The bits of a way, block after block, and its name.
  private(set) var votes: [(name: String, bits: [Bool])]

  init(_ image: AlphaImage, mostBlocks: Int) {
    let columns = image.width / 8
    let rows = min(image.height / 8, mostBlocks / max(columns, 1))
    var votes = [[Bool]](repeating: [], count: 4)
    var whole = [Int32](repeating: 0, count: columns * 2)
    var fraction = [Float](repeating: 0, count: columns * 2)
    for row in 0..<(columns > 0 ? rows : 0) {
      PixelLoops.mark(
        image.rgba, from: row * 8 * image.width * 4, stride: image.width, blocks: columns, whole: &whole,
        fraction: &fraction)
      for column in 0..<columns {
        // The approximation is half the sum of four samples, so that a step of 36 is one of 72 here.
        votes[0].append(whole[column] % 72 > 36)
        votes[1].append(fraction[column].truncatingRemainder(dividingBy: 72) > 36)
        votes[2].append(whole[columns + column] % 72 > 36)
        votes[3].append(fraction[columns + column].truncatingRemainder(dividingBy: 72) > 36)
      }
    }
    self.votes = Array(zip(["BGR, 8 bits", "BGR, float", "RGB, 8 bits", "RGB, float"], votes)).map { ($0.0, $0.1) }
  }
}
