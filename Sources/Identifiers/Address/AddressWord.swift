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

  /// Words behind a number, longest first: `号楼` before `号`.
  private static let counts: [(word: [UInt32], count: Count)] = {
    let words: [(String, Count)] = [
      ("号 号院", .house), ("弄", .lane),
      (
        """
        号宿舍楼 号办公楼 号综合楼 号商务楼 号大楼 号厂房 号仓库 号楼 号栋 号幢 号座 号库 号仓 #楼 #幢 #栋 #座 幢 栋 座 #
        """, .building
      ),
      ("单元 门 梯", .unit), ("楼层 层 楼 F", .floor),
      ("号商铺 号门面 号房 号室 号铺 号档 号店 室 房 户 铺 间 档", .room), ("期 区 组 队 段", .nameOfPlace),
    ]
    let all = words.flatMap { group, count in
      group.split(separator: " ").map { (word: $0.unicodeScalars.map(\.value), count: count) }
    }
    return all.sorted { $0.word.count > $1.word.count }
  }()

  /// The word at an index, and its length; `nil` when there is none.
  static func count(in text: [UInt32], at index: Int) -> (Count, Int)? {
    guard index < text.count, isUnit(text[index]) else { return nil }
    for (word, count) in counts where text[index...].starts(with: word) { return (count, word.count) }
    return nil
  }

  /// Whether a character begins a word that follows a number.
  static func isUnit(_ scalar: UInt32) -> Bool { units.contains(scalar) }

  private static let units = Set("号幢栋座单室房户铺间档楼层弄门梯期区组队段#F".unicodeScalars.map(\.value))
}
