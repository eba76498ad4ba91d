extension Span where Element == UInt8 {
  /// Whether the bytes are the ASCII text, whatever the case of letters.
  ///
  /// Inlined, so that the length of the literal is known where it is asked: most texts have another.
  /// - Parameter text: A literal: its bytes are read where they stand, and nothing is allocated.
  @inline(__always) func lowercasedEquals(_ text: String) -> Bool {
    guard count == text.utf8.count else { return false }
    var index = 0
    for wanted in text.utf8 {
      let byte = self[index]
      let folded = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
      if folded != wanted { return false }
      index += 1
    }
    return true
  }
}
