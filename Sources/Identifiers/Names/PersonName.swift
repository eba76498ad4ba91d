/// A person's name in the form by which writings of it compare equal.
public enum PersonName {
  /// The normal form: a Chinese name without spaces in simplified characters; any other as small words in order of the
  /// alphabet, so that `SMITH, John` and `John Smith` are one. Titles (`先生`, `Mr`) go.
  ///
  /// - Returns: `nil` when nothing is left, or what is left names nobody (`无`, `同上`).
  public static func normalForm(of name: String) -> String? {
    let bytes = Array(name.utf8)
    guard bytes.count <= 512, !Placeholders.isWord(bytes.span) else { return nil }
    var letters = NameText.fold(name)
    if NameText.isChinese(letters) {
      letters.removeAll { NameText.isLayout($0) }
      for title in titles where letters.count > title.count && letters.suffix(title.count).elementsEqual(title) {
        letters.removeLast(title.count)
        break
      }
      return letters.isEmpty ? nil : AddressParser.string(letters)
    }
    let words = NameText.words(letters).filter { !foreignTitles.contains($0) }.sorted()
    return words.isEmpty ? nil : words.joined(separator: " ")
  }

  private static let titles = ["先生", "女士", "小姐", "老板", "经理"].map(\.scalarValues)
  private static let foreignTitles = Set(words: "mr mrs ms miss dr prof herr frau")
}
