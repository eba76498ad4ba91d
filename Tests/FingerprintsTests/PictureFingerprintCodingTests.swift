import Testing

@testable import Fingerprints

/// A fingerprint that was written down finds what it found, and bytes that are none are refused.
@Suite struct PictureFingerprintCodingTests {
  private static func plane(_ seed: UInt64, width: Int = 200, height: Int = 120, margin: Int = 0) -> LumaPlane {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    var samples = [UInt8](repeating: 250, count: width * height)
    for _ in 0..<80 {
      let (x, y, side, shade) = (next(width), next(height), 5 + next(30), UInt8(next(256)))
      for row in margin..<(height - margin) where row >= y && row < y + side {
        for column in margin..<(width - margin) where column >= x && column < x + side {
          samples[row * width + column] = shade
        }
      }
    }
    return LumaPlane(width: width, height: height, samples: samples)
  }

  @Test func whatIsReadAgainFindsTheSame() throws {
    for margin in [0, 20] {
      let pictures = (1...12).map { PictureFingerprint(Self.plane($0, margin: margin)) }
      let again = try pictures.map { try #require(PictureFingerprint(coded: $0.coded[...])) }
      #expect(margin == 0 || pictures.contains { $0.trimmed != nil })
      let index = PictureIndex(pictures)
      for (picture, copy) in zip(pictures, again) {
        #expect(copy.coded == picture.coded)
        #expect(copy.comparableHashes.map(\.hash) == picture.comparableHashes.map(\.hash))
        #expect(copy.uprightHashes == picture.uprightHashes && copy.size == picture.size)
        #expect(
          index.matches(of: copy).map { "\($0.picture) \($0.certainty) \($0.agreement)" }
            == index.matches(of: picture).map { "\($0.picture) \($0.certainty) \($0.agreement)" })
      }
      #expect(pictures.allSatisfy { $0.coded.count < 15_300 } && pictures.contains { $0.features.count > 20 })
    }
  }

  @Test func whatIsNoFingerprintIsRefused() {
    let coded = PictureFingerprint(Self.plane(3, margin: 20)).coded
    // Whole places may be missing at the end, and nothing else.
    let places = PictureFingerprint(Self.plane(3, margin: 20)).features.count
    let least = coded.count - 41 * places
    for count in 0..<coded.count where count < least || (count - least) % 41 > 0 {
      #expect(PictureFingerprint(coded: coded[..<count]) == nil)
    }
    #expect(PictureFingerprint(coded: (coded + [0])[...]) == nil)
    // Whatever else stands there, it is read or refused, and what is read can be compared.
    let other = PictureFingerprint(Self.plane(4))
    var random = HammingIndexTests.Numbers(state: 7)
    for _ in 0..<400 {
      var bytes = coded
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let end = Bool.random(using: &random) ? 700 : bytes.count
        bytes[Int.random(in: 0..<end, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      guard let read = PictureFingerprint(coded: bytes[...]) else { continue }
      _ = read.match(with: other)
      _ = PictureIndex([read, other]).matches(of: other)
    }
  }
}
