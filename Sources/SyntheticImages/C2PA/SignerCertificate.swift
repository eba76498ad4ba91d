internal import SwiftASN1

/// An X.509 certificate (RFC 5280) as far as C2PA signatures need it.
///
/// swift-certificates reads no RSASSA-PSS keys, which most C2PA signers have, so that the fields are taken from
/// SwiftASN1's DER tree here.
struct SignerCertificate: Sendable {
  /// The whole certificate.
  let der: [UInt8]
  /// What the issuer signed.
  let signed: [UInt8]
  /// The issuer's name and its own, as encoded: they are compared byte for byte.
  let issuer: [UInt8]
  let subject: [UInt8]
  /// The common name, or the organisation when there is none.
  let name: String
  let validity: ClosedRange<CertificateTime>
  let key: SignatureKey
  let algorithm: SignatureAlgorithm
  let signature: [UInt8]
  /// Whether it may issue certificates, and how many issuers may stand below it.
  let isAuthority: Bool
  let pathLength: Int?
  /// The key's purposes; `nil` when the certificate does not restrict them.
  let usage: KeyUsage?
  let purposes: [String]?
  /// A critical extension that is not understood, by its number.
  let unknownCritical: String?

  struct KeyUsage: OptionSet {
    let rawValue: UInt8
    static let digitalSignature = KeyUsage(rawValue: 1 << 7)
    static let certificateSigning = KeyUsage(rawValue: 1 << 2)
  }

  /// The most bytes of a certificate that is read.
  static let limit = 1 << 16

  /// Reads a certificate in DER.
  ///
  /// - Throws: What is wrong with it, of ``CredentialFault``.
  init(der: [UInt8]) throws(CredentialFault) {
    guard der.count <= Self.limit else { throw .certificate("it is longer than \(Self.limit) bytes") }
    do {
      let fields = try Self.fields(DER.parse(der))
      self.der = der
      self.signed = Array(fields.body.encodedBytes)
      self.algorithm = try SignatureAlgorithm(fields.algorithm)
      self.signature = Array(try ASN1BitString(derEncoded: fields.signature).bytes)
      let body = try Body(fields.body)
      issuer = Array(body.issuer.encodedBytes)
      subject = Array(body.subject.encodedBytes)
      name = try Self.name(body.subject)
      validity = body.validity
      key = try SignatureKey(body.key)
      let extensions = try Extensions(body.extensions)
      isAuthority = extensions.isAuthority
      pathLength = extensions.pathLength
      usage = extensions.usage
      purposes = extensions.purposes
      unknownCritical = extensions.unknownCritical
    } catch let fault as CredentialFault {
      throw fault
    } catch {
      throw .certificate("its DER is not sound")
    }
  }

  private static func fields(
    _ root: ASN1Node
  ) throws -> (body: ASN1Node, algorithm: ASN1Node, signature: ASN1Node) {
    try DER.sequence(root, identifier: .sequence) { nodes in
      guard let body = nodes.next(), let algorithm = nodes.next(), let signature = nodes.next() else {
        throw CredentialFault.certificate("it is not whole")
      }
      return (body, algorithm, signature)
    }
  }

  private struct Body {
    let issuer: ASN1Node
    let subject: ASN1Node
    let validity: ClosedRange<CertificateTime>
    let key: ASN1Node
    let extensions: ASN1Node?

    init(_ node: ASN1Node) throws {
      self = try DER.sequence(node, identifier: .sequence) { nodes in
        _ = try DER.optionalExplicitlyTagged(&nodes, tagNumber: 0, tagClass: .contextSpecific) { $0 }
        guard nodes.next() != nil, nodes.next() != nil, let issuer = nodes.next(), let dates = nodes.next(),
          let subject = nodes.next(), let key = nodes.next()
        else { throw CredentialFault.certificate("it is not whole") }
        var extensions: ASN1Node?
        while let rest = nodes.next() {
          guard rest.identifier == ASN1Identifier(tagWithNumber: 3, tagClass: .contextSpecific) else { continue }
          extensions = try DER.explicitlyTagged(rest, tagNumber: 3, tagClass: .contextSpecific) { $0 }
        }
        let validity = try DER.sequence(dates, identifier: .sequence) { nodes in
          guard let from = nodes.next(), let to = nodes.next() else {
            throw CredentialFault.certificate("it has no dates")
          }
          return (try CertificateTime(from), try CertificateTime(to))
        }
        guard validity.0 <= validity.1 else { throw CredentialFault.certificate("it ends before it begins") }
        return Body(
          issuer: issuer, subject: subject, validity: validity.0...validity.1, key: key, extensions: extensions)
      }
    }

