/// The addresses of pictures that one text names.
///
/// Feeds put several into one text, though no format says so: `a.jpg | b.jpg`, or `https://a/1.jpg,https://a/2.jpg`. A
/// bar stands in no address (RFC 3986, section 2); a comma may, so it separates only where an address begins behind it.
enum PictureList {
  /// The role of pictures behind the main one.
  static let detail = Array("detail".utf8)

  /// Whether a text may name more than one, which few do.
  static func mayHoldSeveral(_ text: ArraySlice<UInt8>, separator: UInt8) -> Bool {
    HTMLMarkup.holds(UInt8(ascii: "|"), text) || HTMLMarkup.holds(UInt8(ascii: ","), text)
      || (separator != 0 && HTMLMarkup.holds(separator, text))
  }

  /// The next address, without white space at its ends; empty between two separators.
  ///
  /// - Parameters:
  ///   - next: Where to begin; gets the place behind the separator.
  ///   - separator: A byte that always separates, as the profile says; 0 for none.
  static func next(in text: ArraySlice<UInt8>, from next: inout Int, separator: UInt8) -> ArraySlice<UInt8> {
    let start = next
    var index = start
    while index < text.endIndex {
      let byte = text[index]
      if byte == UInt8(ascii: "|") || (byte == separator && separator != 0) { break }
      if byte == UInt8(ascii: ","), beginsAddress(text[(index + 1)...]) { break }
      index += 1
    }
    next = min(index + 1, text.endIndex)
    return start == text.startIndex && index == text.endIndex ? text : RecordCapture.trimmed(text[start..<index])
  }

  private static func beginsAddress(_ text: ArraySlice<UInt8>) -> Bool {
    let text = text.drop { $0 == UInt8(ascii: " ") }
    return text.starts(with: "http://".utf8) || text.starts(with: "https://".utf8)
  }
}
