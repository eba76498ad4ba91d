/// The label that a platform writes into a picture which it passes on (GB 45438-2025, annex E; TC260-PG-20259A).
public struct SyntheticContentLabel: Hashable, Sendable {
  /// What the label says of the picture.
  public let kind: Kind
  /// The code of the service that made the picture, when it is known.
  public let producer: String
  /// The number under which that service filed it.
  public let produceID: String
  /// The code of the platform that passes it on.
  public let propagator: String
  /// The number under which the platform filed it.
  public let propagateID: String

  /// What the labelling measures tell apart (articles 5 and 6): the value of the field `Label`.
  public enum Kind: String, CaseIterable, Sendable {
    /// The file says so itself: 1.
    case declared
    /// The merchant says so: 2.
    case possible
    /// Traces say so: 3.
    case suspected

    /// The value of the field `Label`.
    public var code: String {
      switch self {
      case .declared: "1"
      case .possible: "2"
      case .suspected: "3"
      }
    }
  }

  /// The most characters of a field.
  public static let fieldLimit = 512

  /// A label.
  ///
  /// - Throws: ``LabelError/field(name:)`` when a text is too long or holds control characters.
  public init(
    kind: Kind, producer: String = "", produceID: String = "", propagator: String = "", propagateID: String = ""
  ) throws(LabelError) {
    for (name, text) in [
      ("ContentProducer", producer), ("ProduceID", produceID), ("ContentPropagator", propagator),
      ("PropagateID", propagateID),
    ]
    where text.count > Self.fieldLimit
      || text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0.value == 0xFFFE })
    {
      throw .field(name: name)
    }
    self.kind = kind
    self.producer = producer
    self.produceID = produceID
    self.propagator = propagator
    self.propagateID = propagateID
  }

  /// The seven fields as JSON, in the order of the standard. The two reserved for signatures stay empty.
  public var json: String {
    let fields = [
      ("Label", kind.code), ("ContentProducer", producer), ("ProduceID", produceID), ("ReservedCode1", ""),
      ("ContentPropagator", propagator), ("PropagateID", propagateID), ("ReservedCode2", ""),
    ]
    let members = fields.map { name, text in
      let escaped = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
      return "\"\(name)\":\"\(escaped)\""
    }
    return "{\(members.joined(separator: ","))}"
  }

  /// The description that holds it in an XMP packet.
  private var element: String {
    let escaped = json.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    return "<rdf:Description xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\" rdf:about=\"\" "
      + "xmlns:TC260=\"\(AIGCLabel.namespace)1.0/\"><TC260:AIGC>\(escaped)</TC260:AIGC></rdf:Description>"
  }

  /// A packet that holds nothing else.
  var packet: [UInt8] {
    Array(
      ("<?xpacket begin=\"\u{FEFF}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
        + "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
        + element + "</rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>").utf8)
  }

  /// The same packet with this label at its end; `nil` when it has no end to put it before.
  func added(to packet: [UInt8]) -> [UInt8]? {
    // The last closing tag of the RDF element, whatever prefix it has.
    let start = packet.indices.reversed().first { index in
      guard packet[index] == UInt8(ascii: "<"), packet[index...].starts(with: Array("</".utf8)) else { return false }
      let name = packet[index...].prefix(64).prefix { $0 != UInt8(ascii: ">") }
      return String(decoding: name, as: UTF8.self).hasSuffix(":RDF")
    }
    guard let start else { return nil }
    return Array(packet[..<start]) + Array(element.utf8) + Array(packet[start...])
  }
}

/// Why a picture was not labelled.
public enum LabelError: Error, Hashable, Sendable {
  /// A field's text is too long or holds control characters.
  case field(name: String)
  /// The file is no picture that can be read.
  case unreadable(String)
  /// A format into which no label is written.
  case format(String)
  /// The picture carries a label already.
  case labelled(String)
  /// A signed manifest would no longer match the picture.
  case signed
  /// The place for the label is full or damaged.
  case place(String)
}

extension LabelError: CustomStringConvertible {
  /// What happened and what to do, for a person.
  public var description: String {
    switch self {
    case .field(let name):
      "the text for \(name) is longer than \(SyntheticContentLabel.fieldLimit) characters or holds control characters"
    case .unreadable(let reason): reason
    case .format(let name): "labels are written into JPEG, PNG and WebP, not into \(name)"
    case .labelled(let value): "the picture carries a label already (\(value)); it was left as it is"
    case .signed:
      "the picture carries a signed C2PA manifest, which a label would break; label it with the tool that signs it"
    case .place(let reason): "the label has no place: \(reason)"
    }
  }
}
