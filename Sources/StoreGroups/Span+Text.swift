extension Span where Element == UInt8 {
  /// Whether the bytes are the ASCII text, whatever the case of letters.
  func lowercasedEquals(_ text: StaticString) -> Bool {
    let wanted = Array("\(text)".utf8)
    guard count == wanted.count else { return false }
    for index in indices {
      let byte = self[index]
      let folded = byte >= 0x41 && byte <= 0x5a ? byte | 0x20 : byte
      if folded != wanted[index] { return false }
    }
    return true
  }
}
