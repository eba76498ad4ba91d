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
    let fold = TextFold()
    var symbols = TextSymbols()
    var read: [(value: UInt32, start: Int, end: Int)] = []
    var number = String.UnicodeScalarView()
    var numberStart = 0
    func finishNumber(at place: Int) {
      guard !number.isEmpty else { return }
      symbols.read(fold.fold(String(number)))
      for value in symbols.values { read.append((value, numberStart, place)) }
      number.removeAll()
    }
    for (place, scalar) in text.unicodeScalars.enumerated() {
      symbols.read(fold.fold(String(Character(scalar))))
      if symbols.values.count == 1, symbols.values[0] >= TextSymbols.firstNumber {
        if number.isEmpty { numberStart = place }
        number.append(scalar)
        continue
      }
      let values = symbols.values
      finishNumber(at: place)
      for value in values { read.append((value, place, place + 1)) }
    }
    finishNumber(at: text.unicodeScalars.count)
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
