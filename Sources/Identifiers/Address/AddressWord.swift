/// The words that name parts of a Chinese address.
enum AddressWord {
  /// What a number before a word counts.
  enum Count {
    /// A house on a road, a village's group or a lane.
    case house, lane
    case building, unit, floor, room
    /// Part of a place's name: the second phase, zone three.
    case nameOfPlace
  }

  /// Words that begin with 号, longest first: 号楼 before 号.
  private static let houseWords: [(word: [UInt32], count: Count)] = {
    let words: [(String, Count)] = [
      ("号宿舍楼 号办公楼 号综合楼 号商务楼 号大楼 号厂房 号仓库 号楼 号栋 号幢 号座 号库 号仓", .building),
      ("号商铺 号门面 号房 号室 号铺 号档 号店", .room), ("号院", .house),
    ]
    let all = words.flatMap { group, count in
      group.split(separator: " ").map { (word: String($0).scalarValues, count: count) }
    }
    return all.sorted { $0.word.count > $1.word.count }
  }()

  /// The word at an index, and its length; `nil` when there is none.
  static func count(in text: [UInt32], at index: Int) -> (Count, Int)? {
    guard index < text.count, let first = Unicode.Scalar(text[index]) else { return nil }
    let following = index + 1 < text.count ? Unicode.Scalar(text[index + 1]) : nil
    switch first {
    case "号":
      guard following != nil else { return (.house, 1) }
      for (word, count) in houseWords where word[1] == text[index + 1] && text[index...].starts(with: word) {
        return (count, word.count)
      }
      return (.house, 1)
    case "弄": return (.lane, 1)
    case "幢", "栋", "座": return (.building, 1)
    case "#":
      let isDoubled = following == "楼" || following == "幢" || following == "栋" || following == "座"
      return (.building, isDoubled ? 2 : 1)
    case "单": return following == "元" ? (.unit, 2) : nil
    case "门", "梯": return (.unit, 1)
    case "楼": return (.floor, following == "层" ? 2 : 1)
    case "层", "F": return (.floor, 1)
    case "室", "房", "户", "铺", "间", "档": return (.room, 1)
    case "期", "区", "组", "队", "段": return (.nameOfPlace, 1)
    default: return nil
    }
  }

  /// Whether a character begins a word that follows a number.
  static func isUnit(_ scalar: UInt32) -> Bool {
    guard let unicode = Unicode.Scalar(scalar) else { return false }
    return switch unicode {
    case "号", "幢", "栋", "座", "单", "室", "房", "户", "铺", "间", "档", "楼", "层", "弄", "门", "梯", "期", "区", "组", "队", "段",
      "#", "F":
      true
    default: false
    }
  }
}
