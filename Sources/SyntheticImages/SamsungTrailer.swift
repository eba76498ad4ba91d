import Pictures

/// The note that Samsung's photo editor leaves behind the end of a JPEG.
enum SamsungTrailer {
  /// The most bytes of a trailer that are searched.
  private static let limit = 1 << 20

  /// A non-zero `genAIType` in the editor's record says that its AI tools were used.
  static func facts(_ trailer: ByteView, at location: String) -> [ProvenanceFact] {
    // The directory of Samsung's trailer stands at its end.
    let searched = trailer.dropping(max(trailer.count - limit, 0)) ?? trailer
    let text = searched.latin1
    guard text.contains("PhotoEditor_Re_Edit_Data"), let key = text.firstRange(of: "\"genAIType\":") else { return [] }
    let digits = text[key.upperBound...].drop { $0 == " " || $0 == "\"" }.prefix { $0.isNumber }
    guard let type = Int(digits), type != 0 else { return [] }
    return [
      ProvenanceFact(
        marker: "samsung-editor", declares: .edited, software: "Samsung Photo Editor", value: "genAIType=\(type)",
        location: location)
    ]
  }
}
