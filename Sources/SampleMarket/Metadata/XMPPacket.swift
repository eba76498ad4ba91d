/// An XMP packet with one property (ISO 16684-1).
enum XMPPacket {
  /// The packet that says where a picture comes from, in the words of IPTC.
  ///
  /// - Parameter code: A code of the NewsCodes scheme `digitalsourcetype`.
  static func digitalSourceType(_ code: String) -> String {
    packet(
      "<rdf:Description rdf:about=\"\" xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\">"
        + "<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/\(code)"
        + "</Iptc4xmpExt:DigitalSourceType></rdf:Description>")
  }

  /// The packet of an implicit label (GB 45438-2025, annex E).
  static func aigc(_ label: AIGCLabel) -> String {
    let text = label.json.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "&quot;")
    return packet(
      "<rdf:Description rdf:about=\"\" xmlns:TC260=\"http://www.tc260.org.cn/ns/AIGC/1.0/\">"
        + "<TC260:AIGC>\(text)</TC260:AIGC></rdf:Description>")
  }

  private static func packet(_ description: String) -> String {
    "<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
      + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
      + description + "</rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>"
  }
}

/// The implicit label of generated content (GB 45438-2025, annex E).
struct AIGCLabel {
  /// "1" generated, "2" possibly, "3" suspected.
  let label: String
  /// The number of the product.
  let product: String

  /// The label as JSON. The producer's code is made up: 001191, a sample credit code, 10000.
  var json: String {
    "{\"Label\":\"\(label)\",\"ContentProducer\":\"00119191330203MASAMPLE0X10000\",\"ProduceID\":\"\(product)\","
      + "\"ReservedCode1\":\"\",\"ContentPropagator\":\"\",\"PropagateID\":\"\",\"ReservedCode2\":\"\"}"
  }
}
