/// Names of colours in Chinese and English, so that 黑, 黑色 and black are one colour.
enum ColourNames {
  private static let table: [(ideographs: String, words: String)] = [
    ("黑", "black noir schwarz"), ("白", "white ivory"), ("红", "red crimson"), ("蓝", "blue navy"), ("绿", "green"),
    ("黄", "yellow"), ("粉", "pink rose"), ("紫", "purple violet"), ("灰", "gray grey"), ("棕褐咖", "brown coffee"),
    ("米杏", "beige cream"), ("橙橘", "orange"), ("金", "gold golden"), ("银", "silver"), ("青", "cyan teal"),
    ("驼", "camel khaki"),
  ]

  /// The colour of an ideograph.
  static func colour(ideograph: UInt32) -> UInt64? { ideographs[ideograph] }

  /// The colour of a folded English word.
  static func colour(word: ArraySlice<UInt32>) -> UInt64? { words[StableHash.hash(word)] }

  private static let ideographs: [UInt32: UInt64] = {
    var names: [UInt32: UInt64] = [:]
    for (index, row) in table.enumerated() {
      for scalar in row.ideographs.unicodeScalars { names[scalar.value] = UInt64(index) }
    }
    return names
  }()

  private static let words: [UInt64: UInt64] = {
    var names: [UInt64: UInt64] = [:]
    for (index, row) in table.enumerated() {
      for word in row.words.split(separator: " ") {
        names[StableHash.hash(word.unicodeScalars.lazy.map(\.value))] = UInt64(index)
      }
    }
    return names
  }()
}
