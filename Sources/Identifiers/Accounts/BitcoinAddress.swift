/// Bitcoin address: Base58Check of versions 0 and 5, or segregated witness in Bech32 and Bech32m (BIP 173, BIP 350).
enum BitcoinAddress {
  static func judge(_ address: inout Written) -> IdentifierFault? {
    address.strip(.space)
    if address.has("bc1") || address.has("BC1") || address.has("Bc1") || address.has("bC1") {
      address.lower()
      return witnessFault(address)
    }
    guard (25...35).contains(address.count) else { return .length }
    return base58Fault(address)
  }

  private static let base58 = Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)

  /// 21 bytes and the first four of their double SHA-256.
  private static func base58Fault(_ address: Written) -> IdentifierFault? {
    var bytes = [UInt8](repeating: 0, count: 25)
    for index in 0..<address.count {
      guard var carry = base58.firstIndex(of: address[index]) else { return .character }
      for place in bytes.indices.reversed() {
        carry += Int(bytes[place]) * 58
        bytes[place] = UInt8(carry & 0xFF)
        carry >>= 8
      }
      guard carry == 0 else { return .length }
    }
    let leading = (0..<address.count).prefix { address[$0] == 0x31 }.count
    guard leading == bytes.prefix(while: { $0 == 0 }).count else { return .length }
    guard bytes[0] == 0 || bytes[0] == 5 else { return .part }
    return Written.checked(SHA256.digest(SHA256.digest(Array(bytes[..<21]))).prefix(4).elementsEqual(bytes[21...]))
  }

  private static let bech32 = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)

  private static func witnessFault(_ address: Written) -> IdentifierFault? {
    guard (14...74).contains(address.count) else { return .length }
    var values: [UInt8] = []
    for index in 3..<address.count {
      guard let value = bech32.firstIndex(of: address[index]) else { return .character }
      values.append(UInt8(value))
    }
    // Human-readable part "bc": high bits, zero, low bits.
    let remainder = polymod([3, 3, 0, 2, 3] + values)
    guard remainder == (values[0] == 0 ? 1 : 0x2BC8_30A3) else { return .checkDigit }
    let data = values[1..<(values.count - 6)]
    let length = data.count * 5 / 8
    guard values[0] <= 16, data.count * 5 % 8 < 5, (2...40).contains(length) else { return .part }
    let padding = data.count * 5 % 8
    guard let last = data.last, last & (1 << UInt8(padding) - 1) == 0 else { return .part }
    return values[0] != 0 || length == 20 || length == 32 ? nil : .length
  }

  private static func polymod(_ values: [UInt8]) -> UInt32 {
    let generator: [5 of UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
    var check: UInt32 = 1
    for value in values {
      let top = check >> 25
      check = (check & 0x1FF_FFFF) << 5 ^ UInt32(value)
      for index in 0..<5 where top >> UInt32(index) & 1 == 1 { check ^= generator[index] }
    }
    return check
  }
}
