/// What an IP address is for, by the IANA special-purpose registries (RFC 6890 and its successors).
public enum AddressClass: String, Sendable, CaseIterable {
  /// Reachable from everywhere.
  case `public`
  /// This very machine.
  case loopback
  /// `0.0.0.0/8` and `::`, which many systems take for this machine.
  case unspecified
  /// A private network: RFC 1918, unique local (RFC 4193), site-local.
  case `private`
  /// One link, where clouds keep their metadata services.
  case linkLocal = "link-local"
  /// A carrier's shared space: RFC 6598.
  case shared
  /// Many machines at once.
  case multicast
  /// Documentation, benchmarks, protocols of their own, and what is not given out.
  case reserved

  /// The class of an address. One that stands for an IPv4 address (mapped, translated by NAT64, 6to4) is of that
  /// address's class.
  public init(_ address: IPAddress) {
    self = address.bytes.count == 4 ? Self.ofV4(address.bytes[...]) : Self.ofV6(address.bytes)
  }

  private static func ofV4(_ bytes: ArraySlice<UInt8>) -> AddressClass {
    v4.first { $0.contains(bytes) }?.class ?? .public
  }

  private static func ofV6(_ bytes: [UInt8]) -> AddressClass {
    for prefix in v6 where prefix.contains(bytes[...]) {
      if let offset = prefix.embedded { return ofV4(bytes[offset..<(offset + 4)]) }
      return prefix.class
    }
    // Only 2000::/3 is given out.
    return bytes[0] & 0xE0 == 0x20 ? .public : .reserved
  }

  /// A block of addresses.
  private struct Block {
    let bytes: [UInt8]
    let bits: Int
    let `class`: AddressClass
    /// Where in the address the IPv4 address stands that it means.
    var embedded: Int?

    func contains(_ address: ArraySlice<UInt8>) -> Bool {
      zip(bytes, address).enumerated().allSatisfy { place, pair in
        let mask = UInt8(truncatingIfNeeded: 0xFF00 >> min(8, max(0, bits - 8 * place)))
        return pair.0 & mask == pair.1 & mask
      }
    }
  }

  private static let v4: [Block] = [
    Block(bytes: [0], bits: 8, class: .unspecified),
    Block(bytes: [10], bits: 8, class: .private),
    Block(bytes: [100, 64], bits: 10, class: .shared),
    Block(bytes: [127], bits: 8, class: .loopback),
    Block(bytes: [169, 254], bits: 16, class: .linkLocal),
    Block(bytes: [172, 16], bits: 12, class: .private),
    Block(bytes: [192, 0, 0], bits: 24, class: .reserved),
    Block(bytes: [192, 0, 2], bits: 24, class: .reserved),
    Block(bytes: [192, 88, 99], bits: 24, class: .reserved),
    Block(bytes: [192, 168], bits: 16, class: .private),
    Block(bytes: [198, 18], bits: 15, class: .reserved),
    Block(bytes: [198, 51, 100], bits: 24, class: .reserved),
    Block(bytes: [203, 0, 113], bits: 24, class: .reserved),
    Block(bytes: [224], bits: 4, class: .multicast),
    Block(bytes: [240], bits: 4, class: .reserved),
  ]

  private static let zeros = [UInt8](repeating: 0, count: 16)

  private static let v6: [Block] = [
    Block(bytes: zeros, bits: 128, class: .unspecified),
    Block(bytes: zeros.dropLast() + [1], bits: 128, class: .loopback),
    // IPv4-compatible, IPv4-mapped and IPv4-translated.
    Block(bytes: Array(zeros[..<12]), bits: 96, class: .reserved, embedded: 12),
    Block(bytes: Array(zeros[..<10]) + [0xFF, 0xFF], bits: 96, class: .reserved, embedded: 12),
    Block(bytes: Array(zeros[..<8]) + [0xFF, 0xFF, 0, 0], bits: 96, class: .reserved, embedded: 12),
    // NAT64: RFC 6052 means an IPv4 address, RFC 8215 a network's own.
    Block(bytes: [0, 0x64, 0xFF, 0x9B] + zeros[..<8], bits: 96, class: .reserved, embedded: 12),
    Block(bytes: [0, 0x64, 0xFF, 0x9B, 0, 1], bits: 48, class: .private),
    // 6to4, RFC 3056.
    Block(bytes: [0x20, 0x02], bits: 16, class: .reserved, embedded: 2),
    // Teredo, benchmarks, ORCHID and others of 2001::/23; documentation.
    Block(bytes: [0x20, 0x01, 0x00], bits: 23, class: .reserved),
    Block(bytes: [0x20, 0x01, 0x0D, 0xB8], bits: 32, class: .reserved),
    Block(bytes: [0x3F, 0xFF, 0x00], bits: 20, class: .reserved),
    Block(bytes: [0xFC], bits: 7, class: .private),
    Block(bytes: [0xFE, 0x80], bits: 10, class: .linkLocal),
    Block(bytes: [0xFE, 0xC0], bits: 10, class: .private),
    Block(bytes: [0xFF], bits: 8, class: .multicast),
  ]
}

/// Which addresses may be connected to.
public struct AddressPolicy: Sendable {
  private let allowsPrivate: Bool
  private let exceptions: Set<IPAddress>

  /// Public addresses alone.
  public static let publicOnly = AddressPolicy(allowsPrivate: false, exceptions: [])
  /// Every address that one machine can have, but those of one link: what clouds tell a machine about itself, its
  /// credentials among it, stands there, and no feed does.
  public static let any = AddressPolicy(allowsPrivate: true, exceptions: [])
  /// Public addresses, and these.
  public static func publicOnly(except exceptions: Set<IPAddress>) -> AddressPolicy {
    AddressPolicy(allowsPrivate: false, exceptions: exceptions)
  }

  /// Whether an address may be connected to.
  public func allows(_ address: IPAddress) -> Bool {
    if exceptions.contains(address) { return true }
    return switch AddressClass(address) {
    case .public: true
    case .multicast, .linkLocal: false
    case .loopback, .unspecified, .private, .shared, .reserved: allowsPrivate
    }
  }
}
