/// Finds in folded text what tells goods apart.
///
/// Text whose characters stood apart has lost its words, so no codes are read from it: a code that is missing
/// contradicts nothing.
public struct TitleTokens: Sendable {
  /// A finder.
  public init() {}

  /// Appends the codes, measures, colours, sizes and wearers that `text` names, in order and with repetitions.
  ///
  /// - Complexity: O(scalars).
  public func find(in text: FoldedText, into tokens: inout [ListingToken]) {
    let scalars = text.scalars
    let start = tokens.count
    var position = 0
    var men = false
    var women = false
    while position < scalars.count {
      let scalar = scalars[position]
      if Self.isLetter(scalar) || Self.isDigit(scalar) {
        position = readWord(at: position, of: scalars, into: &tokens)
        continue
      }
      if let (quantity, end) = ChineseNumeral.read(at: position, of: scalars),
        let (unit, behind) = MeasureUnit.unit(at: end, of: scalars)
      {
        tokens.append(ListingToken(.measure(unit.dimension), quantity &* unit.scale))
        position = behind
        continue
      }
      let next = position + 1 < scalars.count ? scalars[position + 1] : 0
      switch scalar {
      case 0x7537: men = true
      case 0x5973: women = true
      default:
        if next == 0x8272, let colour = ColourNames.colour(ideograph: scalar) {
          tokens.append(ListingToken(.colour, colour))
        } else if next == 0x53F7, Self.sizes.contains(scalar) {
          tokens.append(ListingToken(.size, UInt64(scalar)))
        }
      }
      position += 1
    }
    if men != women { tokens.append(ListingToken(.wearer, men ? 1 : 2)) }
    if text.undone.contains(.separators) {
      let known = tokens[start...].filter { $0.subject != .code }
      tokens.replaceSubrange(start..., with: known)
    }
  }

  /// Reads a run of letters and digits, or a number with its unit.
  private func readWord(at start: Int, of scalars: [UInt32], into tokens: inout [ListingToken]) -> Int {
    var end = start
    var digits = 0
    while end < scalars.count, Self.isLetter(scalars[end]) || Self.isDigit(scalars[end]) || scalars[end] == 0x2E {
      digits += Self.isDigit(scalars[end]) ? 1 : 0
      end += 1
    }
    let letters = end - start - digits
    if digits == 0 {
      // The number of a model may stand apart from its letters: GX 100 is GX100.
      if end + 1 < scalars.count, scalars[end] == 0x20, Self.isDigit(scalars[end + 1]), letters <= 8 {
        return readSplitCode(letters: start..<end, of: scalars, into: &tokens)
      }
      word(scalars[start..<end], into: &tokens)
      return end
    }
    if Self.isDigit(scalars[start]), let behind = measure(at: start, of: scalars, into: &tokens) { return behind }
    if letters > 0 { code(scalars[start..<end].filter { $0 != 0x2E }, into: &tokens) }
    return end
  }

  private func readSplitCode(
    letters: Range<Int>, of scalars: [UInt32], into tokens: inout [ListingToken]
  ) -> Int {
    word(scalars[letters], into: &tokens)
    let start = letters.upperBound + 1
    if let behind = measure(at: start, of: scalars, into: &tokens) { return behind }
    var end = start
    while end < scalars.count, Self.isLetter(scalars[end]) || Self.isDigit(scalars[end]) { end += 1 }
    guard !Self.isYear(scalars[start..<end]) else { return end }
    code(Array(scalars[letters] + scalars[start..<end]), into: &tokens)
    return end
  }

  /// A number and the unit behind it.
  private func measure(at start: Int, of scalars: [UInt32], into tokens: inout [ListingToken]) -> Int? {
    var position = start
    var milli: UInt64 = 0
    var decimals = -1
    while position < scalars.count, decimals < 3 {
      if Self.isDigit(scalars[position]) {
        milli = milli &* 10 &+ UInt64(scalars[position] - 0x30)
        if decimals >= 0 { decimals += 1 }
      } else if scalars[position] == 0x2E, decimals < 0 {
        decimals = 0
      } else {
        break
      }
      position += 1
    }
    for _ in max(0, decimals)..<3 { milli = milli &* 10 }
    if position < scalars.count, scalars[position] == 0x20 { position += 1 }
    guard let (unit, end) = MeasureUnit.unit(at: position, of: scalars) else { return nil }
    tokens.append(ListingToken(.measure(unit.dimension), milli &* unit.scale))
    return end
  }

  /// A code, without a year that was glued to its end.
  private func code(_ scalars: [UInt32], into tokens: inout [ListingToken]) {
    var code = scalars[...]
    let digits = code.reversed().prefix { Self.isDigit($0) }.count
    if digits > 4, Self.isYear(code.suffix(4)) { code = code.dropLast(4) }
    guard code.count >= 3 else { return }
    tokens.append(ListingToken(.code, ModelCode(code).packed))
  }

  private func word(_ scalars: ArraySlice<UInt32>, into tokens: inout [ListingToken]) {
    if let colour = ColourNames.colour(word: scalars) { tokens.append(ListingToken(.colour, colour)) }
    let letters = scalars.count
    if (2...4).contains(letters), scalars.dropLast().allSatisfy({ $0 == 0x78 }),
      scalars.last == 0x6C || (scalars.last == 0x73 && letters > 1)
    {
      tokens.append(ListingToken(.size, StableHash.hash(scalars)))
    }
  }

  /// Whether digits are a year that listings are dated by: 2020 to 2029.
  private static func isYear(_ digits: ArraySlice<UInt32>) -> Bool {
    digits.count == 4 && digits.starts(with: [0x32, 0x30, 0x32])
  }

  /// 大 中 小 特, before 号.
  private static let sizes: [UInt32] = [0x5927, 0x4E2D, 0x5C0F, 0x7279]

  @inline(__always) private static func isLetter(_ scalar: UInt32) -> Bool { scalar &- 0x61 < 26 }
  @inline(__always) private static func isDigit(_ scalar: UInt32) -> Bool { scalar &- 0x30 < 10 }
}
