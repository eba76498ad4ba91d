import Fingerprints
import Marketplace

/// Names what was done to one of two texts so that it should not be taken for the other.
struct DisguiseNaming {
  private let table: RecordTable
  private let fold = TextFold()

  init(_ table: RecordTable) { self.table = table }

  /// The disguises of a pair, in the order of ``Disguise``; none when the texts are the same byte for byte.
  ///
  /// - Complexity: O(bytes of both).
  func disguises(_ a: Int, _ b: Int) -> [Disguise] {
    let (titleA, bodyA) = (folded(.title, a), folded(.description, a))
    let (titleB, bodyB) = (folded(.title, b), folded(.description, b))
    let (undoneA, undoneB) = (
      titleA.undone.union(bodyA.undone).union(Self.heard(titleA).undone).union(Self.heard(bodyA).undone),
      titleB.undone.union(bodyB.undone).union(Self.heard(titleB).undone).union(Self.heard(bodyB).undone)
    )
    var found = Set(Self.disguises(undone: undoneA.symmetricDifference(undoneB)))
    compareTitles(titleA, titleB, into: &found)
    compareDescriptions(bodyA, bodyB, into: &found)
    return Disguise.allCases.filter(found.contains)
  }

  /// Titles: quantities written another way, promises, other order, words reworded.
  private func compareTitles(_ a: FoldedText, _ b: FoldedText, into found: inout Set<Disguise>) {
    let (measuredA, measuredB) = measured(a, b, into: &found)
    let (heardA, heardB) = (Self.heard(measuredA), Self.heard(measuredB))
    let (plainA, plainB) = (Self.letters(measuredA), Self.letters(measuredB))
    if plainA != plainB {
      if heardA.values == heardB.values {
        if Self.swapsSounds(plainA, plainB) { found.insert(.soundAlike) }
      } else {
        let (bareA, bareB) = (PromotionWords.removed(from: plainA), PromotionWords.removed(from: plainB))
        if bareA.count != plainA.count || bareB.count != plainB.count { found.insert(.promotion) }
        if bareA != bareB { found.insert(bareA.sorted() == bareB.sorted() ? .order : .wording) }
      }
    }
  }

  /// Descriptions: quantities written another way; when more differs than where words part, phrase by phrase.
  private func compareDescriptions(_ a: FoldedText, _ b: FoldedText, into found: inout Set<Disguise>) {
    let (measuredA, measuredB) = measured(a, b, into: &found)
    guard Self.letters(measuredA) != Self.letters(measuredB) else { return }
    compare(Self.phrases(measuredA), Self.phrases(measuredB), into: &found)
  }

  /// Two texts with their quantities in one spelling; names quantities that were written another way, and characters that
  /// were put apart.
  private func measured(
    _ a: FoldedText, _ b: FoldedText, into found: inout Set<Disguise>
  ) -> (FoldedText, FoldedText) {
    let (measuredA, measuredB) = (MeasuredText(a), MeasuredText(b))
    if measuredA.isRespelt(in: measuredB) { found.insert(.numerals) }
    if Self.isSpacedOut(a, beside: b) || Self.isSpacedOut(b, beside: a) { found.insert(.separators) }
    return (measuredA.text, measuredB.text)
  }

  /// Whether marks or spaces part characters of one text that stand together in the other: at two places and more, each
  /// beside a word of one ideograph.
  private static func isSpacedOut(_ text: FoldedText, beside other: FoldedText) -> Bool {
    let words = text.scalars.split(separator: 0x20)
    var places: [UInt64] = []
    for (word, next) in zip(words, words.dropFirst()) where word.count == 1 || next.count == 1 {
      guard let last = word.last, let first = next.first, last >= 0x2E80, first >= 0x2E80 else { continue }
      places.append(UInt64(last) << 32 | UInt64(first))
    }
    guard places.count >= 2 else { return false }
    let together = Set(zip(other.scalars, other.scalars.dropFirst()).map { UInt64($0) << 32 | UInt64($1) })
    return places.count(where: together.contains) >= 2
  }

  /// The disguises that a fold undid in one text and not in the other.
  static func disguises(undone: UndoneDisguises) -> [Disguise] {
    writing.filter { undone.contains($0.undone) }.map(\.disguise)
  }

  /// Descriptions by their phrases: other order, phrases left out, phrases reworded.
  private func compare(_ a: [ArraySlice<UInt32>], _ b: [ArraySlice<UInt32>], into found: inout Set<Disguise>) {
    guard a != b else { return }
    let (inA, inB) = (Set(a), Set(b))
    let shared = (a.filter(inB.contains), b.filter(inA.contains))
    if shared.0 != shared.1 { found.insert(.order) }
    var (onlyA, onlyB) = (inA.subtracting(inB), inB.subtracting(inA))
    withdrawHeardAlike(&onlyA, &onlyB, into: &found)
    let (lengthA, lengthB) = (onlyA.reduce(0) { $0 + $1.count }, onlyB.reduce(0) { $0 + $1.count })
    if !onlyA.isEmpty, !onlyB.isEmpty { found.insert(.wording) }
    if abs(lengthA - lengthB) > max(6, (lengthA + lengthB) / 4) { found.insert(.length) }
  }

  /// Takes out the phrases that are one when read aloud, and says whether ideographs were swapped.
  private func withdrawHeardAlike(
    _ a: inout Set<ArraySlice<UInt32>>, _ b: inout Set<ArraySlice<UInt32>>, into found: inout Set<Disguise>
  ) {
    guard !a.isEmpty, !b.isEmpty, max(a.count, b.count) <= 256 else { return }
    var heard: [[UInt32]: ArraySlice<UInt32>] = [:]
    for phrase in a { heard[Self.heard(phrase)] = phrase }
    for phrase in b {
      guard let same = heard[Self.heard(phrase)] else { continue }
      if Self.swapsSounds(Array(same), Array(phrase)) { found.insert(.soundAlike) }
      a.remove(same)
      b.remove(phrase)
    }
  }

  /// Whether two texts that are read alike have other ideographs somewhere, not letters or numbers alone.
  private static func swapsSounds(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    a.count == b.count && zip(a, b).contains { $0 != $1 && $0 >= 0x2E80 && $1 >= 0x2E80 }
  }

  private static func heard(_ text: FoldedText) -> TextSymbols {
    var symbols = TextSymbols()
    symbols.read(text)
    return symbols
  }

  private static func heard(_ phrase: ArraySlice<UInt32>) -> [UInt32] {
    var text = FoldedText()
    text.append(phrase)
    return heard(text).values
  }

  private func folded(_ field: Field, _ listing: Int) -> FoldedText {
    var text = FoldedText()
    guard let value = table.first(field, of: listing) else { return text }
    let arena = table.arena
    fold.fold(arena.span.extracting(value.text), limit: ListingTexts.scalarLimit, appendingTo: &text)
    return text
  }

  private static func letters(_ text: FoldedText) -> [UInt32] { text.scalars.filter { $0 > 0x2E } }

  private static func phrases(_ text: FoldedText) -> [ArraySlice<UInt32>] { text.scalars.split(separator: 0x20) }

  private static let writing: [(undone: UndoneDisguises, disguise: Disguise)] = [
    (.invisible, .invisible), (.lookAlike, .lookAlike), (.fullWidth, .fullWidth), (.decoration, .decoration),
    (.separators, .separators), (.traditional, .traditional), (.pinyin, .pinyin), (.numerals, .numerals),
  ]
}
