#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A picture's PDQ hash in all eight dihedral forms, with its quality.
public struct PDQFingerprint: Sendable {
  /// How much structure the picture has, 0 to 100. The hash of a picture without structure is noise.
  public let quality: Int
  /// The lowest frequencies, row by row.
  private let frequencies: [Float]

  /// Quality from which a hash is compared at all; the makers of the hash recommend 50.
  public static let leastQuality = 50

  /// Hashes a picture.
  ///
  /// - Complexity: O(pixels).
  public init(_ plane: LumaPlane, path: VectorPath = .best) { self.init(SmoothedSquare(plane), path: path) }

  init(_ square: SmoothedSquare, path: VectorPath = .best) {
    quality = square.quality
    frequencies = path.dct(square.samples, matrix: Self.matrix)
  }

  /// The hash of the picture as it is.
  public var hash: PDQHash { hash(.upright) }

  /// The hash that the picture would have in another form, found from its frequencies alone: mirroring changes the sign
  /// of the odd ones, and swapping sides swaps rows and columns.
  public func hash(_ form: Dihedral) -> PDQHash {
    var values = frequencies
    for i in 0..<16 {
      for j in 0..<16 {
        let value = form.swapsSides ? frequencies[j * 16 + i] : frequencies[i * 16 + j]
        // Index 0 is frequency 1.
        let isNegative = (form.reversesColumns && j % 2 == 0) != (form.reversesRows && i % 2 == 0)
        values[i * 16 + j] = isNegative ? -value : value
      }
    }
    // The lower of the two middle values, as the reference's.
    let median = values.sorted()[127]
    var words = SIMD4<UInt64>(repeating: 0)
    for bit in 0..<256 where values[bit] > median { words[bit / 64] |= 1 << UInt64(bit % 64) }
    return PDQHash(words: words)
  }

  /// All eight, in the order of ``Dihedral``.
  public var hashes: [PDQHash] { Dihedral.allCases.map { hash($0) } }

  /// Rows of the cosine transform of 64 values at frequencies 1 to 16.
  private static let matrix: [Float] = {
    var rows: [Float] = []
    let scale = (2.0 / 64).squareRoot()
    for frequency in 1...16 {
      for place in 0..<64 {
        let angle = Double.pi / 128 * Double(frequency) * Double(2 * place + 1)
        rows.append(Float(scale * cos(angle)))
      }
    }
    return rows
  }()
}
