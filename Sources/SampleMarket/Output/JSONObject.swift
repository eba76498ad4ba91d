/// A JSON value of the kinds that the truth needs.
enum JSONValue {
  /// A string.
  case text(String)
  /// A boolean.
  case flag(Bool)
  /// An array.
  case list([JSONValue])

  /// The value as JSON (RFC 8259).
  var written: String {
    switch self {
    case .text(let text): "\"" + text.escapedForJSON + "\""
    case .flag(let isTrue): isTrue ? "true" : "false"
    case .list(let values): "[" + values.map(\.written).joined(separator: ",") + "]"
    }
  }
}

/// A JSON object whose members keep the order in which they were added.
struct JSONObject {
  private var members: [String] = []

  /// Adds a member.
  mutating func add(_ name: String, _ value: JSONValue) {
    members.append("\"\(name)\":\(value.written)")
  }

  /// The object on a line of its own.
  var line: String { "{" + members.joined(separator: ",") + "}\n" }
}

extension String {
  /// The text with quotation marks, reversed solidus and control characters escaped.
  fileprivate var escapedForJSON: String {
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}
