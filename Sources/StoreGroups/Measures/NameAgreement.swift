import Identifiers

/// Whether the names that stand beside one registered number can be one holder's.
///
/// One number under several names is the mark of a borrowed identity, so what writers vary is taken away first: width,
/// traditional characters, layout, titles, and of companies the legal form and the place in front. Names in different
/// scripts say nothing about each other, and a name that is cut short or partly masked agrees with the whole.
enum NameAgreement {
  /// Whether two of a company's names are too unlike to be one company's.
  ///
  /// Companies that change their trade keep their mark (字号), so equal marks agree.
  static func areSeveral(companies names: [String]) -> Bool {
    anyTwo(of: names.map(CompanyName.init).filter { !$0.stem.isEmpty }) { a, b in
      a.mark != b.mark && areUnlike(a.stem, b.stem)
    }
  }

  /// Whether two of a person's names are too unlike to be one person's.
  static func areSeveral(persons names: [String]) -> Bool {
    anyTwo(of: names.compactMap(PersonName.normalForm), areUnlike)
  }

  private static func anyTwo<Name: Hashable>(of names: [Name], _ disagree: (Name, Name) -> Bool) -> Bool {
    var distinct: [Name] = []
    // Past some dozens of spellings of one number, more of them decide nothing.
    for name in names where distinct.count < 64 && !distinct.contains(name) { distinct.append(name) }
    for (position, name) in distinct.enumerated() where distinct[..<position].contains(where: { disagree($0, name) }) {
      return true
    }
    return false
  }

  /// Whether at most half of the characters of two texts are alike, and neither is a piece of the other.
  private static func areUnlike(_ a: String, _ b: String) -> Bool {
    guard isChinese(a) == isChinese(b), !a.contains(b), !b.contains(a) else { return false }
    return dice(a, b) <= 0.5
  }

  private static func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { $0.properties.isIdeographic }
  }

  /// Likeness of two texts by the characters they share (Dice 1945), 0 to 1.
  private static func dice(_ a: String, _ b: String) -> Double {
    var counts: [Character: Int] = [:]
    for character in a { counts[character, default: 0] += 1 }
    var common = 0
    for character in b {
      if let left = counts[character], left > 0 {
        counts[character] = left - 1
        common += 1
      }
    }
    return a.isEmpty && b.isEmpty ? 1 : 2 * Double(common) / Double(a.count + b.count)
  }
}
