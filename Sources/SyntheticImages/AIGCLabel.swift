/// The implicit label of synthetic content that China's labelling measures ask for.
///
/// Source: GB 45438-2025, annex E: a JSON object of seven texts; TC260-PG-20259A: where it stands in a file.
struct AIGCLabel: Hashable, Sendable {
  /// `1` generated, `2` possibly generated, `3` suspected of it.
  let label: String
  /// The code of the service that made the content.
  let producer: String
  /// The code of the service that passed it on.
  let propagator: String
  /// The numbers under which they filed it.
  let produceID: String
  let propagateID: String
  /// What they signed it with; free text.
  let reserved: [String]

  /// The namespace of the label in XMP.
  static let namespace = "http://www.tc260.org.cn/ns/AIGC/"

  private static let fields = [
    "Label", "ContentProducer", "ProduceID", "ReservedCode1", "ContentPropagator", "PropagateID", "ReservedCode2",
  ]

  private static let services = [
    "001191110102MACQD9K64010000": "Doubao",
    "00119144030008867405X210001": "Jimeng",
    "00119144030008867405X220001": "Jimeng",
  ]

  /// A label of fields that stand apart.
  init(
    label: String, producer: String = "", produceID: String = "", propagator: String = "", propagateID: String = "",
    reserved: [String] = []
  ) {
    self.label = label
    self.producer = producer
    self.produceID = produceID
    self.propagator = propagator
    self.propagateID = propagateID
    self.reserved = reserved
  }

  /// The label that a JSON text holds, bare or as the member `AIGC`.
  ///
  /// - Parameter isNamed: Whether the place already says that it is a label. Elsewhere, such as in a comment, the
  ///   member `AIGC` is asked for, so that no other JSON with a `Label` is taken for one.
  init?(json text: String, isNamed: Bool) {
    // A label is short; what is long is a workflow or a caption.
    guard text.utf8.count <= 65_536 else { return nil }
    let start = text.trimmed
    guard start.hasPrefix("{"), isNamed || start.contains("\"AIGC\"") || start.contains("\"aigc\""),
      let json = JSONValue(start)
    else { return nil }
    self.init(json, isNamed: isNamed)
  }

  private init?(_ json: JSONValue, isNamed: Bool) {
    if let inner = json["AIGC"] ?? json["aigc"] {
      // Some writers put the label's JSON into a string once more.
      guard let object = inner.isObject ? inner : inner.text.flatMap({ JSONValue($0) }), object.isObject else {
        return nil
      }
      self.init(object, isNamed: true)
      return
    }
    guard isNamed, json.members.contains(where: { Self.fields.contains($0.name) }) else { return nil }
    self.init(
      label: json["Label"]?.text?.trimmed ?? "", producer: json["ContentProducer"]?.text ?? "",
      produceID: json["ProduceID"]?.text ?? "", propagator: json["ContentPropagator"]?.text ?? "",
      propagateID: json["PropagateID"]?.text ?? "",
      reserved: ["ReservedCode1", "ReservedCode2"].map { json[$0]?.text ?? "" })
  }

  /// What the label declares. One without a value, or with one that the standard does not know, says no more than
  /// *possible*.
  var declares: Provenance.Declared {
    switch label {
    case "1": .generated
    case "3": .suspected
    default: .possible
    }
  }

  /// The service that made the content: its name, when its code is known.
  var software: String? {
    let code = producer.isEmpty ? propagator : producer
    guard !code.isEmpty else { return nil }
    return Self.services[code].map { "\($0) (\(code))" } ?? code.excerpt
  }

  /// The fact that it is.
  func fact(at location: String) -> ProvenanceFact {
    var value = "Label=\(label)"
    if !producer.isEmpty { value += " ContentProducer=\(producer)" }
    if !produceID.isEmpty { value += " ProduceID=\(produceID)" }
    if !propagator.isEmpty { value += " ContentPropagator=\(propagator)" }
    if !propagateID.isEmpty { value += " PropagateID=\(propagateID)" }
    return ProvenanceFact(
      marker: "tc260-aigc", declares: declares, software: software, value: value.excerpt, location: location)
  }
}
