/// Network addresses that say nothing about who uses them: private, local, shared and documentation ranges.
///
/// IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its updates).
enum ReservedNetwork {
  /// Whether an address in canonical text (RFC 5952 for IPv6) lies in a reserved range. Text that is no address does.
  static func contains(_ address: Span<UInt8>) -> Bool {
    for index in address.indices where address[index] == UInt8(ascii: ":") { return isReservedSix(address) }
    return isReservedFour(address)
  }

  private static func isReservedFour(_ address: Span<UInt8>) -> Bool {
    var octets: [Int] = []
    var current = -1
    for index in address.indices {
      switch address[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        current = max(current, 0) * 10 + Int(address[index] - UInt8(ascii: "0"))
        if current > 255 { return true }
      case UInt8(ascii: "."):
        octets.append(current)
        current = -1
      default: return true
      }
    }
    octets.append(current)
    guard octets.count == 4, !octets.contains(-1) else { return true }
    return switch (octets[0], octets[1], octets[2]) {
    case (0, _, _), (10, _, _), (127, _, _), (169, 254, _), (172, 16...31, _), (192, 168, _): true
    case (100, 64...127, _), (192, 0, 0), (192, 0, 2), (198, 18...19, _), (198, 51, 100), (203, 0, 113): true
    case (224..., _, _): true
    default: false
    }
  }

  private static func isReservedSix(_ address: Span<UInt8>) -> Bool {
    var first = 0
    var digits = 0
    var position = 0
    while position < address.count, address[position] != UInt8(ascii: ":") {
      let byte = address[position] | 0x20
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): first = first * 16 + Int(byte - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): first = first * 16 + Int(byte - UInt8(ascii: "a")) + 10
      default: return true
      }
      digits += 1
      guard digits <= 4 else { return true }
      position += 1
    }
    // Only 2000::/3 is global unicast; 2001:db8::/32 is for documentation.
    guard first & 0xe000 == 0x2000 else { return true }
    if first == 0x2001, address.count > 8 {
      return address.extracting(5..<9).lowercasedEquals("db8:")
    }
    return false
  }
}

extension Span where Element == UInt8 {
  /// Whether the bytes are the ASCII text, whatever the case of letters.
  func lowercasedEquals(_ text: StaticString) -> Bool {
    let wanted = Array("\(text)".utf8)
    guard count == wanted.count else { return false }
    for index in indices {
      let byte = self[index]
      let folded = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
      if folded != wanted[index] { return false }
    }
    return true
  }
}
