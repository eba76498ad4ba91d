/// A perceptual hash of 256 bits: 16 × 16 of a picture's lowest frequencies, each above their median or not.
///
/// Facebook, "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm" (ThreatExchange, 2019).
public struct PDQHash: Hashable, Sendable, BitwiseCopyable {
  /// Bit `16 i + j` is that of vertical frequency `i + 1` and horizontal frequency `j + 1`; the least bit comes first.
  public let words: SIMD4<UInt64>

  /// A hash of these bits.
  public init(words: SIMD4<UInt64>) { self.words = words }

  /// Bits that differ from which on two pictures are not called alike; the distance that the hash's makers recommend.
  public static let radius = 31

  /// The number of bits that differ, 0 to 256.
  public func distance(to other: PDQHash) -> Int {
    let differing = words ^ other.words
    return (0..<4).reduce(0) { $0 + differing[$1].nonzeroBitCount }
  }

  /// The 16 bits of a row of frequencies.
  func chunk(_ row: Int) -> Int { Int(words[row / 4] >> UInt64(row % 4 * 16) & 0xFFFF) }
}

extension PDQHash: Comparable {
  /// By the digits of ``hex``.
  public static func < (a: PDQHash, b: PDQHash) -> Bool {
    for word in [3, 2, 1, 0] where a.words[word] != b.words[word] { return a.words[word] < b.words[word] }
    return false
  }
}

extension PDQHash: CustomStringConvertible {
  /// The 64 hexadecimal digits in which lists of hashes are exchanged: the highest bit first.
  public var hex: String {
    [3, 2, 1, 0].map { word in
      let digits = String(words[word], radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }

  /// The 64 hexadecimal digits.
  public var description: String { hex }

  /// Reads 64 hexadecimal digits of either case; `nil` for anything else.
  public init?(hex: some StringProtocol) { self.init(digits: Array(hex.utf8)[...]) }

  /// Reads 64 hexadecimal digits of either case, in ASCII; `nil` for anything else.
  public init?(digits: ArraySlice<UInt8>) {
    guard digits.count == 64, let hash = VectorPath.best.hash(at: 0, of: digits.span) else { return nil }
    self = hash
  }

  /// Reads 64 hexadecimal digits of either case that start at a place of some bytes, whatever follows; `nil` when there are
  /// none.
  public init?(digits bytes: Span<UInt8>, at start: Int) {
    guard let hash = VectorPath.best.hash(at: start, of: bytes) else { return nil }
    self = hash
  }
}
