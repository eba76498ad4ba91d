/// Numbers as people read them, in one writing for every language: a point, no grouping below 10,000.
enum Numbers {
  /// A number with a fixed number of decimals, 0 to 3, rounded half away from zero.
  static func decimal(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite, abs(value) < 1e12 else { return "–" }
    let scale = [1, 10, 100, 1000][min(3, max(0, decimals))]
    let scaled = Int((abs(value) * Double(scale)).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard scale > 1 else { return sign + String(scaled) }
    let fraction = String(scaled % scale)
    let padding = String(repeating: "0", count: max(0, decimals - fraction.count))
    return "\(sign)\(scaled / scale).\(padding)\(fraction)"
  }

  /// A number without decimals that say nothing: `3`, `0.75`.
  static func short(_ value: Double) -> String {
    value == value.rounded() ? decimal(value, 0) : decimal(value, 2)
  }

  /// A weight with its sign: `+3.25`.
  static func weight(_ value: Double) -> String {
    value > 0 ? "+" + decimal(value, 2) : decimal(value, 2)
  }

  /// A share as a whole percentage: `75 %`.
  static func percent(_ value: Double) -> String { decimal(value * 100, 0) + " %" }

  /// A count with thin groups from five digits on: `12 345`.
  static func count(_ value: Int) -> String {
    let digits = Array(String(value))
    guard digits.count > 4 else { return String(digits) }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text.append("\u{202F}") }
      text.append(digit)
    }
    return text
  }
}
