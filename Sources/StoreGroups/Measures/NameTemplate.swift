/// Shop names that were made from one template: a mark, a counter, a trade word (云杉一优选, 云杉二优选).
enum NameTemplate {
  /// Share of the names that the commonest template covers, 0 to 1; 0 when no two names share one.
  static func share(of names: [String]) -> Double {
    guard !names.isEmpty else { return 0 }
    var counts: [String: Int] = [:]
    for name in names {
      let skeleton = skeleton(of: name)
      if skeleton.count >= 2 { counts[skeleton, default: 0] += 1 }
    }
    let most = counts.values.max() ?? 0
    return most > 1 ? Double(most) / Double(names.count) : 0
  }

  /// A name without what counts in it: digits, numerals, the heavenly stems, single Latin letters, and all that is
  /// neither letter nor number.
  static func skeleton(of name: String) -> String {
    var kept = ""
    var word = ""
    func close() {
      if word.count > 1 { kept += word }
      word = ""
    }
    for character in name.lowercased() {
      if character.isASCII, character.isLetter {
        word.append(character)
        continue
      }
      close()
      if character.isLetter, !counters.contains(character) { kept.append(character) }
    }
    close()
    return kept
  }

  private static let counters = Set("零〇一二三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾甲乙丙丁戊己庚辛壬癸")
}
