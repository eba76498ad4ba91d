/// The scripts that names and titles are written in, as far as they tell a market's languages.
public enum TextScript: String, CaseIterable, Sendable {
  case latin, han, kana, hangul, cyrillic, greek, arabic, hebrew, thai, devanagari

  /// Blocks of the Unicode Standard by script; extensions that no listing needs are left out.
  private var ranges: [ClosedRange<UInt32>] {
    switch self {
    case .latin: [0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF]
    case .han: [0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF]
    case .kana: [0x3040...0x30FF, 0xFF66...0xFF9D]
    case .hangul: [0x1100...0x11FF, 0xAC00...0xD7AF]
    case .cyrillic: [0x400...0x52F]
    case .greek: [0x370...0x3FF, 0x1F00...0x1FFF]
    case .arabic: [0x600...0x6FF, 0x750...0x77F, 0x8A0...0x8FF]
    case .hebrew: [0x590...0x5FF]
    case .thai: [0xE00...0xE7F]
    case .devanagari: [0x900...0x97F]
    }
  }

  private static let table = allCases.flatMap { script in script.ranges.map { (range: $0, script: script) } }

  /// The scripts of a text.
  ///
  /// - Complexity: O(bytes).
  static func all(in text: ArraySlice<UInt8>) -> Set<TextScript> {
    var scripts: Set<TextScript> = []
    if text.contains(where: { ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }) { scripts.insert(.latin) }
    guard text.contains(where: { $0 >= 0x80 }) else { return scripts }
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars where !scalar.isASCII {
      if let entry = table.first(where: { $0.range.contains(scalar.value) }) { scripts.insert(entry.script) }
    }
    return scripts
  }
}
