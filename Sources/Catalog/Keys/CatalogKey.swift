internal import Crypto
internal import Foundation

/// The secret that what merchants registered is kept under: it is needed to read or to compare registrations, and it
/// never lies in the catalog.
///
/// From it are derived (HKDF, RFC 5869, with SHA-256) a key that seals records (AES-256-GCM, NIST SP 800-38D), one that
/// hashes what is compared (HMAC, RFC 2104), and a public name that tells which key a catalog was written with.
public struct CatalogKey: Sendable {
  private let sealing: SymmetricKey
  private let hashing: SymmetricKey
  /// The name of the key, 16 hexadecimal digits; says nothing of the key.
  public let name: String

  /// Bytes of a key.
  public static let length = 32

  /// The key of these bytes.
  ///
  /// - Returns: `nil` unless there are ``length`` of them.
  public init?(bytes: [UInt8]) {
    guard bytes.count == Self.length else { return nil }
    let secret = SymmetricKey(data: bytes)
    func derived(_ purpose: String, _ count: Int) -> SymmetricKey {
      HKDF<SHA256>.deriveKey(
        inputKeyMaterial: secret, info: Data("storewarden catalog 1 \(purpose)".utf8), outputByteCount: count)
    }
    sealing = derived("seal", 32)
    hashing = derived("hash", 32)
    name = unsafe Hexadecimal.text(of: derived("name", 8).withUnsafeBytes { unsafe Array($0) })
  }

  /// The key that a text spells: 64 hexadecimal digits, white space around them.
  public init?(text: String) {
    let digits = text.trimmingCharacters(in: .whitespacesAndNewlines)
    guard let bytes = Hexadecimal.bytes(of: digits) else { return nil }
    self.init(bytes: bytes)
  }

  /// A new key, spelled as ``init(text:)`` reads it.
  public static func generated() -> String {
    unsafe Hexadecimal.text(of: SymmetricKey(size: .bits256).withUnsafeBytes { unsafe Array($0) })
  }

  /// A keyed hash of bytes, 16 bytes long.
  func hash(_ bytes: some DataProtocol) -> [UInt8] {
    Array(HMAC<SHA256>.authenticationCode(for: bytes, using: hashing).prefix(16))
  }

  /// Bytes that only this key opens, bound to the name of what they belong to.
  func seal(_ bytes: [UInt8], of owner: [UInt8]) throws -> Data {
    // `combined` is there whenever the nonce has its usual length, and this one is made here.
    guard let sealed = try AES.GCM.seal(bytes, using: sealing, authenticating: owner).combined else {
      throw CryptoKitError.incorrectParameterSize
    }
    return sealed
  }

  /// The bytes that ``seal(_:of:)`` sealed.
  ///
  /// - Returns: `nil` when they were sealed with another key, for another owner, or changed since.
  func open(_ sealed: Data, of owner: [UInt8]) -> [UInt8]? {
    guard let box = try? AES.GCM.SealedBox(combined: sealed),
      let opened = try? AES.GCM.open(box, using: sealing, authenticating: owner)
    else { return nil }
    return Array(opened)
  }
}

/// Bytes as hexadecimal digits.
enum Hexadecimal {
  /// Two digits a byte, lower case.
  static func text(of bytes: some Sequence<UInt8>) -> String {
    var text = ""
    for byte in bytes {
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
    return text
  }

  /// The bytes that digits spell, or `nil`.
  static func bytes(of text: String) -> [UInt8]? {
    let digits = text.utf8.map { Character(Unicode.Scalar($0)).hexDigitValue }
    guard digits.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    for index in stride(from: 0, to: digits.count, by: 2) {
      guard let high = digits[index], let low = digits[index + 1] else { return nil }
      bytes.append(UInt8(high * 16 + low))
    }
    return bytes
  }
}
