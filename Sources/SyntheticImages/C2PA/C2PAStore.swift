import Pictures

/// The manifests of a C2PA manifest store, as far as they say how a picture was made.
///
/// Source: C2PA Technical Specification 2.1, 11 (manifests), 18.10 (ingredients), 18.15 (actions). The signature is
/// checked in ``ContentCredential``: a declaration of synthesis counts without it, a claim of capture with it alone.
struct C2PAStore: Sendable {
  /// The manifests, in the order of the store; the last one is the active one.
  let manifests: [Manifest]
  /// What could not be read.
  let faults: [String]

  struct Manifest: Sendable {
    let label: String
    /// The whole manifest, for those who check it.
    let box: JUMBFBox
    /// The claim, as read; `nil` when it is none.
    let claim: CBORValue?
    /// The program that made the claim, for people.
    let generator: String?
    /// The same as the claim writes it.
    let claimant: String?
    let actions: [Action]
    let ingredients: [Ingredient]
  }

  struct Action: Sendable {
    /// `c2pa.created`, `c2pa.edited`, …
    let name: String
    /// The code of the digital source type.
    let sourceType: String?
    let software: String?
  }

  struct Ingredient: Sendable {
    /// `parentOf`, `componentOf` or `inputTo`.
    let relationship: String
    /// The label of the ingredient's own manifest.
    let manifest: String
    /// The hash of that manifest when it was taken in, and its algorithm; `nil` when none is stated.
    let hash: [UInt8]?
    let algorithm: String?
  }

  private static let manifestLimit = 256

  init(jumbf bytes: [UInt8]) {
    var faults: [String] = []
    var manifests: [Manifest] = []
    do {
      for store in try JUMBFBox.read(bytes) where store.type == "jumb" && store.contentType == "c2pa" {
        let boxes = store.children.filter { ["c2ma", "c2um", "c2cm"].contains($0.contentType) }
        let labels = boxes.map(\.label)
        for box in boxes.suffix(Self.manifestLimit) {
          manifests.append(Self.manifest(box, labels: labels, faults: &faults))
        }
      }
    } catch {
      faults.append("C2PA manifest store: \(error)")
    }
    self.manifests = manifests
    self.faults = faults
  }

  private static func manifest(_ box: JUMBFBox, labels: [String], faults: inout [String]) -> Manifest {
    var generator: String?
    var read: CBORValue?
    if let claim = box.children.first(where: { $0.contentType == "c2cl" }),
      let value = cbor(of: claim, faults: &faults)
    {
      read = value
      let info = value["claim_generator_info"]
      generator = name(of: info) ?? name(of: info?.elements.first) ?? value["claim_generator"]?.text
    }
    var actions: [Action] = []
    var ingredients: [Ingredient] = []
    for assertion in box.children.filter({ $0.contentType == "c2as" }).flatMap(\.children) {
      // Repeated assertions are numbered: `c2pa.ingredient__1`.
      let label = assertion.label.split(separator: "_").first.map { String($0) } ?? ""
      switch label {
      case "c2pa.actions", "c2pa.actions.v2":
        guard let value = cbor(of: assertion, faults: &faults) else { continue }
        actions += (value["actions"]?.elements ?? []).map { action($0) }
      case "c2pa.ingredient", "c2pa.ingredient.v2", "c2pa.ingredient.v3":
        guard let value = cbor(of: assertion, faults: &faults) else { continue }
        let link = value["activeManifest"] ?? value["c2pa_manifest"]
        let parts = (link?["url"]?.text ?? "").split(separator: "/").map { String($0) }
        guard let target = parts.first(where: { labels.contains($0) }) else { continue }
        ingredients.append(
          Ingredient(
            relationship: value["relationship"]?.text ?? "componentOf", manifest: target,
            hash: link?["hash"]?.bytes, algorithm: link?["alg"]?.text))
      default: continue
      }
    }
    return Manifest(
      label: box.label, box: box, claim: read, generator: generator,
      claimant: read?["claim_generator"]?.text ?? read?["claim_generator_info"]?["name"]?.text ?? generator,
      actions: actions, ingredients: ingredients)
  }

