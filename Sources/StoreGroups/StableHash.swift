/// A 64-bit hash that is the same in every run and on every machine, unlike `Hasher`.
///
/// FNV-1a (Fowler, Noll, Vo) over the bytes, then the finaliser of MurmurHash3 (Appleby), so that every bit of the
/// result depends on every byte. It guards against nobody: whoever needs equality compares bytes as well.
struct StableHash {
  private var state: UInt64 = 0xcbf2_9ce4_8422_2325

  /// Takes in one byte.
  mutating func combine(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// Takes in all bytes.
  mutating func combine(_ bytes: Span<UInt8>) {
    for index in bytes.indices { combine(bytes[index]) }
  }

  /// Takes in all bytes of a text, and its end.
  mutating func combine(_ text: String) {
    for byte in text.utf8 { combine(byte) }
    combine(0xff)
  }

  /// The hash of what was taken in.
  var value: UInt64 {
    var mixed = state
    mixed = (mixed ^ (mixed >> 33)) &* 0xff51_afd7_ed55_8ccd
    mixed = (mixed ^ (mixed >> 33)) &* 0xc4ce_b9fe_1a85_ec53
    return mixed ^ (mixed >> 33)
  }
}
