/// Lines for a terminal: wrapped to its width, coloured only when asked.
///
/// Everything that is written is made visible first, so that no text of a feed can move the cursor, change colours or
/// turn a line around.
struct TerminalPage {
  /// Columns of the terminal.
  let width: Int
  /// Whether ANSI colours are written.
  let isColoured: Bool
  private(set) var text = ""

  init(width: Int, isColoured: Bool) {
    self.width = max(40, width)
    self.isColoured = isColoured
  }

  /// How a piece of text looks (ECMA-48, Select Graphic Rendition).
  enum Style: String {
    case plain = ""
    case bold = "1"
    case dim = "2"
    case red = "1;31"
    case yellow = "33"
    case green = "32"
  }

  /// Writes an empty line.
  mutating func gap() { text += "\n" }

  /// Writes a heading with a rule under it.
  mutating func heading(_ title: String) {
    gap()
    line(title, style: .bold)
    line(String(repeating: "─", count: min(width, max(8, TerminalText.width(of: VisibleText.of(title))))), style: .dim)
  }

  /// Writes a line, wrapped, its continuation lines indented by two more columns.
  mutating func line(_ line: String, indent: Int = 0, style: Style = .plain) {
    let visible = VisibleText.of(line)
    for (index, part) in TerminalText.wrapped(visible, to: width - indent, hanging: 2).enumerated() {
      text += String(repeating: " ", count: index == 0 ? indent : indent + 2)
      text += styled(part, style)
      text += "\n"
    }
  }

  private func styled(_ part: String, _ style: Style) -> String {
    guard isColoured, style != .plain else { return part }
    return "\u{1B}[\(style.rawValue)m\(part)\u{1B}[0m"
  }
}
