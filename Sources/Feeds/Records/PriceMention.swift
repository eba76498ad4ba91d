/// Whether a text for people says a price somewhere: `Mug, blue - 864 руб.`, `Mug $12.50`, `EUR 15`.
///
/// What a number stands for is not read from it; that it stands beside a currency tells goods from news.
enum PriceMention {
  /// Whether a number in a text stands right beside a currency.
  static func stands(in text: ArraySlice<UInt8>) -> Bool {
    guard text.contains(where: PriceText.isDigit) else { return false }
    let words = String(decoding: text, as: UTF8.self).split { $0.isWhitespace || $0 == "(" || $0 == ")" || $0 == ";" }
    for (index, word) in words.enumerated() where word.contains(where: \.isNumber) {
      let pieces = WrittenPrice(String(word))
      guard !pieces.number.isEmpty, Double(pieces.number.replacing(",", with: ".")) != nil || pieces.number.count > 3
      else { continue }
      if isCurrency(pieces.before) || isCurrency(pieces.after) { return true }
      guard pieces.before.isEmpty, pieces.after.isEmpty else { continue }
      if index + 1 < words.count, isCurrency(String(words[index + 1])) { return true }
      if index > 0, isCurrency(String(words[index - 1])) { return true }
    }
    return false
  }

  private static func isCurrency(_ word: String) -> Bool {
    let sign = word.lowercased()
    let bare = sign.hasSuffix(",") || sign.hasSuffix(".") ? String(sign.dropLast()) : sign
    return [sign, bare].contains { Currency.code(ofSign: $0) != nil || Currency.isAmbiguous(sign: $0) }
      || (word == word.uppercased() && Currency.code(Array(word.utf8)[...]) != nil)
  }
}
