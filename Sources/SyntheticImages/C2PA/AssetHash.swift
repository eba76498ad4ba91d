internal import Crypto

/// A hash that C2PA allows (2.1, 13.1).
enum AssetHash {
  case sha256
  case sha384
  case sha512

  init?(_ name: String) {
    switch name {
    case "sha256": self = .sha256
    case "sha384": self = .sha384
    case "sha512": self = .sha512
    default: return nil
    }
  }

  /// The hash of some bytes.
  func of(_ bytes: [UInt8]) -> [UInt8] { of(bytes, in: [0..<bytes.count]) }

  /// The hash of some parts of a file, one behind the other.
  func of(_ file: [UInt8], in ranges: [Range<Int>]) -> [UInt8] {
    switch self {
    case .sha256: Self.hash(SHA256(), file, ranges)
    case .sha384: Self.hash(SHA384(), file, ranges)
    case .sha512: Self.hash(SHA512(), file, ranges)
    }
  }

  private static func hash(_ empty: some HashFunction, _ file: [UInt8], _ ranges: [Range<Int>]) -> [UInt8] {
    var function = empty
    for range in ranges { function.update(data: file[range]) }
    return Array(function.finalize())
  }
}
