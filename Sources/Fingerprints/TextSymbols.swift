/// Folded text as it is compared: one symbol an ideograph's syllable, a letter, or a whole number.
///
/// Ideographs are taken by how they are read, and letters between them that write a syllable are that syllable, so
/// that 包邮, bao邮 and 包油 are the same. Digits are one number, and so are numerals: 五百 is 500. Where words part
/// does not count, so marks between characters change nothing, within numbers neither.
public struct TextSymbols: Sendable {
  /// The symbols in order: a letter's or another scalar; a syllable above ``firstSyllable``; a number's hash above
  /// ``firstNumber``.
  public private(set) var values: [UInt32] = []
  /// What had to be undone: ``UndoneDisguises/pinyin`` and ``UndoneDisguises/numerals``.
  public private(set) var undone: UndoneDisguises = []
  static let firstSyllable: UInt32 = 0x20_0000
  /// What numbers lie above.
  public static let firstNumber: UInt32 = 0x8000_0000
  private let readings = PinyinTable.standard

  /// No symbols.
  public init() {}

  /// The numbers among the symbols, in order.
  var numbers: some Sequence<UInt32> { values.lazy.filter { $0 >= Self.firstNumber } }

  /// Replaces the symbols by those of `text`.
  ///
  /// - Complexity: O(scalars).
  public mutating func read(_ text: FoldedText) {
    values.removeAll(keepingCapacity: true)
    // No more symbols than scalars.
    values.append(contentsOf: repeatElement(0, count: text.scalars.count))
    var writer = Writer()
    writer.read(text.scalars.span, to: &values, readings)
    values.removeLast(values.count - writer.count)
    undone = writer.undone
  }
}

/// Reads folded scalars and writes symbols, one after the other.
private struct Writer {
  /// The symbols written so far.
  var count = 0
  var undone: UndoneDisguises = []

  @inline(__always)
  private mutating func write(_ symbol: UInt32, to values: inout MutableSpan<UInt32>) {
    values[count] = symbol
    count &+= 1
  }

  mutating func read(_ scalars: Span<UInt32>, to symbols: inout [UInt32], _ readings: PinyinTable) {
    var values = symbols.mutableSpan
    var position = 0
    var number: UInt32 = 0
    while position < scalars.count {
      let scalar = scalars[position]
      // The strokes 丨, 丶, 丿 and 亅 stand in no word; they are put between characters for bars and dots.
      if scalar <= 0x2E || scalar == 0x4E28 || scalar == 0x4E36 || scalar == 0x4E3F || scalar == 0x4E85 {
        position &+= 1
        continue
      }
      if scalar &- 0x30 < 10 {
        number = Self.appending(scalar, to: number)
        position &+= 1
        continue
      }
      if number != 0 {
        write(number | TextSymbols.firstNumber, to: &values)
        number = 0
      }
      if scalar &- 0x61 < 26 {
        position = readLetters(at: position, of: scalars, to: &values, readings)
        continue
      }
      let entry = readings.entry(of: scalar)
      if entry >> 9 != 0 {
        position = readNumeral(at: position, of: scalars, to: &values, readings)
        continue
      }
      write(entry != 0 ? TextSymbols.firstSyllable &+ UInt32(entry) : scalar, to: &values)
      position &+= 1
    }
    if number != 0 { write(number | TextSymbols.firstNumber, to: &values) }
  }

  /// Writes a run of letters, or the syllable that it writes next to an ideograph.
  private mutating func readLetters(
    at start: Int, of scalars: Span<UInt32>, to values: inout MutableSpan<UInt32>, _ readings: PinyinTable
  ) -> Int {
    var packed: UInt32 = 0
    var end = start
    while end < scalars.count, scalars[end] &- 0x61 < 26 {
      packed = packed << 5 | (scalars[end] &- 0x60)
      end &+= 1
    }
    if end - start <= 6, isAmongIdeographs(start..<end, of: scalars) {
      let syllable = readings.syllable(packed: packed)
      if syllable != 0 {
        write(TextSymbols.firstSyllable &+ UInt32(syllable), to: &values)
        undone.insert(.pinyin)
        return end
      }
    }
    for index in start..<end { write(scalars[index], to: &values) }
    return end
  }

  /// Whether an ideograph stands on either side, with a space between at most.
  private func isAmongIdeographs(_ range: Range<Int>, of scalars: Span<UInt32>) -> Bool {
    var before = range.lowerBound - 1
    if before >= 0, scalars[before] == 0x20 { before -= 1 }
    if before >= 0, scalars[before] >= 0x2E80 { return true }
    var behind = range.upperBound
    if behind < scalars.count, scalars[behind] == 0x20 { behind += 1 }
    return behind < scalars.count && scalars[behind] >= 0x2E80
  }

  /// Writes a whole number written in numerals: by powers of ten, or digit by digit when it names none.
  private mutating func readNumeral(
    at start: Int, of scalars: Span<UInt32>, to values: inout MutableSpan<UInt32>, _ readings: PinyinTable
  ) -> Int {
    var end = start
    var total: UInt64 = 0
    var section: UInt64 = 0
    var digit: UInt64?
    var digits: UInt32 = 0
    var hasPower = false
    while end < scalars.count, end - start < 16 {
      let entry = readings.entry(of: scalars[end])
      guard entry >> 9 != 0 else { break }
      let power = entry >> 13
      if power == 0 {
        let value = UInt64(entry >> 9 & 15) - 1
        digits = Self.appending(UInt32(value) + 0x30, to: digits)
        digit = value
      } else if power == 4 {
        total += (section + (digit ?? (section == 0 ? 1 : 0))) * 10_000
        (section, digit, hasPower) = (0, nil, true)
      } else {
        section += (digit ?? 1) * [1, 10, 100, 1000][Int(power)]
        (digit, hasPower) = (nil, true)
      }
      end += 1
    }
    if hasPower {
      digits = 0
      for unit in String(total + section + (digit ?? 0)).utf8 { digits = Self.appending(UInt32(unit), to: digits) }
    }
    if end - start > 1 { undone.insert(.numerals) }
    write(digits | TextSymbols.firstNumber, to: &values)
    return end
  }

  /// A number with one digit more: itself behind a leading 1 up to nine digits, so that no two are one, then a hash;
  /// never 0, and below 2³¹.
  @inline(__always) private static func appending(_ digit: UInt32, to number: UInt32) -> UInt32 {
    if number < 200_000_000 { return (number == 0 ? 1 : number) &* 10 &+ (digit &- 0x30) }
    let mixed = (number ^ digit) &* 0x9E37_79B1
    return (mixed ^ mixed &>> 15) & 0x7FFF_FFFF | 0x4000_0000
  }
}
