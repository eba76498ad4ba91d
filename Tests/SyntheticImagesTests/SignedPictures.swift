import Crypto
import Foundation

@testable import Pictures
@testable import SyntheticImages

/// Pictures with C2PA manifests that are signed by certificates made here.
struct SignedPictures {
  let rootKey = P256.Signing.PrivateKey()
  let signerKey = P256.Signing.PrivateKey()

  /// The certificate that issues, in PEM.
  var root: String {
    get throws {
      let der = try certificate("Test Root", issuer: "Test Root", rootKey.publicKey, isAuthority: true)
      let text = Data(der).base64EncodedString(options: .lineLength64Characters)
      return "-----BEGIN CERTIFICATE-----\n\(text)\n-----END CERTIFICATE-----\n"
    }
  }

  /// A PNG whose manifest says that a camera took it, signed and bound to its bytes.
  ///
  /// - Parameter until: When the signer's certificate runs out.
  func png(until: String = "20990101000000Z") throws -> [UInt8] {
    // The store's length is known once everything in it is: hashes and signatures have fixed lengths.
    let signer = try certificate(
      "Test Camera", issuer: "Test Root", signerKey.publicKey, isAuthority: false, until: until)
    let length = try store(hash: Array(repeating: 0, count: 32), length: 0, signer).count + 12
    let plain = try Marked.plain(width: 64, height: 64).png()
    let hash = Array(SHA256.hash(data: plain))
    let store = try store(hash: hash, length: length, signer)
    precondition(store.count + 12 == length)
    return insert(store, into: plain)
  }

  private func insert(_ store: [UInt8], into file: [UInt8]) -> [UInt8] {
    let body = Array("caBX".utf8) + store
    var file = file
    file.insert(contentsOf: Marked.big(store.count, 4) + body + Marked.big(Int(Inflation.crc32(body)), 4), at: 33)
    return file
  }

  private func store(hash: [UInt8], length: Int, _ signer: [UInt8]) throws -> [UInt8] {
    let source = "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"
    let actions = Marked.superbox(
      "cbor", "c2pa.actions.v2",
      [
        Marked.box(
          "cbor",
          Marked.map([
            (
              "actions",
              Marked.array([
                Marked.map([("action", Marked.text("c2pa.created")), ("digitalSourceType", Marked.text(source))])
              ])
            )
          ]))
      ])
    let binding = Marked.superbox(
      "cbor", "c2pa.hash.data",
      [
        Marked.box(
          "cbor",
          Marked.map([
            (
              "exclusions",
              Marked.array([Marked.map([("start", number(33)), ("length", number(length))])])
            ), ("alg", Marked.text("sha256")), ("hash", bytes(hash)),
          ]))
      ])
    let references = [("c2pa.actions.v2", actions), ("c2pa.hash.data", binding)].map { label, box in
      Marked.map([
        ("url", Marked.text("self#jumbf=c2pa.assertions/\(label)")),
        // The superbox without its own header of eight bytes.
        ("hash", bytes(Array(SHA256.hash(data: box.dropFirst(8))))),
      ])
    }
    let claim = Marked.map([
      ("claim_generator_info", Marked.map([("name", Marked.text("Camera"))])), ("alg", Marked.text("sha256")),
      ("created_assertions", Marked.array(references)),
    ])
    let manifest = Marked.superbox(
      "c2ma", "urn:c2pa:test",
      [
        Marked.superbox("c2as", "c2pa.assertions", [actions, binding]),
        Marked.superbox("c2cl", "c2pa.claim.v2", [Marked.box("cbor", claim)]),
        Marked.superbox("c2cs", "c2pa.signature", [Marked.box("cbor", try signature(over: claim, signer))]),
      ])
    return Marked.superbox("c2pa", "c2pa", [manifest])
  }

  /// `COSE_Sign1` by ES256 with the certificates in the protected header.
  private func signature(over claim: [UInt8], _ signer: [UInt8]) throws -> [UInt8] {
    let protected = [0xA2, 0x01, 0x26, 0x18, 0x21] + Marked.array([bytes(signer)])
    // What is signed has the shortest lengths, however the file writes them.
    let data: [UInt8] =
      [0x84, 0x6A] + Array("Signature1".utf8) + short(protected) + [0x40] + short(claim)
    let signature = try signerKey.signature(for: data)
    return [0xD2, 0x84] + bytes(protected) + [0xA0, 0xF6] + bytes(Array(signature.rawRepresentation))
  }

  private func short(_ data: [UInt8]) -> [UInt8] {
    switch data.count {
    case 0..<24: [0x40 | UInt8(data.count)] + data
    case 24..<256: [0x58, UInt8(data.count)] + data
    default: [0x59] + Marked.big(data.count, 2) + data
    }
  }

  private func bytes(_ data: [UInt8]) -> [UInt8] { [0x59] + Marked.big(data.count, 2) + data }

  private func number(_ value: Int) -> [UInt8] { [0x1A] + Marked.big(value, 4) }

  // MARK: Certificates, in DER.

  private func certificate(
    _ subject: String, issuer: String, _ key: P256.Signing.PublicKey, isAuthority: Bool,
    until: String = "20990101000000Z"
  ) throws -> [UInt8] {
    let ecdsa = der(0x30, [0x06, 8, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 4, 3, 2])
    var extensions = ext([0x55, 0x1D, 19], der(0x30, isAuthority ? [0x01, 1, 0xFF] : []), isCritical: true)
    if !isAuthority {
      // E-mail protection.
      extensions += ext([0x55, 0x1D, 37], der(0x30, [0x06, 8, 0x2B, 6, 1, 5, 5, 7, 3, 4]), isCritical: false)
    }
    let body = der(
      0x30,
      [0xA0, 3, 2, 1, 2, 2, 1, 1] + ecdsa + name(issuer)
        + der(0x30, der(0x18, Array("20200101000000Z".utf8)) + der(0x18, Array(until.utf8)))
        + name(subject) + Array(key.derRepresentation) + der(0xA3, der(0x30, extensions)))
    let signature = try rootKey.signature(for: body).derRepresentation
    return der(0x30, body + ecdsa + der(0x03, [0] + Array(signature)))
  }

  private func name(_ text: String) -> [UInt8] {
    der(0x30, der(0x31, der(0x30, [0x06, 3, 0x55, 4, 3] + der(0x0C, Array(text.utf8)))))
  }

  private func ext(_ number: [UInt8], _ value: [UInt8], isCritical: Bool) -> [UInt8] {
    der(0x30, der(0x06, number) + (isCritical ? [0x01, 1, 0xFF] : []) + der(0x04, value))
  }

  private func der(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    switch content.count {
    case 0..<128: [tag, UInt8(content.count)] + content
    case 128..<256: [tag, 0x81, UInt8(content.count)] + content
    default: [tag, 0x82] + Marked.big(content.count, 2) + content
    }
  }
}
