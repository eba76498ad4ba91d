internal import Pictures

/// The signature over a claim: `COSE_Sign1` (RFC 9052, 4.2) with the signer's certificates (C2PA 2.1, 13.2 and 14.5).
struct ClaimSignature: Sendable {
  let algorithm: SignatureAlgorithm
  /// The signer's certificate first.
  let chain: [SignerCertificate]
  private let protected: [UInt8]
  private let signature: [UInt8]

  private static let longestChain = 8

  /// Reads the content of a signature box.
  ///
  /// - Throws: ``CredentialFault``.
  init(_ bytes: ByteView) throws(CredentialFault) {
    let value: CBORValue
    do {
      value = try CBORValue(bytes)
    } catch {
      throw .signature("its CBOR cannot be read: \(error)")
    }
    let parts = value.elements
    guard parts.count == 4, let protected = parts[0].bytes, let signature = parts[3].bytes,
      let header = try? CBORValue(ByteView(protected))
    else { throw .signature("it is no COSE_Sign1") }
    guard case .null = parts[2] else { throw .signature("it carries a text of its own instead of the claim") }
    guard let label = header[1]?.whole else { throw .signature("it names no algorithm") }
    self.algorithm = try SignatureAlgorithm(cose: label)
    guard let x5chain = header[33] ?? header["x5chain"] ?? parts[1]["x5chain"] ?? parts[1][33] else {
      throw .signature("it names no certificate")
    }
    let ders = x5chain.bytes.map { [$0] } ?? x5chain.elements.compactMap(\.bytes)
    guard !ders.isEmpty, ders.count <= Self.longestChain else {
      throw .certificate("the chain has \(ders.count) of them")
    }
    var chain: [SignerCertificate] = []
    for der in ders { chain.append(try SignerCertificate(der: der)) }
    self.chain = chain
    self.protected = protected
    self.signature = signature
  }

  /// Checks the signature over a claim's bytes.
  func check(claim: [UInt8]) throws(CredentialFault) {
    // Sig_structure (RFC 9052, 4.4): the context, the protected header, no external data, the payload.
    var data: [UInt8] = [0x84, 0x6A] + Array("Signature1".utf8)
    data += Self.byteString(protected) + [0x40] + Self.byteString(claim)
    guard let signer = chain.first,
      signer.key.signs(data, signature, by: algorithm, isCOSE: true)
    else { throw .signature("it does not match the claim") }
  }

  private static func byteString(_ bytes: [UInt8]) -> [UInt8] {
    let count = UInt64(bytes.count)
    let head: [UInt8] =
      switch count {
      case 0..<24: [0x40 | UInt8(count)]
      case 24..<0x100: [0x58, UInt8(count)]
      case 0x100..<0x1_0000: [0x59, UInt8(count >> 8), UInt8(count & 0xFF)]
      default: [0x5A] + (0..<4).map { UInt8(truncatingIfNeeded: count >> (24 - 8 * UInt64($0))) }
      }
    return head + bytes
  }
}
