/// The names by which picture generators sign the files that they write.
///
/// Only fields that name a program are held against it, whole words only, never captions: *Leonardo* and *Flux* are
/// also persons and places.
enum Generator {
  /// Names of programs and services that do nothing else.
  private static let dedicated = [
    "midjourney", "dall-e", "dall·e", "dalle", "stable diffusion", "novelai", "ideogram", "ideogram ai", "dreamstudio",
    "nightcafe", "gpt-image", "leonardo.ai", "leonardo ai", "reve.com", "fal-ai", "fooocus", "aphrodite ai", "luma ai",
    "seedream", "flux.1", "flux.2", "playground ai", "craiyon", "tensor.art",
  ]
  /// Names of programs that also alter pictures that were taken: a trace, no declaration.
  private static let ambiguous = ["adobe firefly", "comfyui", "invokeai", "automatic1111", "krita ai diffusion"]

  /// What a field that names a program says, `nil` when it names no generator.
  static func fact(software field: String, marker: String, at location: String) -> ProvenanceFact? {
    let name = field.trimmed
    guard name.utf8.count <= 256 else { return nil }
    let declares: Provenance.Declared
    if dedicated.contains(where: { names(name, $0) }) {
      declares = .generated
    } else if ambiguous.contains(where: { names(name, $0) }) {
      declares = .suspected
    } else {
      return nil
    }
    return ProvenanceFact(
      marker: marker, declares: declares, software: name.excerpt, value: name.excerpt, location: location)
  }

  /// What a credit line says: Google's tools sign there.
  static func credit(_ line: String, at location: String) -> ProvenanceFact? {
    let declares: Provenance.Declared
    switch line.trimmed.lowercased() {
    case "made with google ai": declares = .generated
    case "edited with google ai": declares = .edited
    default: return nil
    }
    return ProvenanceFact(
      marker: "iptc-credit", declares: declares, software: "Google AI", value: line.trimmed.excerpt, location: location)
  }

  /// Whether `name` occurs in `field` as whole words.
  private static func names(_ field: String, _ name: String) -> Bool {
    let text = Array(field.lowercased().utf8)
    let word = Array(name.utf8)
    guard text.count >= word.count else { return false }
    for start in 0...(text.count - word.count) where text[start...].starts(with: word) {
      let before = start == 0 || !isWord(text[start - 1])
      let after = start + word.count == text.count || !isWord(text[start + word.count])
      if before && after { return true }
    }
    return false
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte) || byte >= 0x80
  }
}
