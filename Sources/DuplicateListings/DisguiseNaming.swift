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
    let undone = titleA.undone.union(bodyA.undone).symmetricDifference(titleB.undone.union(bodyB.undone))
    var found = Set(Self.disguises(undone: undone))
    let (plainA, plainB) = (Self.letters(titleA), Self.letters(titleB))
    if plainA != plainB {
      let (bareA, bareB) = (PromotionWords.removed(from: plainA), PromotionWords.removed(from: plainB))
      if bareA.count != plainA.count || bareB.count != plainB.count { found.insert(.promotion) }
      if bareA != bareB { found.insert(bareA.sorted() == bareB.sorted() ? .order : .wording) }
    }
    compare(Self.phrases(bodyA), Self.phrases(bodyB), into: &found)
    return Disguise.allCases.filter(found.contains)
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
    let (onlyA, onlyB) = (inA.subtracting(inB), inB.subtracting(inA))
    let (lengthA, lengthB) = (onlyA.reduce(0) { $0 + $1.count }, onlyB.reduce(0) { $0 + $1.count })
    if !onlyA.isEmpty, !onlyB.isEmpty { found.insert(.wording) }
    if abs(lengthA - lengthB) > max(6, (lengthA + lengthB) / 4) { found.insert(.length) }
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
    (.separators, .separators), (.traditional, .traditional),
  ]
}
