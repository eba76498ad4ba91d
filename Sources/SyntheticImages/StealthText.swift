import Pictures

/// Generation settings hidden in the lowest bits of samples, which outlive the loss of all metadata.
///
/// Source: the `stealth_pnginfo` extension of the Stable Diffusion web UI, which NovelAI writes too. Bits run down the
/// columns: a magic word of 15 bytes, the length in bits (32, big-endian), the text, bare or as gzip.
enum StealthText {
  private static let longest = 1 << 20

  /// The facts of a picture's hidden text; empty when there is none.
  static func facts(_ image: AlphaImage) -> [ProvenanceFact] {
    read(image, samples: [3], names: ["stealth_pnginfo", "stealth_pngcomp"], location: "alpha")
      ?? read(image, samples: [0, 1, 2], names: ["stealth_rgbinfo", "stealth_rgbcomp"], location: "rgb") ?? []
  }

  private static func read(
    _ image: AlphaImage, samples: [Int], names: [String], location: String
  ) -> [ProvenanceFact]? {
    var bits = LowBits(image: image, samples: samples)
    guard let word = bits.bytes(15), let name = names.first(where: { $0.utf8.elementsEqual(word) }),
      let length = bits.bytes(4)
    else { return nil }
    let count = length.reduce(0) { $0 << 8 | Int($1) } / 8
    guard count <= longest, let body = bits.bytes(count) else { return trace("a length past the picture", location) }
    let isCompressed = name.hasSuffix("comp")
    let text = isCompressed ? Inflation.inflate(body, limit: longest).bytes : body
    return facts(String(decoding: text, as: UTF8.self), location)
  }

  private static func facts(_ text: String, _ location: String) -> [ProvenanceFact] {
    var entries = [GenerationParameters.Entry(keyword: "parameters", text: text, location: location)]
    for member in JSONValue(text)?.members ?? [] {
      guard let value = member.value.text else { continue }
      entries.append(GenerationParameters.Entry(keyword: member.name, text: value, location: location))
    }
    let facts = GenerationParameters.facts(entries).map {
      ProvenanceFact(
        marker: "png-stealth", declares: $0.declares, software: $0.software, value: $0.value, location: location)
    }
    return facts.isEmpty ? trace(text, location) : facts
  }

  /// Only generators write the word, so that it tells something even when what follows is not understood.
  private static func trace(_ value: String, _ location: String) -> [ProvenanceFact] {
    [
      ProvenanceFact(
        marker: "png-stealth", declares: .suspected, software: nil, value: value.excerpt, location: location)
    ]
  }
}

/// The lowest bits of some samples of each pixel, down the columns, from the left.
private struct LowBits {
  let image: AlphaImage
  let samples: [Int]
  private var position = 0

  init(image: AlphaImage, samples: [Int]) {
    self.image = image
    self.samples = samples
  }

  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard position + count * 8 <= image.width * image.height * samples.count else { return nil }
    return (0..<count).map { _ in (0..<8).reduce(0) { byte, _ in byte << 1 | next() } }
  }

  private mutating func next() -> UInt8 {
    let (pixel, sample) = position.quotientAndRemainder(dividingBy: samples.count)
    let (x, y) = pixel.quotientAndRemainder(dividingBy: image.height)
    position += 1
    return image.rgba[(y * image.width + x) * 4 + samples[sample]] & 1
  }
}
