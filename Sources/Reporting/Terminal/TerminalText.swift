/// How much room text takes on a terminal.
enum TerminalText {
  /// Columns that a text takes: two for wide East Asian characters and pictographs (UAX #11), none for marks that
  /// combine.
  static func width(of text: String) -> Int {
    text.reduce(0) { $0 + width(of: $1) }
  }

  /// The text in lines of at most `width` columns; lines after the first are `hanging` columns narrower.
  ///
  /// Breaks at spaces and between ideographs; a word longer than a line is cut.
  static func wrapped(_ text: String, to width: Int, hanging: Int = 0) -> [String] {
    var lines: [String] = []
    var line = ""
    var lineWidth = 0
    // Where the line may be broken: the characters up to there, and their columns.
    var lastBreak: (count: Int, width: Int)?
    for character in text {
      let room = max(8, lines.isEmpty ? width : width - hanging)
      let columns = Self.width(of: character)
      if lineWidth + columns > room, !line.isEmpty {
        if character == " " {
          lines.append(line)
          (line, lineWidth, lastBreak) = ("", 0, nil)
          continue
        }
        let kept = lastBreak ?? (line.count, lineWidth)
        let rest = String(line.dropFirst(kept.count))
        lines.append(trimmed(String(line.prefix(kept.count))))
        (line, lineWidth, lastBreak) = (rest, lineWidth - kept.width, nil)
      }
      line.append(character)
      lineWidth += columns
      if character == " " || columns == 2 { lastBreak = (line.count, lineWidth) }
    }
    lines.append(line)
    return lines
  }

  private static func trimmed(_ line: String) -> String {
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }

  private static func width(of character: Character) -> Int {
    guard let scalar = character.unicodeScalars.first else { return 0 }
    if scalar.value < 0x300 { return 1 }
    if character.unicodeScalars.contains(where: { $0.value == 0xFE0F }) { return 2 }
    switch scalar.value {
    case 0x1100...0x115F, 0x231A...0x231B, 0x2329...0x232A, 0x23E9...0x23EC, 0x25FD...0x25FE, 0x2614...0x2615,
      0x2648...0x2653, 0x26A1, 0x26AA...0x26AB, 0x26BD...0x26BE, 0x2705, 0x270A...0x270B, 0x2728, 0x274C, 0x274E,
      0x2753...0x2755, 0x2757, 0x2795...0x2797, 0x2B1B...0x2B1C, 0x2B50, 0x2B55, 0x2E80...0x303E, 0x3041...0xA4CF,
      0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6,
      0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x1F1E6...0x1F1FF,
      0x20000...0x3FFFD:
      return 2
    default:
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: return 0
      default: return 1
      }
    }
  }
}
