import Mustache

/// Escapes what templates fill in: for text and for attributes in quotation marks.
///
/// It works scalar by scalar. An escaper that works by `Character` lets `"` through when a combining mark follows it,
/// because both are one character; a browser sees the quotation mark. Invisible characters are spelled out.
struct HTMLText: MustacheContentType {
  /// The name that every template declares in its first tag.
  static let name = "REPORT"

  func escapeText(_ text: String) -> String { Self.escaped(text) }

  static func escaped(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in VisibleText.of(text, keepingLines: true).unicodeScalars {
      switch scalar {
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
      case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
      case "`": escaped.append(contentsOf: "&#96;".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
