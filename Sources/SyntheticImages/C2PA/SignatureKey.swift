internal import Crypto
internal import CryptoExtras
internal import Foundation
internal import SwiftASN1

/// How something was signed: the digest, and the scheme around it.
struct SignatureAlgorithm: Hashable, Sendable {
  enum Digest: Hashable, Sendable { case sha256, sha384, sha512 }

  enum Scheme: Hashable, Sendable { case ecdsa, rsaPSS, rsaPKCS1, ed25519 }

  let scheme: Scheme
  let digest: Digest

  /// The algorithm of a COSE header (RFC 9053, 2; RFC 8230), of those that C2PA allows (2.1, 13.2.1).
  ///
  /// - Throws: ``CredentialFault`` when it is another.
  init(cose label: Int64) throws(CredentialFault) {
    switch label {
    case -7: (scheme, digest) = (.ecdsa, .sha256)
    case -35: (scheme, digest) = (.ecdsa, .sha384)
    case -36: (scheme, digest) = (.ecdsa, .sha512)
    case -37: (scheme, digest) = (.rsaPSS, .sha256)
    case -38: (scheme, digest) = (.rsaPSS, .sha384)
    case -39: (scheme, digest) = (.rsaPSS, .sha512)
    case -8: (scheme, digest) = (.ed25519, .sha512)
    default: throw .signature("its algorithm \(label) is none that C2PA allows")
    }
  }

  /// The algorithm of a certificate's signature.
  init(_ node: ASN1Node) throws {
    let (number, parameters) = try DER.sequence(node, identifier: .sequence) { nodes in
      let number = try ASN1ObjectIdentifier(derEncoded: &nodes)
      let parameters = nodes.next()
      return (number, parameters)
    }
    switch number {
    case [1, 2, 840, 10045, 4, 3, 2]: (scheme, digest) = (.ecdsa, .sha256)
    case [1, 2, 840, 10045, 4, 3, 3]: (scheme, digest) = (.ecdsa, .sha384)
    case [1, 2, 840, 10045, 4, 3, 4]: (scheme, digest) = (.ecdsa, .sha512)
    case [1, 2, 840, 113549, 1, 1, 11]: (scheme, digest) = (.rsaPKCS1, .sha256)
    case [1, 2, 840, 113549, 1, 1, 12]: (scheme, digest) = (.rsaPKCS1, .sha384)
    case [1, 2, 840, 113549, 1, 1, 13]: (scheme, digest) = (.rsaPKCS1, .sha512)
    case [1, 2, 840, 113549, 1, 1, 10]: (scheme, digest) = (.rsaPSS, try Self.pssDigest(parameters))
    case [1, 3, 101, 112]: (scheme, digest) = (.ed25519, .sha512)
    default: throw CredentialFault.certificate("it is signed by a method that is not checked (\(number))")
    }
  }

  /// The digest that the parameters of RSASSA-PSS name (RFC 4055, 3.1); without them it would be SHA-1.
  private static func pssDigest(_ parameters: ASN1Node?) throws -> Digest {
    guard let parameters, case .constructed(let fields) = parameters.content else {
      throw CredentialFault.certificate("it is signed over SHA-1")
    }
    for field in fields where field.identifier == ASN1Identifier(tagWithNumber: 0, tagClass: .contextSpecific) {
      let number = try DER.explicitlyTagged(field, tagNumber: 0, tagClass: .contextSpecific) { inner in
        try DER.sequence(inner, identifier: .sequence) { nodes in
          let number = try ASN1ObjectIdentifier(derEncoded: &nodes)
          while nodes.next() != nil {}
          return number
        }
      }
      switch number {
      case [2, 16, 840, 1, 101, 3, 4, 2, 1]: return .sha256
      case [2, 16, 840, 1, 101, 3, 4, 2, 2]: return .sha384
      case [2, 16, 840, 1, 101, 3, 4, 2, 3]: return .sha512
      default: break
      }
    }
    throw CredentialFault.certificate("it is signed over a digest that is not accepted")
  }
}

/// A public key of a certificate.
enum SignatureKey: Sendable {
  case p256(P256.Signing.PublicKey)
  case p384(P384.Signing.PublicKey)
  case p521(P521.Signing.PublicKey)
  case rsa(_RSA.Signing.PublicKey)
  case ed25519(Curve25519.Signing.PublicKey)

