/// What people type to get past a form. Some of it passes a check digit, and would tie strangers together.
enum Placeholders {
  /// Words that stand for "nothing", small letters, without spaces, in the languages merchants write.
  private static let words: Set<UInt64> = Set(
    Set<String>(
      words: """
        无 無 没有 沒有 暂无 暫無 同上 不详 不詳 未知 未填 未提供 待定 待补 待补充 保密 略 空 测试 測試 无地址 无电话
        见营业执照 同营业执照 同注册地址 同公司地址 none no na n/a n.a. nil null undefined unknown test testing xxx xxxx
        tbd tba notapplicable doesnotapply notavailable example sample dummy asdf qwerty abc nan empty same sameasabove
        нет なし 없음
        """
    ).map { word in word.unicodeScalars.reduce(seed) { taken($1.value, into: $0) } })

  /// Characters of the longest of them.
  private static let longest = 16

  /// The hash of no text, by FNV-1a (Fowler, Noll, Vo) over scalars. That one text of another word's hash is taken for
  /// it would need chance of one in 10^17 or somebody who wants his own name not to be read.
  private static let seed: UInt64 = 0xcbf2_9ce4_8422_2325

  private static func taken(_ scalar: UInt32, into hash: UInt64) -> UInt64 {
    (hash ^ UInt64(scalar)) &* 0x0000_0100_0000_01b3
  }

  /// Whether a text is a word for "nothing", or nothing but punctuation.
  static func isWord(_ raw: Span<UInt8>) -> Bool {
    guard raw.count <= 32 else { return false }
    var hash = seed
    var (length, letters) = (0, 0)
    var scalars = Scalars()
    while let scalar = scalars.next(in: raw) {
      var folded = scalar
      if scalar >= 0x80 {
        guard case .scalar(let other) = CharacterFolding.fold(scalar) else { continue }
        folded = other
      }
      if folded <= 0x20 { continue }
      if (0x41...0x5A).contains(folded) { folded += 0x20 }
      if folded >= 0x80 || (0x30...0x39).contains(folded) || (0x61...0x7A).contains(folded) { letters += 1 }
      hash = taken(folded, into: hash)
      length += 1
    }
    return length > 0 && (letters == 0 || length <= longest && words.contains(hash))
  }

  /// Whether a number is one character over and over: `0000000`, `1111-1111`. Characters that no number has are
  /// several, for all that is known.
  static func isRepeated(_ number: Written, from start: Int = 0) -> Bool {
    guard number.count - start >= 3 else { return number.count > start && areZeros(number, from: start) }
    guard number[start] != Written.foreign else { return false }
    for index in start..<number.count where number[index] != number[start] { return false }
    return true
  }

  /// Whether a number runs up or down by one, as on a keyboard: `123456789`, `0123456`, `987654321`.
  static func isRun(_ number: Written, from start: Int = 0) -> Bool {
    guard number.count - start >= 5, number.areDigits(start..<number.count) else { return false }
    var rises = true
    var falls = true
    for index in (start + 1)..<number.count {
      let step = (number.digit(index) - number.digit(index - 1) + 10) % 10
      if step != 1 { rises = false }
      if step != 9 { falls = false }
      guard rises || falls else { return false }
    }
    return rises || falls
  }

  /// Whether what a check digit was computed from is a filler: one character over and over, or a run. Any such number
  /// passes its check.
  static func isFillerBody(_ body: Written) -> Bool { isRepeated(body) || isRun(body) }

  private static func areZeros(_ number: Written, from start: Int) -> Bool {
    for index in start..<number.count where number[index] != 0x30 { return false }
    return true
  }
}
