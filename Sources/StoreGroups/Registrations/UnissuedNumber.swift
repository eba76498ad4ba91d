import Identifiers

/// Identity numbers that no register can have issued although their check character fits: the region, date or
/// department in them does not exist.
///
/// Such a number is a fault of the registration. But one wrong number out of eleven or thirty-one passes its check, so
/// two stores that wrote the very same one hardly did so each on its own: it was made, or issued under a rule newer than
/// ours, and passed on. It therefore ties stores as a medium tie, never alone: a published example that two strangers
/// typed to fill a form joins nobody. Only numbers of 18 characters count, because the resident id of 15 digits has no
/// check character.
///
/// A mainland mobile number in a range that is given to nobody, as far as is known, is one more: the plans move on faster
/// than programs, and the very same number is hardly written twice by chance.
enum UnissuedNumber {
  /// Writes the canonical form of a number that was judged to have a part that does not exist: 18 capitals and digits.
  ///
  /// - Parameters:
  ///   - text: The number as registered.
  ///   - canonical: Emptied, then filled.
  /// - Returns: The space in which it meets its equals, or `nil` when it says nothing.
  static func write(_ text: Span<UInt8>, as kind: IdentifierKind, into canonical: inout [UInt8]) -> ValueSpace? {
    switch kind {
    case .creditCode: writePlain(text, into: &canonical) && canonical.count == 18 ? .unissuedEntity : nil
    case .residentID: writePlain(text, into: &canonical) && canonical.count == 18 ? .unissuedPerson : nil
    case .phone: writeMobile(text, into: &canonical) ? .unassignedPhone : nil
    default: nil
    }
  }

  private static func writeMobile(_ text: Span<UInt8>, into canonical: inout [UInt8]) -> Bool {
    guard writePlain(text, into: &canonical) else { return false }
    for prefix in ["0086", "86", "0"] where canonical.count > 11 && canonical.starts(with: prefix.utf8) {
      canonical.removeFirst(prefix.utf8.count)
    }
    return canonical.count == 11 && canonical.allSatisfy { (0x30...0x39).contains($0) }
      && canonical[0] == UInt8(ascii: "1") && canonical[1] >= UInt8(ascii: "3")
  }

  /// Writes the capitals and digits of a number without what lays it out.
  ///
  /// - Returns: Whether there is nothing else in it.
  static func writePlain(_ text: Span<UInt8>, into canonical: inout [UInt8]) -> Bool {
    canonical.removeAll(keepingCapacity: true)
    var index = 0
    while index < text.count, canonical.count <= 24 {
      var byte = text[index]
      index += 1
      // Full width, U+FF01 to U+FF5E: EF BC 81 … EF BD 9E.
      if byte == 0xef, index + 1 < text.count, text[index] == 0xbc || text[index] == 0xbd {
        byte = text[index + 1] &- (text[index] == 0xbc ? 0x60 : 0x20)
        index += 2
      }
      switch byte {
      case 0x20, UInt8(ascii: "-"): continue
      case UInt8(ascii: "+") where canonical.isEmpty: continue
      case 0x30...0x39, 0x41...0x5a: canonical.append(byte)
      case 0x61...0x7a: canonical.append(byte - 0x20)
      default: return false
      }
    }
    return index == text.count
  }
}
