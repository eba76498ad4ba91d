import Foundation
import Pictures
import Testing

@testable import Fingerprints

@Suite struct PDQTests {
  /// A drawn picture with structure in both directions and no symmetry.
  static func drawn(width: Int, height: Int) -> LumaPlane {
    var samples: [UInt8] = []
    for y in 0..<height {
      for x in 0..<width {
        let (u, v) = (x * 256 / width, y * 256 / height)
        let value = (u * u / 97 + 3 * v + (u * v) / 61) % 256 / 2 + ((u / 37 + v / 53) % 2) * 100
        samples.append(UInt8(min(value, 255)))
      }
    }
    return LumaPlane(width: width, height: height, samples: samples)
  }

  /// The plane laid on itself in another way, pixel by pixel.
  static func laid(_ plane: LumaPlane, _ form: Dihedral) -> LumaPlane {
    let (width, height) = form.swapsSides ? (plane.height, plane.width) : (plane.width, plane.height)
    var samples = [UInt8](repeating: 0, count: width * height)
    for y in 0..<plane.height {
      for x in 0..<plane.width {
        let place = form.apply(
          Float(x) - Float(plane.width - 1) / 2, Float(y) - Float(plane.height - 1) / 2)
        let column = Int((place.x + Float(width - 1) / 2).rounded())
        let row = Int((place.y + Float(height - 1) / 2).rounded())
        samples[row * width + column] = plane.samples[y * plane.width + x]
      }
    }
    return LumaPlane(width: width, height: height, samples: samples)
  }

  /// The hashes that the reference's Python binding gives for the same pixels.
  @Test(
    arguments: [
      (64, 64, "3c3f753fa9d56bc2da4026c04cc7b38c4e1f30fef73ab4284bd0b8906bd0b8d0", 100),
      (200, 131, "787fd17faad44ac0d2c026c0d8cf338fcc3fb0fccd3a3038cfd0b890cfd0b890", 100),
      (317, 512, "3c7fd57fabd56ac0d2c026c0dccf338e4e3f30fcd53a30386ec038906fd0b890", 100),
      (512, 400, "387fd17fabd56ac4d2c026c4dccf338fcc3f30fcdd3ab03a4ec030904fd03890", 100),
    ] as [(Int, Int, String, Int)])
  func agreesWithTheReference(width: Int, height: Int, hex: String, quality: Int) throws {
    let fingerprint = PDQFingerprint(Self.drawn(width: width, height: height))
    let reference = try #require(PDQHash(hex: hex))
    #expect(fingerprint.hash.distance(to: reference) <= 2)
    #expect(fingerprint.quality == quality)
  }

  @Test(arguments: Dihedral.allCases)
  func everyFormIsTheHashOfThePictureLaidSo(form: Dihedral) {
    let plane = Self.drawn(width: 301, height: 223)
    let fingerprint = PDQFingerprint(plane)
    let laid = PDQFingerprint(Self.laid(plane, form)).hash
    // The box filters reach further to one side, so that forms agree up to that.
    #expect(fingerprint.hash(form).distance(to: laid) <= 24)
    for other in Dihedral.allCases where other != form { #expect(fingerprint.hash(other).distance(to: laid) > 60) }
    #expect(PDQFingerprint(Self.laid(Self.laid(plane, form), form.inverse)).hash == fingerprint.hash)
  }

  @Test func aPictureMadeSmallerKeepsItsHash() throws {
    let large = Self.drawn(width: 800, height: 612)
    var samples: [UInt8] = []
    for y in 0..<306 {
      for x in 0..<400 {
        let corner = 2 * y * 800 + 2 * x
        let sum = [corner, corner + 1, corner + 800, corner + 801].reduce(0) { $0 + Int(large.samples[$1]) }
        samples.append(UInt8((sum + 2) / 4))
      }
    }
    let half = LumaPlane(width: 400, height: 306, samples: samples, fullSize: (800, 612))
    #expect(PDQFingerprint(half).hash.distance(to: PDQFingerprint(large).hash) <= 6)
  }

  @Test(arguments: [UInt8(0), 128, 255])
  func oneColourHasNoQuality(level: UInt8) {
    for (width, height) in [(1, 1), (1, 300), (300, 1), (2, 3), (64, 64), (500, 333)] {
      let plane = LumaPlane(
        width: width, height: height, samples: Array(repeating: level, count: width * height))
      #expect(PDQFingerprint(plane).quality == 0)
    }
  }

  @Test func digitsAreReadAsWritten() throws {
    let hex = "f8f8f0cee0f4a84f06370a22038f63f0b36e2ed596621e1d33e6b39c4e9c9b22"
    let hash = try #require(PDQHash(hex: hex))
    #expect(hash.hex == hex)
    #expect(PDQHash(hex: hex.uppercased()) == hash)
    #expect(hash.chunk(0) == 0x9B22 && hash.chunk(15) == 0xF8F8)
    for wrong in ["", "f8", hex + "0", "g" + hex.dropFirst()] { #expect(PDQHash(hex: wrong) == nil) }
  }

  @Test func vectorsGiveTheSameBits() {
    for path in VectorPath.available {
      for size in [64, 100, 333] {
        let plane = Self.drawn(width: size, height: size + 7)
        let (a, b) = (PDQFingerprint(plane, path: path), PDQFingerprint(plane, path: .portable))
        #expect(a.hashes == b.hashes)
      }
    }
  }

  // MARK: The reference's pictures, which lie beside some checkouts.

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../shared/corpus/dup/pdq").standardizedFileURL
  static let references: [(file: String, hash: String, quality: Int)] = {
    let text = (try? String(contentsOf: folder.appending(path: "expected.tsv"), encoding: .utf8)) ?? ""
    return text.split(separator: "\n").dropFirst().compactMap { line in
      let columns = line.split(separator: "\t").map(String.init)
      return columns.count == 3 ? (columns[0], columns[1], Int(columns[2]) ?? -1) : nil
    }
  }()

  @Test(arguments: references)
  func agreesWithTheReferencesOwnPictures(file: String, hash: String, quality: Int) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appending(path: file)))
    let reference = try #require(PDQHash(hex: hash))
    for (enough, distance) in [(Int.max, 2), (100_000, 8)] {
      let grey = try PictureDecoder().decodeGrey(bytes, enough: enough)
      let fingerprint = PDQFingerprint(
        LumaPlane(width: grey.width, height: grey.height, samples: grey.samples, fullSize: grey.fullSize))
      #expect(fingerprint.hash.distance(to: reference) <= distance)
      #expect(fingerprint.quality == quality)
    }
  }
}