  private static func action(_ value: CBORValue) -> Action {
    let sourceType = value["digitalSourceType"]?.text ?? value["parameters"]?["digitalSourceType"]?.text
    return Action(
      name: value["action"]?.text ?? "", sourceType: sourceType.flatMap { DigitalSourceType.code(of: $0) },
      software: name(of: value["softwareAgent"]))
  }

  /// A program's name, which is a text in version 1 and a map in version 2.
  private static func name(of value: CBORValue?) -> String? {
    guard let value else { return nil }
    if let text = value.text { return text }
    guard let name = value["name"]?.text else { return nil }
    return value["version"]?.text.map { "\(name) \($0)" } ?? name
  }

  private static func cbor(of box: JUMBFBox, faults: inout [String]) -> CBORValue? {
    guard let content = box.children.first(where: { $0.type == "cbor" }) else { return nil }
    do {
      return try CBORValue(content.payload)
    } catch {
      faults.append("C2PA assertion \(box.label.excerpt): its CBOR cannot be read: \(error)")
      return nil
    }
  }
}

extension C2PAStore {
  /// What a manifest is to the picture that carries the store.
  private enum Part {
    /// The picture itself, or what it was made from as a whole.
    case whole
    /// Something that was placed in it.
    case element
  }

  /// What the store declares, from the active manifest on, through the ingredients.
  ///
  /// What only served as input, or is not linked from the active manifest, says nothing of the picture.
  ///
  /// - Parameter isValid: Whether signature and binding were checked and the signer is trusted.
  func facts(at location: String, isValid: Bool) -> [ProvenanceFact] {
    let reached = reachable()
    let isCaptured = reached.contains { entry in
      entry.part == .whole
        && entry.manifest.actions.contains {
          Self.opens($0.name) && $0.sourceType.map { DigitalSourceType.declares($0) } == .captured
        }
    }
    var facts: [ProvenanceFact] = []
    for (manifest, part) in reached {
      for action in manifest.actions {
        guard let code = action.sourceType else { continue }
        var declares = DigitalSourceType.declares(code)
        guard declares != .none else { continue }
        if declares == .captured {
          // A photograph placed in a picture does not make the picture one.
          guard part == .whole, Self.opens(action.name) else { continue }
          // Whoever signs can be anyone: only one who is trusted vouches for a camera.
          if !isValid { declares = .none }
        } else if part == .element || action.name == "c2pa.placed" {
          declares = .contains
        } else if declares == .generated, isCaptured, action.name != "c2pa.created" {
          declares = .edited
        }
        facts.append(
          ProvenanceFact(
            marker: "c2pa-actions", declares: declares, software: (action.software ?? manifest.generator)?.excerpt,
            value: "\(action.name) \(code)".excerpt, location: "\(location) \(manifest.label)".excerpt))
      }
    }
    return facts
  }

  private static func opens(_ action: String) -> Bool { action == "c2pa.created" || action == "c2pa.opened" }

  /// The manifests that lead to the picture, the active one first.
  private func reachable() -> [(manifest: Manifest, part: Part)] {
    guard let active = manifests.last else { return [] }
    var reached: [(manifest: Manifest, part: Part)] = [(active, .whole)]
    var position = 0
    while position < reached.count {
      let (manifest, part) = reached[position]
      position += 1
      for ingredient in manifest.ingredients where ingredient.relationship != "inputTo" {
        let next: Part = part == .whole && ingredient.relationship == "parentOf" ? .whole : .element
        guard let target = manifests.first(where: { $0.label == ingredient.manifest }),
          !reached.contains(where: { $0.manifest.label == target.label && ($0.part == next || $0.part == .whole) })
        else { continue }
        reached.append((target, next))
      }
    }
    return reached
  }
}
