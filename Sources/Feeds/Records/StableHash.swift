/// A 64-bit hash of bytes that is the same in every run and on every machine: FNV-1a with the finaliser of MurmurHash3,
/// which FNV's low bits need.
struct StableHash {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Takes in some bytes, and where they end.
  mutating func combine(_ bytes: ArraySlice<UInt8>) { combine(bytes.span) }

  /// Takes in some bytes, and where they end.
  mutating func combine(_ bytes: Span<UInt8>) {
    for index in bytes.indices { state = (state ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    // No byte of UTF-8, so that what stands on either side cannot run together.
    state = (state ^ 0xFF) &* 0x100_0000_01B3
  }

  /// The hash of everything taken in.
  var value: UInt64 {
    var hash = (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
    hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
    return hash ^ (hash >> 33)
  }

  /// The hash as 16 digits of base 16.
  var digits: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
