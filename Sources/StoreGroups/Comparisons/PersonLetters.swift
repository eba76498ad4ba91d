import Identifiers

/// The words by which persons' names are compared: of a Chinese name the surname and the given name, of any other its
/// words without titles.
enum PersonLetters {
  /// Appends the words of a name, parted by spaces.
  static func append(_ raw: Span<UInt8>, to letters: inout [UInt16]) {
    let first = letters.count
    MatchingLetters.append(raw, of: .person, to: &letters)
    if let ideograph = letters[first...].first, (0x3400...0x9FFF).contains(ideograph) {
      splitChinese(&letters, from: first)
    } else {
      dropTitles(&letters, from: first)
    }
  }

  private static func splitChinese(_ letters: inout [UInt16], from first: Int) {
    // Most names; a title has two characters, and stands behind two or more.
    if letters.count - first == 2 || letters.count - first == 3, letters[first...].allSatisfy({ $0 >= 0x3400 }) {
      let surname = lengthOfSurname(letters[first...])
      letters.insert(MatchingLetters.space, at: first + surname)
      return
    }
    var name = letters[first...].filter { $0 >= 0x3400 }
    for title in titles where name.count > title.count + 1 && name.suffix(title.count).elementsEqual(title) {
      name.removeLast(title.count)
      break
    }
    letters.removeLast(letters.count - first)
    // Names of minorities, written out in five characters or more, have no Chinese surname.
    let surname = lengthOfSurname(name[...])
    if name.count >= 2, name.count <= 4 {
      letters.append(contentsOf: name[..<surname])
      letters.append(MatchingLetters.space)
      letters.append(contentsOf: name[surname...])
    } else {
      letters.append(contentsOf: name)
    }
  }

  /// Characters of the surname of a Chinese name.
  private static func lengthOfSurname(_ name: ArraySlice<UInt16>) -> Int {
    guard name.count >= 3, name.count <= 4 else { return 1 }
    return compound.contains(UInt32(name[name.startIndex]) << 16 | UInt32(name[name.startIndex + 1])) ? 2 : 1
  }

  private static func dropTitles(_ letters: inout [UInt16], from first: Int) {
    let words = letters[first...].split { $0 == MatchingLetters.space || $0 == MatchingLetters.comma }
    let kept = words.filter { word in word.count > 4 || !foreignTitles.contains { word.elementsEqual($0) } }
    let joined = Array((kept.isEmpty ? words : kept).joined(separator: [MatchingLetters.space]))
    letters.removeLast(letters.count - first)
    letters.append(contentsOf: joined)
  }

  private static let titles = ["先生", "女士", "小姐", "老板", "经理", "法人", "老师"].map { Array($0.utf16) }
  private static let foreignTitles = ["mr", "mrs", "ms", "miss", "dr", "prof", "herr", "frau", "sr", "jr", "the"].map {
    Array($0.utf16)
  }

  /// Surnames of two characters (百家姓).
  private static let compound: Set<UInt32> = {
    let names = """
      欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 长孙 宇文 司徒 司空 夏侯 端木 独孤 南宫 轩辕 百里 东郭 西门 呼延 闻人 澹台 公冶 宗政 \
      濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 赫连 拓跋 完颜 第五 纳兰 欧侯
      """
    return Set(
      names.split(separator: " ").compactMap { name in
        let units = Array(name.utf16)
        return units.count == 2 ? UInt32(units[0]) << 16 | UInt32(units[1]) : nil
      })
  }()
}
