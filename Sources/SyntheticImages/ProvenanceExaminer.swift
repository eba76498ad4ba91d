public import Pictures

/// Reads what a picture file declares of its own origin.
///
/// Declarations are the uploader's own: they prove what was said, not what is. Their absence proves nothing.
public struct ProvenanceExaminer: Sendable {
  /// What a file may cost.
  public let limits: PictureLimits
  /// Whether pictures that can carry a mark in their samples (PNG, lossless WebP) are decoded to look for it.
  public let readsPixels: Bool
  /// Who is trusted to vouch for the signers of C2PA manifests; without a list nobody is.
  public let trust: TrustList?

  /// An examiner.
  public init(limits: PictureLimits = PictureLimits(), readsPixels: Bool = true, trust: TrustList? = nil) {
    self.limits = limits
    self.readsPixels = readsPixels
    self.trust = trust
  }

  /// Examines a file.
  ///
  /// - Returns: What was found, or why the file could not be judged: it is no picture, is over a limit, or ends before
  ///   its metadata do and says nothing before that.
  /// - Complexity: O(bytes).
  public func examine(_ bytes: [UInt8]) -> PictureExamination.Outcome {
    var decoded: AlphaImage?
    return examine(bytes, keeping: &decoded)
  }

  /// Examines a file, and keeps its samples when they had to be decoded: nothing costs more.
  func examine(_ bytes: [UInt8], keeping decoded: inout AlphaImage?) -> PictureExamination.Outcome {
    let container: PictureContainer
    do {
      container = try PictureContainer(bytes, limits: limits)
    } catch {
      return .notEvaluable(reason: error.description)
    }
    var (facts, credential, unread) = metadata(container, of: bytes)
    var undecoded: String?
    if readsPixels, Self.keepsSamples(container) {
      do {
        let image = try PictureDecoder(limits: limits).decodeAlpha(bytes)
        decoded = image
        facts += StealthText.facts(image)
        if let fact = DwtDctWatermark.fact(image) { facts.append(fact) }
      } catch {
        undecoded = error.description
        unread.append(error.description)
      }
    }
    let header = container.header
    if facts.isEmpty {
      if let undecoded { return .notEvaluable(reason: undecoded) }
      if container.endsEarly {
        return .notEvaluable(reason: container.faults.last?.reason ?? "the file ends before the picture does")
      }
      // A mark may stand in what could not be read.
      if let fault = unread.first { return .notEvaluable(reason: fault) }
      if header.format.statesSize, min(header.width, header.height) < Self.leastSide {
        return .notEvaluable(reason: "a picture of \(header.width) × \(header.height) pixels shows nothing")
      }
    }
    return .examined(
      Provenance(
        facts: facts, credential: credential, unread: unread, width: header.width, height: header.height))
  }

  /// The shortest side of a picture that can show anything; counting pixels and spacers are below.
  private static let leastSide = 4

  /// Whether the file keeps its samples exactly, so that a mark in them can have survived.
  private static func keepsSamples(_ container: PictureContainer) -> Bool {
    switch container.header.format {
    case .png: true
    case .webp: !container.header.isAnimated && container.parts.contains { $0.name == "VP8L" }
    default: false
    }
  }

  private func metadata(
    _ container: PictureContainer, of file: [UInt8]
  ) -> (facts: [ProvenanceFact], credential: ContentCredential?, unread: [String]) {
    var facts: [ProvenanceFact] = []
    var credential: ContentCredential?
    var unread: [String] = []
    var texts: [GenerationParameters.Entry] = []
    for part in container.parts {
      switch part.content {
      case .exif(let view):
        let exif = ExifDirectory(view)
        if let fault = exif.fault { unread.append("\(part.location): Exif: \(fault)") }
        facts += ExifFacts.facts(exif, at: part.location)
      case .xmp(let bytes):
        let packet = XMPPacket(bytes)
        if let fault = packet.fault { unread.append("\(part.location): XMP: \(fault)") }
        facts += XMPFacts.facts(packet, at: part.location)
      case .jumbf(let bytes):
        let store = C2PAStore(jumbf: bytes)
        unread += store.faults.map { "\(part.location): \($0)" }
        let checked =
          credential == nil
          ? CredentialCheck(store, AssetBinding(file, container), trust: trust).credential() : nil
        if let checked { credential = checked }
        facts += store.facts(at: part.location, isValid: checked?.standing == .valid)
      case .photoshop(let view):
        facts += IPTCRecords.credits(view).compactMap { Generator.credit($0, at: part.location) }
      case .text(let keyword, let text):
        texts.append(GenerationParameters.Entry(keyword: keyword, text: text, location: part.location))
        facts += Self.facts(keyword: keyword, text: text, at: part.location)
      case .application(let view): facts += Self.bareLabel(view, at: part.location)
      case .trailer(let view):
        facts += SamsungTrailer.facts(view, at: part.location)
        if let foreign = ForeignTrailer(view) {
          unread.append("\(part.location): \(foreign.rawValue) hangs behind the picture")
        }
      case .other: break
      }
    }
    facts += GenerationParameters.facts(texts)
    unread += container.faults.map { "byte \($0.offset): \($0.reason)" }
    return (facts, credential, unread)
  }

  private static func facts(keyword: String, text: String, at location: String) -> [ProvenanceFact] {
    switch keyword {
    case "AIGC": AIGCLabel(json: text, isNamed: true).map { [$0.fact(at: location)] } ?? []
    case "Software", "Source":
      Generator.fact(software: text, marker: "png-software", at: location).map { [$0] } ?? []
    default: AIGCLabel(json: text, isNamed: false).map { [$0.fact(at: location)] } ?? []
    }
  }

  /// The label as some writers put it, bare behind the word `AIGC` at the start of a JPEG segment.
  private static func bareLabel(_ view: ByteView, at location: String) -> [ProvenanceFact] {
    guard view.starts(with: "AIGC"), let rest = view.dropping(4), let start = rest.firstIndex(of: UInt8(ascii: "{")),
      start <= 8, let json = rest.dropping(start)
    else { return [] }
    return AIGCLabel(json: json.utf8, isNamed: true).map { [$0.fact(at: location)] } ?? []
  }
}