    private init(
      issuer: ASN1Node, subject: ASN1Node, validity: ClosedRange<CertificateTime>, key: ASN1Node,
      extensions: ASN1Node?
    ) {
      self.issuer = issuer
      self.subject = subject
      self.validity = validity
      self.key = key
      self.extensions = extensions
    }
  }

  private struct Extensions {
    var isAuthority = false
    var pathLength: Int?
    var usage: KeyUsage?
    var purposes: [String]?
    var unknownCritical: String?

    init(_ node: ASN1Node?) throws {
      guard let node, case .constructed(let list) = node.content else { return }
      for entry in list {
        try DER.sequence(entry, identifier: .sequence) { nodes in
          let number = try ASN1ObjectIdentifier(derEncoded: &nodes)
          var next = nodes.next()
          var isCritical = false
          if let flag = next, flag.identifier == .boolean {
            isCritical = try Bool(derEncoded: flag)
            next = nodes.next()
          }
          guard let value = next else { throw CredentialFault.certificate("an extension has no value") }
          try take(number, try ASN1OctetString(derEncoded: value).bytes, isCritical)
        }
      }
    }

    private mutating func take(
      _ number: ASN1ObjectIdentifier, _ value: ArraySlice<UInt8>, _ isCritical: Bool
    ) throws {
      switch number {
      case [2, 5, 29, 19]:
        (isAuthority, pathLength) = try DER.sequence(DER.parse(value), identifier: .sequence) { nodes in
          var authority = false
          var next = nodes.next()
          if let flag = next, flag.identifier == .boolean {
            authority = try Bool(derEncoded: flag)
            next = nodes.next()
          }
          return (authority, try next.map { try Int(derEncoded: $0) })
        }
      case [2, 5, 29, 15]:
        usage = KeyUsage(rawValue: try ASN1BitString(derEncoded: value).bytes.first ?? 0)
      case [2, 5, 29, 37]:
        let node = try DER.parse(value)
        guard case .constructed(let list) = node.content else { break }
        purposes = try list.map { "\(try ASN1ObjectIdentifier(derEncoded: $0))" }
      // Identifiers of keys, addresses for revocation, alternative names and policies change nothing that is asked
      // here.
      case [2, 5, 29, 14], [2, 5, 29, 35], [2, 5, 29, 31], [2, 5, 29, 17], [2, 5, 29, 32]: break
      default: if isCritical { unknownCritical = "\(number)" }
      }
    }
  }

  private static func name(_ subject: ASN1Node) throws -> String {
    guard case .constructed(let sets) = subject.content else { return "" }
    var organisation = ""
    for set in sets {
      guard case .constructed(let attributes) = set.content else { continue }
      for attribute in attributes {
        let (number, text) = try DER.sequence(attribute, identifier: .sequence) { nodes in
          let number = try ASN1ObjectIdentifier(derEncoded: &nodes)
          guard let value = nodes.next(), case .primitive(let bytes) = value.content else { return (number, "") }
          return (number, String(decoding: bytes, as: UTF8.self))
        }
        if number == [2, 5, 4, 3] { return text }
        if number == [2, 5, 4, 10] { organisation = text }
      }
    }
    return organisation
  }
}

/// A moment to the second, which is how certificates count.
struct CertificateTime: Hashable, Comparable, Sendable {
  /// `YYYYMMDDhhmmss`, UTC.
  let stamp: Int

  init(stamp: Int) { self.stamp = stamp }

  fileprivate init(_ node: ASN1Node) throws {
    if node.identifier == .utcTime {
      let time = try UTCTime(derEncoded: node)
      stamp = Self.stamp(time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
    } else {
      let time = try GeneralizedTime(derEncoded: node)
      stamp = Self.stamp(time.year, time.month, time.day, time.hours, time.minutes, time.seconds)
    }
  }

  private static func stamp(_ year: Int, _ month: Int, _ day: Int, _ hours: Int, _ minutes: Int, _ seconds: Int) -> Int
  {
    ((((year * 100 + month) * 100 + day) * 100 + hours) * 100 + minutes) * 100 + seconds
  }

  static func < (a: CertificateTime, b: CertificateTime) -> Bool { a.stamp < b.stamp }

  /// `YYYY-MM-DD`.
  var day: String {
    let (year, rest) = (stamp / 1_000_000).quotientAndRemainder(dividingBy: 10_000)
    let (month, day) = rest.quotientAndRemainder(dividingBy: 100)
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }
}
