/// What a picture's C2PA manifests are worth: whether the signature, the hashes and the signer hold.
public struct ContentCredential: Hashable, Sendable {
  /// What the checks came to.
  public let standing: Standing
  /// Why it is not better; empty for a valid one.
  public let reasons: [String]
  /// Whom the signer's certificate names.
  public let signer: String?
  /// The manifests of the store in its order; the last one is the active one.
  public let manifests: [Manifest]

  /// What the checks of a manifest came to.
  public enum Standing: String, CaseIterable, Sendable {
    /// Signature, assertions and picture match, and a trusted certificate vouches for the signer.
    case valid
    /// Everything matches, but nobody who is trusted vouches for the signer.
    case untrusted
    /// Something does not match: the picture or the manifest was changed after signing.
    case invalid
    /// Something is of a kind that is not checked.
    case unchecked
  }

  /// A manifest, as it describes itself.
  public struct Manifest: Hashable, Sendable {
    /// Its label in the store.
    public let label: String
    /// Whether it speaks for the picture itself.
    public let isActive: Bool
    /// The program that made the claim.
    public let generator: String?
    /// What was done, in order.
    public let actions: [Action]
    /// Why it does not hold by itself; `nil` when it does, or is not checked.
    public let fault: String?
  }

  /// Something that was done to a picture.
  public struct Action: Hashable, Sendable {
    /// `c2pa.created`, `c2pa.edited`, …
    public let name: String
    /// The code of the digital source type.
    public let sourceType: String?
    /// The program.
    public let software: String?
  }
}
