/// A model code of up to ten letters and digits packed in a number, six bits a character; a longer one is a hash.
public struct ModelCode: Hashable, Sendable {
  /// The packed characters, the first one highest.
  public let packed: UInt64
  private static let longest = 10
  private static let hashed: UInt64 = 1 << 63

  /// The code of packed characters.
  public init(packed: UInt64) { self.packed = packed }

  /// The code of folded letters and digits (`a`…`z`, `0`…`9`).
  public init(_ scalars: ArraySlice<UInt32>) {
    guard scalars.count <= Self.longest else {
      packed = StableHash.hash(scalars) | Self.hashed
      return
    }
    var packed: UInt64 = 0
    for scalar in scalars { packed = packed << 6 | UInt64(scalar < 0x3A ? scalar - 0x30 + 1 : scalar - 0x61 + 11) }
    self.packed = packed
  }

  /// The number of characters; 0 for a hash.
  public var count: Int { packed & Self.hashed != 0 ? 0 : (64 - packed.leadingZeroBitCount + 5) / 6 }

  /// The letters that it begins with: codes of one series differ in what follows.
  public var series: UInt64 {
    let count = count
    var series: UInt64 = 0
    for index in 0..<count {
      let character = packed >> UInt64(6 * (count - 1 - index)) & 63
      guard character > 10 else { break }
      series = series << 6 | character
    }
    return series
  }

  /// Whether `other` is this code with something before or behind it. Codes of fewer than five characters are too short
  /// to be found in others.
  public func isContained(in other: ModelCode) -> Bool {
    let (length, whole) = (count, other.count)
    guard length >= 5, whole >= length else { return packed == other.packed }
    let mask: UInt64 = (1 << UInt64(6 * length)) - 1
    return (0...(whole - length)).contains { other.packed >> UInt64(6 * $0) & mask == packed }
  }
}
