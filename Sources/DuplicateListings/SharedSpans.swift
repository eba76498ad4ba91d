import Fingerprints

/// Which parts of a text stand in another once the disguises of both are undone.
public struct SharedSpans: Sendable {
  /// Ranges of Unicode scalars of the text, ascending, with at least one scalar between two.
  public let ranges: [Range<Int>]

  /// Finds the parts of `text` that stand in `others`: runs of two ideographs or five letters and more.
  ///
  /// - Complexity: O(scalars).
  public init(of text: String, in others: [String]) {
    var known: Set<UInt64> = []
    for other in others { Self.pieces(of: other) { hash, _ in known.insert(hash) } }
    var ranges: [Range<Int>] = []
    Self.pieces(of: text) { hash, range in
      guard known.contains(hash) else { return }
      if let last = ranges.last, last.upperBound >= range.lowerBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
    self.ranges = ranges
  }

  /// Cuts a text into overlapping pieces, each with where it stands in the text as it was written.
  private static func pieces(of text: String, _ visit: (UInt64, Range<Int>) -> Void) {
    var reader = PlacedSymbols()
    for (place, scalar) in text.unicodeScalars.enumerated() { reader.read(scalar, at: place) }
    reader.finish(at: text.unicodeScalars.count)
    let read = reader.symbols
    for end in read.indices {
      var cost = 0
      var start = end
      var hash: UInt64 = 0
      while start >= 0, end - start < 5 {
        cost += read[start].value < 0x2E80 ? 6 : 15
        hash = StableHash.combine(hash, UInt64(read[start].value))
        if cost >= 30 { break }
        start -= 1
      }
      if cost >= 30 { visit(hash, read[start].start..<read[end].end) }
    }
  }
}

/// The symbols of a text (``/Fingerprints/TextSymbols``), each with the scalars that it was read from.
private struct PlacedSymbols {
  private(set) var symbols: [(value: UInt32, start: Int, end: Int)] = []
  private let fold = TextFold()
  private var reader = TextSymbols()
  private var number = String.UnicodeScalarView()
  private var numberStart = 0
  private var letters: [(value: UInt32, place: Int)] = []
  private var isWordOver = false

  mutating func read(_ scalar: Unicode.Scalar, at place: Int) {
    reader.read(fold.fold(String(Character(scalar))))
    let values = reader.values
    if values.isEmpty {
      isWordOver = isWordOver || !letters.isEmpty && scalar.properties.isWhitespace
      return
    }
    if values.count == 1, values[0] &- 0x61 < 26 {
      finishNumber(at: place)
      if isWordOver { finishLetters(before: values[0]) }
      letters.append((values[0], place))
      return
    }
    finishLetters(before: values[0])
    if values.count == 1, values[0] >= TextSymbols.firstNumber {
      if number.isEmpty { numberStart = place }
      number.append(scalar)
      return
    }
    finishNumber(at: place)
    for value in values { symbols.append((value, place, place + 1)) }
  }

  mutating func finish(at end: Int) {
    finishLetters(before: 0)
    finishNumber(at: end)
  }

  /// A number is known once all its digits are.
  private mutating func finishNumber(at place: Int) {
    guard !number.isEmpty else { return }
    reader.read(fold.fold(String(number)))
    for value in reader.values { symbols.append((value, numberStart, place)) }
    number.removeAll()
  }

  /// Letters beside an ideograph may write how another one is read.
  private mutating func finishLetters(before next: UInt32) {
    defer {
      letters.removeAll()
      isWordOver = false
    }
    guard let first = letters.first, let last = letters.last else { return }
    let isBeside = [symbols.last?.value ?? 0, next].contains { $0 >= 0x2E80 && $0 < TextSymbols.firstNumber }
    if isBeside {
      var heard = FoldedText()
      heard.append(letters.map(\.value) + [Self.ideograph])
      reader.read(heard)
      if reader.values.count == 2 {
        symbols.append((reader.values[0], first.place, last.place + 1))
        return
      }
    }
    for letter in letters { symbols.append((letter.value, letter.place, letter.place + 1)) }
  }

  /// 人: any ideograph would do.
  private static let ideograph: UInt32 = 0x4EBA
}
