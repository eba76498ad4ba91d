internal import SwiftASN1

/// The certificates that a marketplace trusts to vouch for the signers of C2PA manifests.
public struct TrustList: Sendable {
  let anchors: [SignerCertificate]
  /// When chains are judged, as `YYYYMMDDhhmmss`, UTC.
  let time: CertificateTime

  /// Reads certificates in PEM, such as the C2PA trust list.
  ///
  /// - Parameters:
  ///   - pem: One or more certificates.
  ///   - time: When chains are judged, as `YYYYMMDDhhmmss` in UTC: usually now. Time stamps inside manifests are not
  ///     checked, so that a signature of a certificate that has run out is not trusted.
  /// - Throws: ``TrustListError``.
  public init(pem: [UInt8], at time: Int) throws(TrustListError) {
    let documents: [PEMDocument]
    do {
      documents = try PEMDocument.parseMultiple(pemString: String(decoding: pem, as: UTF8.self))
    } catch {
      throw .notPEM
    }
    var anchors: [SignerCertificate] = []
    for (index, document) in documents.enumerated() where document.discriminator == "CERTIFICATE" {
      do {
        anchors.append(try SignerCertificate(der: document.derBytes))
      } catch {
        throw .unreadable(number: index + 1, reason: error.reason)
      }
    }
    guard !anchors.isEmpty else { throw .notPEM }
    self.anchors = anchors
    self.time = CertificateTime(stamp: time)
  }

  /// The longest chain from a signer to an anchor.
  private static let longest = 8

  /// The purposes of which a signer needs one (C2PA 2.1, 14.4.2): C2PA signing, documents, e-mail protection.
  private static let purposes = ["1.3.6.1.4.1.62558.2.1", "1.3.6.1.5.5.7.3.36", "1.3.6.1.5.5.7.3.4"]

  /// Why a signer is not trusted; `nil` when a chain of `chain` leads from it to an anchor.
  func distrust(_ chain: [SignerCertificate]) -> String? {
    guard let signer = chain.first else { return "no certificate" }
    if signer.isAuthority { return "the signer's certificate is an issuer's" }
    if let usage = signer.usage, !usage.contains(.digitalSignature) {
      return "the signer's certificate is not for signing"
    }
    guard let purposes = signer.purposes, purposes.contains(where: { Self.purposes.contains($0) }) else {
      return "the signer's certificate is not for content"
    }
    var current = signer
    for depth in 0..<Self.longest {
      if let number = current.unknownCritical { return "the certificate asks for \(number), which is not known" }
      guard current.validity.contains(time) else {
        return "the certificate of \(current.name.excerpt) ran out on \(current.validity.upperBound.day)"
      }
      if anchors.contains(where: { $0.der == current.der }) { return nil }
      if let anchor = anchors.first(where: { Self.issues($0, current, depth: depth) }) {
        return anchor.validity.contains(time)
          ? nil : "the certificate of \(anchor.name.excerpt) ran out on \(anchor.validity.upperBound.day)"
      }
      guard let issuer = chain.first(where: { $0.der != current.der && Self.issues($0, current, depth: depth) }) else {
        return "no chain leads from \(signer.name.excerpt) to a trusted certificate"
      }
      current = issuer
    }
    return "the chain of certificates is too long"
  }

  /// Whether `issuer` issued `certificate`, below which stand `depth` more.
  private static func issues(_ issuer: SignerCertificate, _ certificate: SignerCertificate, depth: Int) -> Bool {
    guard issuer.subject == certificate.issuer, issuer.isAuthority, issuer.pathLength.map({ depth <= $0 }) ?? true,
      issuer.usage?.contains(.certificateSigning) ?? true
    else { return false }
    return issuer.key.signs(
      certificate.signed, certificate.signature, by: certificate.algorithm, isCOSE: false)
  }
}

/// Why a trust list was not read.
public enum TrustListError: Error, Hashable, Sendable {
  /// No certificate in PEM.
  case notPEM
  /// One of the certificates, counted from 1.
  case unreadable(number: Int, reason: String)
}

extension TrustListError: CustomStringConvertible {
  /// What happened, for a person.
  public var description: String {
    switch self {
    case .notPEM: "it holds no certificate in PEM (-----BEGIN CERTIFICATE-----)"
    case .unreadable(let number, let reason): "certificate \(number) of it was not read: \(reason)"
    }
  }
}