  /// The key of a `SubjectPublicKeyInfo`.
  init(_ node: ASN1Node) throws {
    let der = Array(node.encodedBytes)
    let (algorithm, curve, bits) = try DER.sequence(node, identifier: .sequence) { nodes in
      guard let algorithm = nodes.next(), let bits = nodes.next() else {
        throw CredentialFault.certificate("its key is not whole")
      }
      let (number, curve) = try DER.sequence(algorithm, identifier: .sequence) { nodes in
        let number = try ASN1ObjectIdentifier(derEncoded: &nodes)
        let parameters = nodes.next()
        let curve = parameters.flatMap { try? ASN1ObjectIdentifier(derEncoded: $0) }
        return (number, curve)
      }
      return (number, curve, Array(try ASN1BitString(derEncoded: bits).bytes))
    }
    switch (algorithm, curve) {
    case ([1, 2, 840, 10045, 2, 1], [1, 2, 840, 10045, 3, 1, 7]):
      self = .p256(try P256.Signing.PublicKey(x963Representation: bits))
    case ([1, 2, 840, 10045, 2, 1], [1, 3, 132, 0, 34]):
      self = .p384(try P384.Signing.PublicKey(x963Representation: bits))
    case ([1, 2, 840, 10045, 2, 1], [1, 3, 132, 0, 35]):
      self = .p521(try P521.Signing.PublicKey(x963Representation: bits))
    case ([1, 2, 840, 113549, 1, 1, 1], _), ([1, 2, 840, 113549, 1, 1, 10], _):
      self = .rsa(try _RSA.Signing.PublicKey(derRepresentation: der))
    case ([1, 3, 101, 112], _): self = .ed25519(try Curve25519.Signing.PublicKey(rawRepresentation: bits))
    default: throw CredentialFault.certificate("its key is of a kind that is not checked (\(algorithm))")
    }
  }

  /// Whether a signature over `data` is this key's.
  ///
  /// - Parameter isCOSE: ECDSA signatures are two bare numbers in COSE, and DER in certificates.
  func signs(_ data: [UInt8], _ signature: [UInt8], by algorithm: SignatureAlgorithm, isCOSE: Bool) -> Bool {
    if case .ed25519(let key) = self {
      return algorithm.scheme == .ed25519 && key.isValidSignature(signature, for: data)
    }
    return switch algorithm.digest {
    case .sha256: signs(SHA256.hash(data: data), signature, algorithm.scheme, isCOSE)
    case .sha384: signs(SHA384.hash(data: data), signature, algorithm.scheme, isCOSE)
    case .sha512: signs(SHA512.hash(data: data), signature, algorithm.scheme, isCOSE)
    }
  }

  private func signs(
    _ digest: some Digest, _ signature: [UInt8], _ scheme: SignatureAlgorithm.Scheme, _ isCOSE: Bool
  ) -> Bool {
    switch (self, scheme) {
    case (.p256(let key), .ecdsa):
      let parsed =
        isCOSE
        ? try? P256.Signing.ECDSASignature(rawRepresentation: signature)
        : try? P256.Signing.ECDSASignature(derRepresentation: signature)
      return parsed.map { key.isValidSignature($0, for: digest) } ?? false
    case (.p384(let key), .ecdsa):
      let parsed =
        isCOSE
        ? try? P384.Signing.ECDSASignature(rawRepresentation: signature)
        : try? P384.Signing.ECDSASignature(derRepresentation: signature)
      return parsed.map { key.isValidSignature($0, for: digest) } ?? false
    case (.p521(let key), .ecdsa):
      let parsed =
        isCOSE
        ? try? P521.Signing.ECDSASignature(rawRepresentation: signature)
        : try? P521.Signing.ECDSASignature(derRepresentation: signature)
      return parsed.map { key.isValidSignature($0, for: digest) } ?? false
    case (.rsa(let key), .rsaPSS):
      return key.isValidSignature(_RSA.Signing.RSASignature(rawRepresentation: signature), for: digest, padding: .PSS)
    case (.rsa(let key), .rsaPKCS1):
      return key.isValidSignature(
        _RSA.Signing.RSASignature(rawRepresentation: signature), for: digest, padding: .insecurePKCS1v1_5)
    default: return false
    }
  }
}
