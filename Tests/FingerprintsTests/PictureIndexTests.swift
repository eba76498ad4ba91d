import Testing

@testable import Fingerprints

/// Pictures are found again whatever was done to them, and different pictures are not.
@Suite struct PictureIndexTests {
  /// A picture of soft blobs, its own for every seed.
  static func blobs(seed: UInt64, width: Int = 240, height: Int = 200) -> LumaPlane {
    var numbers = HammingIndexTests.Numbers(state: seed)
    var samples = [Float](repeating: 128, count: width * height)
    for _ in 0..<90 {
      let (x, y) = (Int.random(in: 0..<width, using: &numbers), Int.random(in: 0..<height, using: &numbers))
      let radius = Int.random(in: 4...22, using: &numbers)
      let shade = Float(Int.random(in: -90...90, using: &numbers))
      for row in max(y - radius, 0)..<min(y + radius, height) {
        for column in max(x - radius, 0)..<min(x + radius, width) {
          let square = (row - y) * (row - y) + (column - x) * (column - x)
          if square < radius * radius {
            samples[row * width + column] += shade * (1 - Float(square) / Float(radius * radius))
          }
        }
      }
    }
    return LumaPlane(width: width, height: height, samples: samples.map { UInt8(min(max($0, 0), 255)) })
  }

  static let pictures = (1...12).map { PictureFingerprint(blobs(seed: UInt64($0 * 1000))) }
  static let index = PictureIndex(pictures)

  /// The alterations by which the first picture is found, and what else is.
  func alterations(_ plane: LumaPlane) throws -> [PictureAlteration] {
    let query = PictureFingerprint(plane)
    let found = Self.index.matches(of: query)
    #expect(found.map(\.picture) == [0])
    let match = try #require(found.first)
    return PictureAlteration.all(of: match, size: query.size, other: Self.pictures[0].size)
  }

  @Test func nothingIsFoundAmongPicturesWithoutPlacesOrAmongNone() {
    let flat = PictureFingerprint(LumaPlane(width: 240, height: 200, samples: [UInt8](repeating: 128, count: 48_000)))
    for among in [[], [flat, flat]] {
      #expect(PictureIndex(among).matches(of: Self.pictures[0]).isEmpty)
      #expect(FeatureIndex(among.map(\.features)).candidates(for: Self.pictures[0].features).isEmpty)
    }
  }

  @Test func differentPicturesDoNotMatch() {
    for (number, picture) in Self.pictures.enumerated() {
      #expect(Self.index.matches(of: picture, except: number).isEmpty)
      #expect(Self.index.matches(of: picture).map(\.picture) == [number])
    }
  }

  @Test func thePictureItselfIsUnaltered() throws {
    #expect(try alterations(Self.blobs(seed: 1000)).isEmpty)
  }

  @Test(arguments: Dihedral.allCases.filter { $0 != .upright })
  func laidInAnotherForm(form: Dihedral) throws {
    let found = try alterations(PDQTests.laid(Self.blobs(seed: 1000), form))
    let expected: [PictureAlteration] =
      switch form {
      case .upright: []
      case .mirrored: [.mirrored]
      case .flipped: [.mirrored, .turned(180)]
      case .turned180: [.turned(180)]
      case .turned90: [.turned(90)]
      case .turned270: [.turned(270)]
      case .transposed: [.mirrored, .turned(270)]
      case .antitransposed: [.mirrored, .turned(90)]
      }
    #expect(found == expected)
  }

  @Test func croppedByAFifth() throws {
    let found = try alterations(Self.blobs(seed: 1000).cropped(columns: 24..<216, rows: 20..<180))
    #expect(found.contains { if case .cropped(let kept) = $0 { abs(kept - 64) <= 3 } else { false } })
  }

  @Test func croppedMirroredAndCovered() throws {
    let part = PDQTests.laid(Self.blobs(seed: 1000).cropped(columns: 24..<216, rows: 20..<180), .mirrored)
    var samples = part.samples
    for y in 0..<60 { for x in 130..<192 { samples[y * part.width + x] = 240 } }
    let found = try alterations(LumaPlane(width: part.width, height: part.height, samples: samples))
    #expect(found.contains(.mirrored))
    #expect(found.contains { if case .covered = $0 { true } else { false } })
  }

