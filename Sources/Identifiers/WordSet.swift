extension Set<String> {
  /// The words of a text, which white space parts.
  init(words text: String) {
    self = Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }
}
