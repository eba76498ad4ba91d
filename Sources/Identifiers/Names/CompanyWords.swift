/// The words by which companies' names are compared: without legal form, and of a Chinese name its mark, its trade and
/// its place as a word each, in this order.
public enum CompanyWords {
  /// Appends the words of a name, parted by spaces.
  ///
  /// - Complexity: O(letters × legal forms).
  public static func append(_ raw: Span<UInt8>, to letters: inout [UInt16]) {
    let first = letters.count
    MatchingLetters.append(raw, of: .company, to: &letters)
    let isChinese = letters[first...].contains { (0x3400...0x9FFF).contains($0) }
    if isChinese {
      splitChinese(&letters, from: first)
    } else {
      dropForms(&letters, from: first)
    }
  }

  // MARK: Chinese names

  private static func splitChinese(_ letters: inout [UInt16], from first: Int) {
    var name: [UInt32] = []
    name.reserveCapacity(letters.count - first)
    for index in first..<letters.count
    where letters[index] != MatchingLetters.space && letters[index] != MatchingLetters.comma {
      name.append(UInt32(letters[index]))
    }
    letters.removeLast(letters.count - first)
    _ = CompanyName.dropChineseForm(from: &name)
    let place = CompanyName.takePlace(from: &name)
    let mark = CompanyName.withoutTrade(name)
    push(mark, to: &letters)
    push(name[mark.endIndex...], to: &letters)
    push(place[...], to: &letters)
  }

  private static func push(_ word: ArraySlice<UInt32>, to letters: inout [UInt16]) {
    guard !word.isEmpty else { return }
    for letter in word { letters.append(UInt16(truncatingIfNeeded: letter)) }
    letters.append(MatchingLetters.space)
  }

  // MARK: Other names

  private static func dropForms(_ letters: inout [UInt16], from first: Int) {
    var words = letters[first...].split { $0 == MatchingLetters.space || $0 == MatchingLetters.comma }
    while words.count > 1, let last = words.last, forms.contains(key(last)) { words.removeLast() }
    while words.count > 1, leading.contains(key(words[0])) { words.removeFirst() }
    // What stands between says nothing either: `& Co. KG`, `and`, `of`.
    let kept = words.enumerated().filter { $0.offset == 0 || !fillers.contains(key($0.element)) }.map(\.element)
    let joined = Array(kept.joined(separator: [MatchingLetters.space]))
    letters.removeLast(letters.count - first)
    letters.append(contentsOf: joined)
  }

  /// The first sixteen letters in one number: no legal form's are another's.
  private static func key(_ word: some Collection<UInt16>) -> UInt64 {
    word.reduce(UInt64(word.count)) { $0 &* 0x0000_0100_0000_01b3 ^ UInt64($1) }
  }

  private static func keys(_ words: String) -> Set<UInt64> {
    Set(words.split(whereSeparator: \.isWhitespace).map { key(Array($0.utf16)) })
  }

  /// Legal forms behind a name (ISO 20275 lists them all; these are the common ones), Cyrillic ones as they are spelt in
  /// Latin letters.
  private static let forms = keys(
    """
    ltd limited llc llp lllp lp inc incorporated corp corporation co company cos plc pllc pc gmbh mbh ag \
    aktiengesellschaft gesellschaft kg kgaa ohg ug eu ev sa sas sasu sarl srl srls spa snc eurl sca scs sl slu sau sc \
    bv nv vof cv se oy oyj ab hb as asa aps is ehf hf kft zrt nyrt bt sro vos spzoo spz oo zoo sp doo dd ood eood ead ad \
    ooo oao pao zao ao ip tov pat prat jsc pjsc ojsc cjsc pte pty pvt private proprietary sdn bhd berhad tbk kk \
    kabushiki kaisha yk gk godo ltda me epp eireli cia holdings holding group hk sti tic san uab sia ou oue tm
    """)
  private static let leading = keys("the ooo oao pao zao ao ip tov pat prat jsc pjsc ojsc cjsc pt cv firma")
  private static let fillers = keys("and of the for und et y e de la le du da do i")
}
