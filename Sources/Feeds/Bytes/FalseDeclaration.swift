/// Finds text that is UTF-8 but was read in the encoding of one byte a character that its feed declares: `РСЋРєР·Р°Рє`
/// for `рюкзак`. Such bytes decode without an error.
struct FalseDeclaration: Sendable {
  /// Characters of two bytes and more that a text must show; fewer may be chance.
  static let leastCharacters = 2

  private let encoding: FeedEncoding
  private var bytes: [Unicode.Scalar: UInt8] = [:]

  /// A finder for an encoding; `nil` when it has more than one byte a character.
  init?(_ encoding: FeedEncoding) {
    guard encoding != .utf8 else { return nil }
    self.encoding = encoding
    for byte in UInt8(0x80)...0xFF {
      guard var decoder = FeedDecoder(encoding, offset: 0) else { return nil }
      let input = [byte]
      do throws(FeedDecoder.Fault) {
        try decoder.decode(input.span)
        var decoded = Array(decoder.output.prefix(decoder.decodedCount))
        try decoder.finish()
        decoded += decoder.output.prefix(decoder.decodedCount)
        let text = String(decoding: decoded, as: UTF8.self).unicodeScalars
        if text.count == 1, let scalar = text.first { bytes[scalar] = byte }
      } catch {
        // Encodings of one byte leave few free; those of several have fewer than 70 that stand alone.
        continue
      }
    }
    guard bytes.count > 96 else { return nil }
  }

  /// What to say of a text that is UTF-8 read wrongly; `nil` for any other.
  func reason(for text: ArraySlice<UInt8>) -> String? {
    guard text.contains(where: { $0 >= 0x80 }) else { return nil }
    var original: [UInt8] = []
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.isASCII {
        original.append(UInt8(truncatingIfNeeded: scalar.value))
      } else if let byte = bytes[scalar] {
        original.append(byte)
      } else {
        return nil
      }
    }
    guard let read = String(validating: original, as: UTF8.self),
      read.unicodeScalars.count(where: { !$0.isASCII }) >= Self.leastCharacters
    else { return nil }
    return "the text is UTF-8, but the feed declares \(encoding.title); declare encoding=\"UTF-8\""
  }
}
