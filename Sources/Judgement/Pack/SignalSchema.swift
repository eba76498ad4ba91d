/// The JSON Schema (draft 2020-12) of a signal file, made of what the loader knows, so that editors complete and check
/// signals while they are written. `Signals/signal.schema.json` holds it.
public enum SignalSchema {
  /// The schema, as JSON.
  public static var json: String {
    let text = SchemaValue.object([
      ("type", .string("object")), ("required", .words(["en", "zh"])), ("additionalProperties", .bool(false)),
      ("properties", .object([("en", nonEmpty), ("zh", nonEmpty)])),
    ])
    let features = Feature.all.map(\.name).sorted()
    let band = SchemaValue.object([
      ("type", .string("object")), ("required", .words(Signal.BandRange.requiredKeys)),
      ("additionalProperties", .bool(false)),
      (
        "properties",
        .object([
          ("band", .choice(Band.allCases.map(\.word))), ("from", number("The lowest value in the band.")),
          ("to", number("Where the band ends; must be where the next begins.")),
          ("weight", number("Natural log-odds that a hit adds.")), ("action", .choice(Signal.BandRange.actions)),
        ])
      ),
    ])
    let test = SchemaValue.object([
      ("type", .string("object")), ("required", .words(["feed", "of", "expect"])),
      ("additionalProperties", .bool(false)),
      (
        "properties",
        .object([
          ("feed", described("A feed or a folder of feeds below the folder of fixtures.")),
          (
            "of", described("The id of a store or listing, or a picture's address; for groups and clusters a member's.")
          ),
          ("expect", .choice(SignalTest.words)), ("band", .choice(Band.allCases.map(\.word))),
        ])
      ),
    ])
    let properties: [(String, SchemaValue)] = [
      ("id", .object([("type", .string("string")), ("format", .string("uuid"))])),
      ("code", .object([("type", .string("string")), ("pattern", .string("^[A-Z]{1,4}-[0-9]{1,3}$"))])),
      ("title", text), ("explain", text), ("status", .choice(Signal.Status.allCases.map(\.rawValue))),
      ("subject", .choice(Signal.SubjectKind.allCases.map(\.rawValue))),
      ("inputs", .list(of: .choice(Signal.inputFields))), ("feature", .choice(features)),
      ("parameters", .object([("type", .string("object"))])), ("bands", .list(of: band)),
      (
        "policies",
        .list(
          of: .object([
            ("type", .string("object")), ("required", .words(["id"])), ("additionalProperties", .bool(false)),
            ("properties", .object([("id", nonEmpty)])),
          ]))
      ), ("falsePositives", .list(of: text)), ("tests", .list(of: test)), ("owner", nonEmpty),
      ("created", day), ("modified", day),
    ]
    let tuned = Feature.all.filter { !$0.parameters.isEmpty }.sorted { $0.name < $1.name }
    return SchemaValue.object([
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")), ("title", .string("Signal")),
      ("type", .string("object")), ("required", .words(Signal.requiredKeys)), ("additionalProperties", .bool(false)),
      ("properties", .object(properties)), ("allOf", .array(subjects(features) + tuned.map(parameters))),
    ]).text + "\n"
  }

  private static let nonEmpty = SchemaValue.object([("type", .string("string")), ("minLength", .number(1))])
  private static let day = SchemaValue.object([("type", .string("string")), ("format", .string("date"))])

  private static func described(_ text: String) -> SchemaValue {
    .object([("type", .string("string")), ("description", .string(text))])
  }

  private static func number(_ text: String) -> SchemaValue {
    .object([("type", .string("number")), ("description", .string(text))])
  }

  /// A subject allows its features alone.
  private static func subjects(_ features: [String]) -> [SchemaValue] {
    Signal.SubjectKind.allCases.map { kind in
      .object([
        ("if", .object([("properties", .object([("subject", .object([("const", .string(kind.rawValue))]))]))])),
        (
          "then",
          .object([
            (
              "properties",
              .object([("feature", .choice(features.filter { Feature.named($0)?.subject == kind }))])
            )
          ])
        ),
      ])
    }
  }

  /// A feature allows its parameters alone.
  private static func parameters(of feature: Feature) -> SchemaValue {
    let properties = feature.parameters.map { parameter -> (String, SchemaValue) in
      guard let range = parameter.range else {
        return (
          parameter.name,
          .object([
            ("type", .string("array")), ("items", nonEmpty), ("description", .string(parameter.about)),
          ])
        )
      }
      return (
        parameter.name,
        .object([
          ("type", .string("number")), ("minimum", .number(range.lowerBound)), ("maximum", .number(range.upperBound)),
          ("description", .string(parameter.about)),
        ])
      )
    }
    return .object([
      ("if", .object([("properties", .object([("feature", .object([("const", .string(feature.name))]))]))])),
      (
        "then",
        .object([
          (
            "properties",
            .object([
              (
                "parameters",
                .object([("additionalProperties", .bool(false)), ("properties", .object(properties))])
              )
            ])
          )
        ])
      ),
    ])
  }
}

/// A JSON value whose members keep their order.
private indirect enum SchemaValue {
  case object([(String, SchemaValue)])
  case array([SchemaValue])
  case string(String)
  case number(Double)
  case bool(Bool)

  static func words(_ words: [String]) -> SchemaValue { .array(words.map(SchemaValue.string)) }

  static func choice(_ words: [String]) -> SchemaValue { .object([("enum", .words(words))]) }

  static func list(of items: SchemaValue) -> SchemaValue {
    .object([("type", .string("array")), ("items", items)])
  }

  var text: String { written(indent: "") }

  private func written(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .object(let members) where members.isEmpty: return "{}"
    case .object(let members):
      let lines = members.map { "\(inner)\(Self.quoted($0.0)): \($0.1.written(indent: inner))" }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    case .array(let items):
      let isFlat = items.allSatisfy { if case .string = $0 { true } else { false } }
      guard !isFlat || items.count > 8 else {
        return "[" + items.map { $0.written(indent: inner) }.joined(separator: ", ") + "]"
      }
      return "[\n" + items.map { inner + $0.written(indent: inner) }.joined(separator: ",\n") + "\n\(indent)]"
    case .string(let text): return Self.quoted(text)
    case .number(let number): return number.plain
    case .bool(let flag): return flag ? "true" : "false"
    }
  }

  /// Our own words: no control characters are among them.
  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
