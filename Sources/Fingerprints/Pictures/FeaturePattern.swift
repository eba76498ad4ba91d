#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The 256 pairs of places around a point whose brightness is compared.
///
/// 32 pairs are drawn from a Gaussian; each comes in its eight dihedral forms, which are neighbouring bits. The bits of a
/// picture that is laid in another form are then the same bits, each eight in another order.
struct FeaturePattern: Sendable {
  static let shared = FeaturePattern()
  /// How far pairs reach, in samples of the level.
  private static let reach: Float = 18
  private static let deviation = 8.0

  /// Places of the first of each pair, then of the second; across and down.
  private let first: [(x: Float, y: Float)]
  private let second: [(x: Float, y: Float)]
  /// For each form, what a byte becomes.
  private let permuted: [[UInt8]]

  private init() {
    var state: UInt64 = 2
    func fraction() -> Double {
      state &+= 0x9E37_79B9_7F4A_7C15
      return (Double(StableHash.mix(state) >> 11) + 0.5) / Double(1 << 53)
    }
    // Box and Muller.
    func place() -> (x: Float, y: Float) {
      let radius = (-2 * log(fraction())).squareRoot() * Self.deviation
      let angle = 2 * Double.pi * fraction()
      func kept(_ value: Double) -> Float { min(max(Float(value), -Self.reach), Self.reach) }
      return (kept(radius * cos(angle)), kept(radius * sin(angle)))
    }
    var first: [(x: Float, y: Float)] = []
    var second: [(x: Float, y: Float)] = []
    for _ in 0..<32 {
      var (a, b) = (place(), place())
      // Pairs that lie close together compare noise.
      while (a.x - b.x) * (a.x - b.x) + (a.y - b.y) * (a.y - b.y) < 16 { (a, b) = (place(), place()) }
      for form in Dihedral.allCases {
        first.append(form.apply(a.x, a.y))
        second.append(form.apply(b.x, b.y))
      }
    }
    self.first = first
    self.second = second
    // A picture laid in a form compares at a place what the picture itself compares where the form came from.
    permuted = Dihedral.allCases.map { form in
      let sources = Dihedral.allCases.map { pair in
        let (x, y) = pair.apply(1, 3)
        let back = form.inverse.apply(x, y)
        return Dihedral.allCases.firstIndex { $0.apply(1, 3) == back } ?? 0
      }
      return (0..<256).map { byte in
        var result = 0
        for (bit, source) in sources.enumerated() where byte >> source & 1 == 1 { result |= 1 << bit }
        return UInt8(result)
      }
    }
  }

  /// The comparisons around a place of a smoothed plane.
  func describe(_ plane: FloatPlane, x: Float, y: Float) -> PDQHash {
    var words = SIMD4<UInt64>(repeating: 0)
    let samples = plane.samples.span
    func sample(_ dx: Float, _ dy: Float) -> Float {
      let (px, py) = (min(max(x + dx, 0), Float(plane.width - 1)), min(max(y + dy, 0), Float(plane.height - 1)))
      let (column, row) = (min(Int(px), plane.width - 2), min(Int(py), plane.height - 2))
      let (u, v) = (px - Float(column), py - Float(row))
      let at = row * plane.width + column
      let top = samples[at] + (samples[at + 1] - samples[at]) * u
      let bottom = samples[at + plane.width] + (samples[at + plane.width + 1] - samples[at + plane.width]) * u
      return top + (bottom - top) * v
    }
    for bit in 0..<256 where sample(first[bit].x, first[bit].y) < sample(second[bit].x, second[bit].y) {
      words[bit / 64] |= 1 << UInt64(bit % 64)
    }
    return PDQHash(words: words)
  }

  /// The comparisons that the picture laid in `form` would have given at the same place.
  func laid(_ descriptor: PDQHash, _ form: Dihedral) -> PDQHash {
    let table = permuted[form.rawValue]
    var words = SIMD4<UInt64>(repeating: 0)
    for word in 0..<4 {
      for byte in 0..<8 {
        let value = Int(truncatingIfNeeded: descriptor.words[word] >> UInt64(byte * 8) & 0xFF)
        words[word] |= UInt64(table[value]) << UInt64(byte * 8)
      }
    }
    return PDQHash(words: words)
  }
}
