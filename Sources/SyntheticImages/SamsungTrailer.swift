import Pictures

/// The note that Samsung's photo editor leaves behind the end of a JPEG.
enum SamsungTrailer {
  /// The most bytes of a trailer that are searched.
  private static let limit = 1 << 20

  /// A non-zero `genAIType` in the editor's record says that its AI tools were used.
  static func facts(_ trailer: ByteView, at location: String) -> [ProvenanceFact] {
    // The directory of Samsung's trailer stands at its end, and behind it the word SEFT.
    guard trailer.dropping(max(trailer.count - 4, 0))?.starts(with: "SEFT") == true,
      let searched = trailer.dropping(max(trailer.count - limit, 0)),
      let record = position(of: "PhotoEditor_Re_Edit_Data", in: searched, from: 0),
      let key = position(of: "\"genAIType\":", in: searched, from: record),
      let value = searched.dropping(key + 12)
    else { return [] }
    let digits = value.prefix(16).latin1.drop { $0 == " " || $0 == "\"" }.prefix { $0.isNumber }
    guard let type = Int(digits), type != 0 else { return [] }
    return [
      ProvenanceFact(
        marker: "samsung-editor", declares: .edited, software: "Samsung Photo Editor", value: "genAIType=\(type)",
        location: location)
    ]
  }

  /// Where `word` starts from `start` on.
  private static func position(of word: StaticString, in view: ByteView, from start: Int) -> Int? {
    let bytes = Array(word.description.utf8)
    var position = start
    while let candidate = view.firstIndex(of: bytes[0], from: position) {
      if view.dropping(candidate)?.starts(with: bytes) == true { return candidate }
      position = candidate + 1
    }
    return nil
  }
}
