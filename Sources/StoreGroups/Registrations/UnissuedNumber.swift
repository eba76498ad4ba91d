import Identifiers

/// Identity numbers that no register can have issued although their check character fits: the region, date or
/// department in them does not exist.
///
/// Such a number is a fault of the registration. But one wrong number out of eleven or thirty-one passes its check, so
/// two stores that wrote the very same one hardly did so each on its own: it was made, or issued under a rule newer than
/// ours, and passed on. It therefore ties stores as a medium tie, never alone: a published example that two strangers
/// typed to fill a form joins nobody. Only numbers of 18 characters count, because the resident id of 15 digits has no
/// check character.
enum UnissuedNumber {
  /// Writes the canonical form of a number that was judged to have a part that does not exist: 18 capitals and digits.
  ///
  /// - Parameters:
  ///   - text: The number as registered.
  ///   - canonical: Emptied, then filled.
  /// - Returns: The space in which it meets its equals, or `nil` when it says nothing.
  static func write(_ text: Span<UInt8>, as kind: IdentifierKind, into canonical: inout [UInt8]) -> ValueSpace? {
    canonical.removeAll(keepingCapacity: true)
    let space: ValueSpace
    switch kind {
    case .creditCode: space = .unissuedEntity
    case .residentID: space = .unissuedPerson
    default: return nil
    }
    var index = 0
    while index < text.count, canonical.count <= 18 {
      var byte = text[index]
      index += 1
      // Full width, U+FF01 to U+FF5E: EF BC 81 … EF BD 9E.
      if byte == 0xef, index + 1 < text.count, text[index] == 0xbc || text[index] == 0xbd {
        byte = text[index + 1] &- (text[index] == 0xbc ? 0x60 : 0x20)
        index += 2
      }
      switch byte {
      case 0x20, UInt8(ascii: "-"): continue
      case 0x30...0x39, 0x41...0x5a: canonical.append(byte)
      case 0x61...0x7a: canonical.append(byte - 0x20)
      default: return nil
      }
    }
    return canonical.count == 18 ? space : nil
  }
}