  /// Letters take places of the picture, and those that are left are not the ones that were.
  @Test func croppedAndPrintedAllOver() throws {
    var plane = Self.blobs(seed: 1000).cropped(columns: 24..<216, rows: 20..<180)
    var numbers = HammingIndexTests.Numbers(state: 77)
    let word = (0..<90).map { _ in Bool.random(using: &numbers) }
    var samples = plane.samples
    for top in stride(from: 4, to: plane.height - 6, by: 40) {
      for left in stride(from: 4, to: plane.width - 18, by: 48) {
        for (place, isInk) in word.enumerated() where isInk {
          samples[(top + place / 18) * plane.width + left + place % 18] = 255
        }
      }
    }
    plane = LumaPlane(width: plane.width, height: plane.height, samples: samples)
    let found = try alterations(plane)
    #expect(found.contains { if case .cropped(let kept) = $0 { abs(kept - 64) <= 3 } else { false } })
  }

  /// Goods of one cut before white: outlines that look alike and lie nearly on each other.
  @Test func twoOfOneCutAreTwoPictures() {
    func goods(seed: UInt64) -> PictureFingerprint {
      var numbers = HammingIndexTests.Numbers(state: seed)
      let waves = (2..<7).map { (Float($0), Float.random(in: 0..<6, using: &numbers)) }
      let shade = Self.blobs(seed: seed)
      var samples = [UInt8](repeating: 250, count: 240 * 200)
      for y in 0..<200 {
        // The outline of a shirt, a few pixels off here and there.
        let off = waves.reduce(Float(0)) { $0 + 1.2 * triangle(Float(y) / 200 * $1.0 + $1.1) }
        let reach: Float = y < 12 || y > 188 ? 0 : y < 80 ? 100 - Float(y % 80) * 0.2 : 56
        for x in 0..<240 where abs(Float(x) - 120 + off) < reach {
          samples[y * 240 + x] = UInt8(40 + Int(shade.samples[y * 240 + x]) / 4)
        }
      }
      return PictureFingerprint(LumaPlane(width: 240, height: 200, samples: samples))
    }
    func triangle(_ value: Float) -> Float { abs((value - value.rounded(.down)) * 4 - 2) - 1 }
    let goods = (1...6).map { goods(seed: UInt64($0) * 77) }
    let index = PictureIndex(goods)
    for (number, picture) in goods.enumerated() {
      #expect(index.matches(of: picture).map(\.picture) == [number])
    }
  }

  @Test func framedByABorder() throws {
    let plane = Self.blobs(seed: 1000)
    var samples: [UInt8] = Array(repeating: 255, count: 280 * 20)
    for y in 0..<200 {
      samples += Array(repeating: 255, count: 20) + plane.samples[(y * 240)..<((y + 1) * 240)]
      samples += Array(repeating: 255, count: 20)
    }
    samples += Array(repeating: 255, count: 280 * 20)
    let found = try alterations(LumaPlane(width: 280, height: 240, samples: samples))
    #expect(found.contains { if case .extended(let share) = $0 { abs(share - 29) <= 3 } else { false } })
  }

  @Test func blanksMatchNothing() {
    let blanks = [0, 128, 255].flatMap { level in
      [(300, 200), (1, 1), (2, 900), (1000, 3), (64, 64)].map { width, height in
        PictureFingerprint(
          LumaPlane(width: width, height: height, samples: Array(repeating: UInt8(level), count: width * height)))
      }
    }
    let index = PictureIndex(blanks)
    for blank in blanks {
      #expect(!blank.isComparable)
      #expect(index.matches(of: blank).isEmpty)
      #expect(Self.index.matches(of: blank).isEmpty)
    }
  }

  @Test(arguments: Dihedral.allCases)
  func comparisonsOfALaidPictureAreTheSameBitsInAnotherOrder(form: Dihedral) {
    let plane = Self.blobs(seed: 5, width: 61, height: 61)
    let laid = FloatPlane(PDQTests.laid(plane, form))
    let pattern = FeaturePattern.shared
    for (x, y) in [(Float(30), Float(30)), (22, 35), (40, 27)] {
      let (u, v) = form.apply(x - 30, y - 30)
      let direct = pattern.describe(laid, x: u + 30, y: v + 30)
      let permuted = pattern.laid(pattern.describe(FloatPlane(plane), x: x, y: y), form)
      // Samples between pixels are rounded in another order.
      #expect(direct.distance(to: permuted) <= 2)
    }
  }

  @Test func mapsAreUndoneByTheirInverse() throws {
    let map = Affine(a: 1.2, b: -0.3, c: 5, d: 0.4, e: 0.9, f: -7)
    let back = try #require(map.inverse)
    let at = map.apply(3, 8)
    let again = back.apply(at.x, at.y)
    #expect(abs(again.x - 3) < 1e-4 && abs(again.y - 8) < 1e-4)
    #expect(Affine(a: 1, b: 2, c: 0, d: 2, e: 4, f: 0).inverse == nil)
  }
}
