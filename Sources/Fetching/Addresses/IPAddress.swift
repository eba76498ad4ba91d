internal import NIOCore

/// An IPv4 or IPv6 address.
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
  /// Its 4 or 16 bytes, the most significant first.
  let bytes: [UInt8]
  /// In the usual spelling: `192.0.2.1`, `2001:db8::1`.
  public let description: String

  /// An IPv4 address of a 32-bit number.
  init(v4 number: UInt32) {
    let bytes = [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) }
    self.init(bytes: bytes, description: bytes.map(String.init).joined(separator: "."))
  }

  private init(bytes: [UInt8], description: String) {
    self.bytes = bytes
    self.description = description
  }

  /// The address of a socket; `nil` for a socket of another family.
  init?(_ socket: SocketAddress) {
    guard let text = socket.ipAddress else { return nil }
    // Where the address stands in the structures of RFC 3493, sections 3.3 and 3.4: after family and port, in IPv6 after
    // the flow information too.
    switch socket {
    case .v4(let address):
      self.init(bytes: unsafe withUnsafeBytes(of: address.address) { unsafe Array($0[4..<8]) }, description: text)
    case .v6(let address):
      self.init(bytes: unsafe withUnsafeBytes(of: address.address) { unsafe Array($0[8..<24]) }, description: text)
    case .unixDomainSocket: return nil
    }
  }

  /// The address that a host of a URL spells, in any way that the C library or a browser would take: `127.0.0.1`,
  /// `127.1`, `0x7f.1`, `017700000001`, `2130706433`, `::1`, with or without brackets. `nil` for a name.
  public init?(literal: String) {
    let text = literal.hasPrefix("[") && literal.hasSuffix("]") ? String(literal.dropFirst().dropLast()) : literal
    if text.utf8.contains(UInt8(ascii: ":")) {
      // A zone (`%eth0`) is one machine's name for a link.
      guard !text.utf8.contains(UInt8(ascii: "%")), let socket = try? SocketAddress(ipAddress: text, port: 0) else {
        return nil
      }
      self.init(socket)
    } else {
      guard let number = Self.number(ofV4: text) else { return nil }
      self.init(v4: number)
    }
  }

  /// The number that one to four parts spell, each decimal, octal (`0…`) or hexadecimal (`0x…`), the last part filling
  /// what the others leave (WHATWG URL, "IPv4 parser").
  private static func number(ofV4 text: String) -> UInt32? {
    var parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count > 1, parts.last == "" { parts.removeLast() }
    guard (1...4).contains(parts.count) else { return nil }
    var values: [UInt64] = []
    for part in parts {
      guard let value = value(of: part) else { return nil }
      values.append(value)
    }
    let last = values.removeLast()
    guard values.allSatisfy({ $0 < 256 }), last < 1 << (8 * (4 - values.count)) else { return nil }
    return UInt32(values.enumerated().reduce(last) { $0 + $1.element << (8 * (3 - $1.offset)) })
  }

  private static func value(of part: Substring) -> UInt64? {
    guard part.utf8.first.map({ (0x30...0x39).contains($0) }) == true else { return nil }
    if part.hasPrefix("0x") || part.hasPrefix("0X") {
      let digits = part.dropFirst(2)
      return digits.isEmpty ? 0 : digits.first == "+" || digits.first == "-" ? nil : UInt64(digits, radix: 16)
    }
    return part.count > 1 && part.hasPrefix("0") ? UInt64(part, radix: 8) : UInt64(part, radix: 10)
  }
}
