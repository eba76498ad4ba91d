internal import Crypto
internal import Pictures

/// Checks a manifest store against its picture (C2PA Technical Specification 2.1, 15).
struct CredentialCheck {
  private let store: C2PAStore
  private let binding: AssetBinding
  private let trust: TrustList?

  init(_ store: C2PAStore, _ binding: AssetBinding, trust: TrustList?) {
    self.store = store
    self.binding = binding
    self.trust = trust
  }

  /// What the checks come to; `nil` when the store holds no manifest.
  func credential() -> ContentCredential? {
    guard let active = store.manifests.last else { return nil }
    var reasons: [String] = []
    var standing = ContentCredential.Standing.valid
    var chain: [SignerCertificate] = []
    do throws(CredentialFault) {
      chain = try signed(active)
      try assertions(of: active)
      try ingredients(of: active)
      try bound(active)
    } catch {
      standing = .invalid
      reasons.append(error.reason)
    }
    if standing == .valid, let detail = unchecked(active) {
      standing = .unchecked
      reasons.append(detail)
    }
    if standing == .valid {
      if let distrust = trust.map({ $0.distrust(chain) }) ?? "no list of trusted certificates was given" {
        standing = .untrusted
        reasons.append(distrust)
      } else if let detail = binding.extra(hashed(active)) {
        standing = .untrusted
        reasons.append(detail)
      }
    }
    return ContentCredential(
      standing: standing, reasons: reasons, signer: chain.first?.name.excerpt,
      manifests: store.manifests.map { describe($0, isActive: $0.label == active.label) })
  }

  private func describe(_ manifest: C2PAStore.Manifest, isActive: Bool) -> ContentCredential.Manifest {
    var fault: String?
    do throws(CredentialFault) {
      _ = try signed(manifest)
      try assertions(of: manifest)
    } catch {
      fault = error.reason
    }
    return ContentCredential.Manifest(
      label: manifest.label.excerpt, isActive: isActive, generator: manifest.claimant?.excerpt,
      actions: manifest.actions.prefix(100).map {
        ContentCredential.Action(
          name: $0.name.excerpt, sourceType: $0.sourceType?.excerpt, software: $0.software?.excerpt)
      }, fault: fault)
  }

  /// Checks the signature over the claim, and returns the signer's certificates.
  private func signed(_ manifest: C2PAStore.Manifest) throws(CredentialFault) -> [SignerCertificate] {
    guard let claim = content(of: "c2cl", in: manifest) else { throw .signature("there is no claim") }
    guard let box = content(of: "c2cs", in: manifest) else { throw .signature("there is none") }
    let signature = try ClaimSignature(box)
    try signature.check(claim: claim.bytes)
    return signature.chain
  }

  private func content(of type: String, in manifest: C2PAStore.Manifest) -> ByteView? {
    manifest.box.children.first { $0.contentType == type }?.children.first { $0.type == "cbor" }?.payload
  }

  /// Checks each assertion against the hash in the claim, and that none stands there unclaimed.
  private func assertions(of manifest: C2PAStore.Manifest) throws(CredentialFault) {
    guard let claim = manifest.claim else { throw .assertion("the claim cannot be read") }
    let stored = manifest.box.children.filter { $0.contentType == "c2as" }.flatMap(\.children)
    let references = ["assertions", "created_assertions", "gathered_assertions"].flatMap {
      claim[$0]?.elements ?? []
    }
    guard !references.isEmpty else { throw .assertion("the claim names none") }
    let redacted = Set(
      (store.manifests.flatMap { $0.claim?["redacted_assertions"]?.elements ?? [] }).compactMap {
        $0.text.map { Self.path($0) }
      })
    var claimed: Set<String> = []
    for reference in references {
      guard let url = reference["url"]?.text, let hash = reference["hash"]?.bytes else {
        throw .assertion("one is named without its hash")
      }
      let path = Self.path(url)
      guard let label = path.split(separator: "/").last.map({ String($0) }) else {
        throw .assertion("one is named without a label")
      }
      claimed.insert(label)
      guard let assertion = stored.first(where: { $0.label == label }) else {
        let isRedacted = redacted.contains { $0.hasSuffix("\(manifest.label)/c2pa.assertions/\(label)") }
        if isRedacted { continue }
        throw .assertion("\(label.excerpt) is missing")
      }
      let algorithm = reference["alg"]?.text ?? claim["alg"]?.text ?? "sha256"
      guard let digest = AssetHash(algorithm)?.of(assertion.payload.bytes) else {
        throw .assertion("\(label.excerpt) is hashed by \(algorithm.excerpt), which is not known")
      }
      guard digest == hash else { throw .assertion("\(label.excerpt) was changed") }
    }
    if let unclaimed = stored.first(where: { !claimed.contains($0.label) }) {
      throw .assertion("\(unclaimed.label.excerpt) is not in the claim")
    }
  }

  /// A JUMBF address without its scheme.
  private static func path(_ url: String) -> String {
    url.hasPrefix("self#jumbf=") ? String(url.dropFirst("self#jumbf=".count)) : url
  }

  /// Checks the manifests of what the picture was made from against the hashes taken then.
  private func ingredients(of manifest: C2PAStore.Manifest) throws(CredentialFault) {
    for ingredient in manifest.ingredients {
      guard let hash = ingredient.hash,
        let target = store.manifests.first(where: { $0.label == ingredient.manifest })
      else { continue }
      let algorithm = ingredient.algorithm ?? manifest.claim?["alg"]?.text ?? "sha256"
      guard let method = AssetHash(algorithm) else { continue }
      // Version 1.0 hashed the claim alone, later ones the whole manifest.
      let claim = content(of: "c2cl", in: target)?.bytes ?? []
      guard method.of(target.box.payload.bytes) == hash || method.of(claim) == hash || isRedacted(target) else {
        throw .assertion("the manifest of an ingredient was changed")
      }
    }
  }

  /// Whether some manifest says that it took an assertion out of another.
  private func isRedacted(_ target: C2PAStore.Manifest) -> Bool {
    store.manifests.contains { manifest in
      (manifest.claim?["redacted_assertions"]?.elements ?? []).contains {
        $0.text.map { Self.path($0).contains(target.label) } ?? false
      }
    }
  }

  /// The manifest whose hash binds the picture: an update manifest leaves it to what it updates (2.1, 11.2.3).
  private func hashed(_ manifest: C2PAStore.Manifest) -> C2PAStore.Manifest {
    var current = manifest
    for _ in 0..<16 where current.box.contentType == "c2um" {
      guard let parent = current.ingredients.first(where: { $0.relationship == "parentOf" }),
        let next = store.manifests.first(where: { $0.label == parent.manifest })
      else { break }
      current = next
    }
    return current
  }

  private func bound(_ manifest: C2PAStore.Manifest) throws(CredentialFault) {
    let hashed = hashed(manifest)
    if hashed.label != manifest.label { try assertions(of: hashed) }
    try binding.check(hashed)
  }

  /// What of the binding is of a kind that is not checked; `nil` when all was.
  private func unchecked(_ manifest: C2PAStore.Manifest) -> String? { binding.unchecked(hashed(manifest)) }
}
