/// An identifier of no known scheme: its letters and digits, small, without layout. Nothing can be checked but that it
/// says something.
enum FreeForm {
  /// The longest that is kept, in characters.
  private static let longest = 128

  static func judge(
    _ raw: Span<UInt8>, lengths: ClosedRange<Int>, into canonical: inout [UInt8], _ remarks: inout IdentifierRemarks
  ) -> IdentifierFault? {
    guard raw.count <= 4 * longest else { return .length }
    if Placeholders.isWord(raw) { return .placeholder }
    var count = 0
    var scalars = Scalars()
    while let scalar = scalars.next(in: raw) {
      guard scalar != Scalars.replacement, scalar != 0 else { return .character }
      guard scalar >= 0x80 else {
        if let kept = kept(UInt8(scalar)) {
          canonical.append(kept)
          count += 1
        }
        continue
      }
      switch CharacterFolding.fold(scalar) {
      case .dropped: remarks.insert(.disguised)
      case .scalar(let folded) where folded < 0x80:
        if let kept = kept(UInt8(folded)) {
          canonical.append(kept)
          remarks.insert(.disguised)
          count += 1
        }
      case .scalar(let folded):
        guard let unicode = Unicode.Scalar(folded), unicode.properties.isAlphabetic || Han.isIdeograph(folded) else {
          continue
        }
        var letters: [UInt32] = []
        Casing.appendLowercase(folded, to: &letters)
        for letter in letters { canonical.append(scalar: Han.simplified(letter)) }
        count += 1
      }
    }
    guard lengths.contains(count) else { return .length }
    let number = Written(canonical.span)
    if Placeholders.isRepeated(number) || Placeholders.isRun(number) { return .placeholder }
    remarks.insert(.formOnly)
    return nil
  }

  /// A letter made small or a digit; `nil` for layout.
  private static func kept(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39, 0x61...0x7A: byte
    case 0x41...0x5A: byte + 0x20
    default: nil
    }
  }
}
