/// What a number may have been before one slip of the hand: a character changed, two swapped, one lost or one doubled
/// (Damerau, "A technique for computer detection and correction of spelling errors", 1964).
///
/// Asked only of numbers whose check digit fails or that are one character too short or too long: those are surely wrong,
/// and of the few hundred numbers around one of 17 or 18 characters hardly any belongs to a stranger.
struct TypingErrors {
  private var corrected: [UInt8] = []

  private static let digits = Array("0123456789".utf8)
  /// The characters of a resident id and of a credit code (GB 32100).
  private static let digitsAndX = Array("0123456789X".utf8)
  private static let code = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

  init() {}

  /// The characters that numbers of a space are written with; empty for those that have no check digit.
  private static func alphabet(of space: ValueSpace) -> [UInt8] {
    switch space {
    case .entity, .unissuedEntity: code
    case .person, .unissuedPerson: digitsAndX
    case .card: digits
    default: []
    }
  }

  /// Calls `body` with each number that one slip may have turned into the one given, in a fixed order; some come twice.
  ///
  /// - Complexity: O(characters × size of the alphabet) calls.
  mutating func forEachOrigin(of number: Span<UInt8>, in space: ValueSpace, _ body: (Span<UInt8>) -> Void) {
    let alphabet = Self.alphabet(of: space)
    func reset() {
      corrected.removeAll(keepingCapacity: true)
      for index in number.indices { corrected.append(number[index]) }
    }
    reset()
    for index in number.indices {
      let written = number[index]
      for character in alphabet where character != written {
        corrected[index] = character
        body(corrected.span)
      }
      corrected[index] = written
    }
    for index in number.indices.dropLast() where number[index] != number[index + 1] {
      corrected.swapAt(index, index + 1)
      body(corrected.span)
      corrected.swapAt(index, index + 1)
    }
    for index in number.indices {
      corrected.remove(at: index)
      body(corrected.span)
      corrected.insert(number[index], at: index)
    }
    for index in 0...number.count {
      for character in alphabet {
        corrected.insert(character, at: index)
        body(corrected.span)
        corrected.remove(at: index)
      }
    }
  }
}
