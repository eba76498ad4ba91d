/// Values that somebody covered before passing them on: `138****8000`, `a***@qq.com`, `杭州市西湖区***`.
///
/// What is left of such a value fits many holders, so it identifies nobody.
enum MaskedValue {
  /// Whether part of a text is covered: covering signs side by side, or three or more `x` in a text without other Latin
  /// letters.
  ///
  /// - Parameter leastSigns: How many covering signs side by side cover something: in a name one does.
  static func isMasked(_ raw: Span<UInt8>, leastSigns: Int = 2) -> Bool {
    guard raw.count <= 256, mayBeMasked(raw) else { return false }
    var scalars = Scalars()
    var (covered, crosses, others) = (0, 0, 0)
    var (mostCovered, mostCrosses) = (0, 0)
    var letters = 0
    while let scalar = scalars.next(in: raw) {
      switch scalar {
      case 0x2A, 0xFF0A, 0x2217, 0x2022, 0x25CF, 0x2588, 0x25A0, 0x204E:
        covered += 1
        mostCovered = max(mostCovered, covered)
      case 0x58, 0x78:
        crosses += 1
        mostCrosses = max(mostCrosses, crosses)
        covered = 0
      default:
        if (0x41...0x5A).contains(scalar) || (0x61...0x7A).contains(scalar) { letters += 1 }
        if scalar > 0x20 { others += 1 }
        (covered, crosses) = (0, 0)
      }
    }
    // Of a covered value something shows, or it would be a placeholder.
    return others > 0 && (mostCovered >= leastSigns || mostCrosses >= 3 && letters == 0)
  }

  /// Whether any byte is of a covering sign: of most values none is.
  private static func mayBeMasked(_ raw: Span<UInt8>) -> Bool {
    for index in raw.indices {
      switch raw[index] {
      case 0x2A, 0x58, 0x78, 0xE2, 0xEF: return true
      default: continue
      }
    }
    return false
  }
}
