/// A shingle of a text in four bytes: the leading bits of its hash, the parts of the text that it stands in, and its
/// weight.
///
/// Of a hash 24 bits are kept: two unrelated texts of 300 shingles share one by accident once in 190 pairs, which is a
/// three-hundredth of their resemblance; a million listings are held in a fifth less memory than with all 32.
public struct Shingle: Hashable, Sendable {
  /// The hash in bits 31 to 8, whether it stands in the first part in 7 and in the second in 6, the weight in 5 to 0.
  var bits: UInt32

  /// The largest weight.
  public static let fullWeight = 63

  /// A part of a text.
  public enum Part: UInt32, Sendable {
    /// The title.
    case first = 0x80
    /// The description.
    case second = 0x40
  }

  /// Which parts of a text.
  struct Parts {
    fileprivate let bits: UInt32

    /// 1 when the first part is among them, else 0.
    @inline(__always) var inFirst: Int { Int(bits &>> 7) & 1 }
    /// 1 when the second part is among them, else 0.
    @inline(__always) var inSecond: Int { Int(bits &>> 6) & 1 }

    /// Those that both have.
    @inline(__always) static func & (a: Parts, b: Parts) -> Parts { Parts(bits: a.bits & b.bits) }
  }

  @inline(__always) init(bits: UInt32) { self.bits = bits }

  /// A shingle of full weight that stands in one part.
  @inline(__always) public init(hash: UInt32, in part: Part) {
    bits = hash & 0xFFFF_FF00 | part.rawValue | UInt32(Self.fullWeight)
  }

  /// The leading 24 bits of the hash; the others are 0.
  @inline(__always) public var hash: UInt32 { bits & 0xFFFF_FF00 }

  /// How much it says, 0 to ``fullWeight``.
  @inline(__always) public var weight: Int { Int(bits & 0x3F) }

  /// The parts that it stands in.
  @inline(__always) var parts: Parts { Parts(bits: bits & 0xC0) }

  /// Adds a part that it stands in.
  @inline(__always) mutating func insert(_ part: Part) { bits |= part.rawValue }

  /// Gives it a weight, 0 to ``fullWeight``.
  @inline(__always) mutating func weigh(_ weight: UInt8) { bits = bits & ~0x3F | UInt32(weight) }
}
