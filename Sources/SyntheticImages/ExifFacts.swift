import Pictures

/// What the Exif tags of a picture declare of its origin.
enum ExifFacts {
  private static let imageDescription: UInt16 = 0x010E
  private static let make: UInt16 = 0x010F
  private static let model: UInt16 = 0x0110
  private static let software: UInt16 = 0x0131
  private static let artist: UInt16 = 0x013B
  private static let userComment: UInt16 = 0x9286

  static func facts(_ exif: ExifDirectory, at location: String) -> [ProvenanceFact] {
    var facts = texts(exif, at: location)
    for tag in [software, make] {
      guard let text = exif.text(tag), let fact = Generator.fact(software: text, marker: "exif", at: location) else {
        continue
      }
      facts.append(fact)
    }
    if let fact = signature(exif, at: location) { facts.append(fact) }
    if let fact = capture(exif, at: location) { facts.append(fact) }
    return facts
  }

  private static func texts(_ exif: ExifDirectory, at location: String) -> [ProvenanceFact] {
    var facts: [ProvenanceFact] = []
    for entry in exif.entries where entry.directory == .primary || entry.directory == .exif {
      let text: String
      switch (entry.tag, entry.type) {
      case (userComment, _): text = entry.comment
      case (_, 2): text = entry.text
      default: continue
      }
      if let label = AIGCLabel(json: text, isNamed: false) { facts.append(label.fact(at: location)) }
      let found: (software: String, declares: Provenance.Declared)?
      if entry.tag == userComment, let software = GenerationParameters.parameters(text) {
        found = (software, .generated)
      } else if text.lowercased().hasPrefix("prompt:"),
        let declares = GenerationParameters.comfyUI(String(text.dropFirst(7)).trimmed)
      {
        // ComfyUI's WebP files file their graph under camera tags.
        found = ("ComfyUI", declares)
      } else if entry.tag == imageDescription || entry.tag == userComment, isByteDance(text) {
        found = ("ByteDance", .generated)
      } else {
        found = nil
      }
      guard let found else { continue }
      facts.append(
        ProvenanceFact(
          marker: "exif", declares: found.declares, software: found.software, value: text.excerpt, location: location))
    }
    return facts
  }

  private static func isByteDance(_ text: String) -> Bool {
    guard text.hasPrefix("{"), text.contains("aigc"), let json = JSONValue(text.trimmed) else { return false }
    let kind = json["aigc_label_type"]?.text
    return json["aigc_type"]?.text == "1" || kind == "1" || kind == "2"
  }

  /// The signature of xAI's Grok: a base64 signature as description and a UUID as artist.
  private static func signature(_ exif: ExifDirectory, at location: String) -> ProvenanceFact? {
    let prefix = "Signature: "
    guard let text = exif.text(imageDescription), text.hasPrefix(prefix), exif.text(artist)?.isUUID == true else {
      return nil
    }
    let code = text.dropFirst(prefix.count)
    guard code.utf8.count >= 64, code.utf8.allSatisfy({ isBase64($0) }) else { return nil }
    return ProvenanceFact(
      marker: "exif", declares: .generated, software: "xAI Grok", value: text.excerpt, location: location)
  }

  private static func isBase64(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2B, 0x2F, 0x3D: true
    default: false
    }
  }

  /// A camera that names itself, with at least two of the settings that only a shot has.
  ///
  /// Anyone can write these: it is a claim.
  private static func capture(_ exif: ExifDirectory, at location: String) -> ProvenanceFact? {
    guard let make = exif.text(make), let model = exif.text(model),
      Generator.fact(software: make, marker: "exif", at: location) == nil
    else { return nil }
    // ExposureTime, FNumber, ISO, DateTimeOriginal, ApertureValue, FocalLength.
    let settings: [UInt16] = [0x829A, 0x829D, 0x8827, 0x9003, 0x9202, 0x920A]
    guard settings.count(where: { exif.first($0, in: .exif) != nil }) >= 2 else { return nil }
    return ProvenanceFact(
      marker: "exif-camera", declares: .captured, software: exif.text(software)?.excerpt,
      value: "\(make) \(model)".excerpt, location: location)
  }
}
