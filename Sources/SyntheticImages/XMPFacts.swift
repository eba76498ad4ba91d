import Pictures

/// What an XMP packet declares of its picture's origin.
enum XMPFacts {
  private static let iptc = "http://iptc.org/std/Iptc4xmpExt/2008-02-29/"
  private static let photoshop = "http://ns.adobe.com/photoshop/1.0/"
  private static let xmp = "http://ns.adobe.com/xap/1.0/"

  /// The fields of IPTC Photo Metadata 2025.1 that only pictures made with AI have.
  private static let aiFields = [
    "AISystemUsed", "AISystemVersionUsed", "AIPromptInformation", "AIPromptWriterName",
  ]

  static func facts(_ packet: XMPPacket, at location: String) -> [ProvenanceFact] {
    sourceTypes(packet, location) + aiFields(packet, location) + labels(packet, location)
      + software(packet, location)
  }

  private static func sourceTypes(_ packet: XMPPacket, _ location: String) -> [ProvenanceFact] {
    packet.values("DigitalSourceType", in: iptc).compactMap { value in
      guard let code = DigitalSourceType.code(of: value) else { return nil }
      let declares = DigitalSourceType.declares(code)
      guard declares != .none else { return nil }
      return ProvenanceFact(
        marker: "iptc-digital-source-type", declares: declares, software: system(packet), value: code,
        location: location)
    }
  }

  private static func aiFields(_ packet: XMPPacket, _ location: String) -> [ProvenanceFact] {
    aiFields.flatMap { field in
      packet.values(field, in: iptc).filter { !$0.trimmed.isEmpty }.map { value in
        ProvenanceFact(
          marker: "iptc-ai-system", declares: .generated, software: system(packet),
          value: "\(field)=\(value.trimmed)".excerpt, location: location)
      }
    }
  }

  private static func system(_ packet: XMPPacket) -> String? {
    packet.values("AISystemUsed", in: iptc).first.map { $0.trimmed.excerpt }
  }

  private static func labels(_ packet: XMPPacket, _ location: String) -> [ProvenanceFact] {
    let own = packet.properties.filter { $0.namespace.hasPrefix(AIGCLabel.namespace) }
    let whole = own.filter { $0.name == "AIGC" && $0.parent == nil }
      .compactMap { AIGCLabel(json: $0.value, isNamed: true) }
    if !whole.isEmpty { return whole.map { $0.fact(at: location) } }
    // The fields as properties of their own.
    let field = { (name: String) in own.first { $0.name == name }?.value.trimmed }
    guard let label = field("Label") else { return [] }
    return [
      AIGCLabel(
        label: label, producer: field("ContentProducer") ?? "", propagator: field("ContentPropagator") ?? ""
      ).fact(at: location)
    ]
  }

  private static func software(_ packet: XMPPacket, _ location: String) -> [ProvenanceFact] {
    let credits = packet.values("Credit", in: photoshop).compactMap { Generator.credit($0, at: location) }
    let tools = packet.values("CreatorTool", in: xmp).compactMap {
      Generator.fact(software: $0, marker: "xmp-creator-tool", at: location)
    }
    return credits + tools
  }
}
