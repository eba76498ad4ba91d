/// Text of a feed made fit to be looked at: what would be invisible or would turn the text around is spelled out.
public enum VisibleText {
  /// The text with controls, direction marks and other invisible characters written as `‹U+202E›`.
  ///
  /// A zero-width joiner between two pictographs is part of an emoji and stays.
  ///
  /// - Parameters:
  ///   - text: Any text.
  ///   - keepingLines: Whether line feeds and tabs stay as they are.
  public static func of(_ text: String, keepingLines: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: { HiddenCharacter.contains($0.value) }) else { return text }
    var visible = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if !HiddenCharacter.contains(scalar.value)
        || (keepingLines && (scalar == "\n" || scalar == "\t"))
        || (scalar.value == 0x200D && isInsideEmoji(scalars, at: index))
      {
        visible.append(scalar)
      } else {
        visible.append(contentsOf: HiddenCharacter.mark(scalar.value).unicodeScalars)
      }
    }
    return String(visible)
  }

  /// The text cut to a number of characters and to eight times as many scalars, with an ellipsis for what was cut, then made visible.
  public static func of(_ text: String, limit: Int, keepingLines: Bool = false) -> String {
    // A character may bear any number of marks; a page must not grow with them.
    let scalars = text.unicodeScalars.prefix(8 * limit)
    let start = String(scalars)
    let head = start.prefix(limit)
    let isWhole = head.endIndex == start.endIndex && scalars.endIndex == text.unicodeScalars.endIndex
    return of(String(head), keepingLines: keepingLines) + (isWhole ? "" : "…")
  }

  private static func isInsideEmoji(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index > 0, index + 1 < scalars.count else { return false }
    let before = scalars[index - 1].value == 0xFE0F && index > 1 ? scalars[index - 2] : scalars[index - 1]
    let isModifier = (0x1F3FB...0x1F3FF).contains(before.value)
    return (isModifier || isPictograph(before)) && isPictograph(scalars[index + 1])
  }

  private static func isPictograph(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value > 0x2000 && scalar.properties.isEmoji
  }
}
