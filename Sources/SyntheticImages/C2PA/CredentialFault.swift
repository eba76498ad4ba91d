/// Why a manifest is not taken at its word.
enum CredentialFault: Error, Hashable, Sendable {
  /// The certificate of the signer, or of an issuer.
  case certificate(String)
  /// The signature over the claim.
  case signature(String)
  /// An assertion of the claim.
  case assertion(String)
  /// The binding to the picture's bytes.
  case binding(String)

  /// What is wrong, for a person.
  var reason: String {
    switch self {
    case .certificate(let detail): "the certificate: \(detail)"
    case .signature(let detail): "the signature: \(detail)"
    case .assertion(let detail): "the assertions: \(detail)"
    case .binding(let detail): "the binding to the picture: \(detail)"
    }
  }
}
