/// A registered number with the way it was typed undone: width, style and invisible characters folded, one byte a
/// character. Lives on the stack; a scheme strips and checks it in place, and what is left is the canonical form.
///
/// Latin-1 letters keep their byte (a Mexican RFC has `Ñ`); anything else that ASCII lacks is ``foreign``.
struct Written {
  /// Longest number that any scheme allows, with room for its separators.
  static let capacity = 128
  /// Stands for a character that no identifier is written with.
  static let foreign: UInt8 = 0x80

  private var bytes = InlineArray<128, UInt8>(repeating: 0)
  /// The number of characters.
  private(set) var count = 0
  /// Whether the value was longer than any identifier can be.
  private(set) var isCut = false
  /// Whether anything but plain characters was undone.
  private(set) var isDisguised = false

  /// Folds a value; reads no further than it has room for.
  init(_ raw: Span<UInt8>) {
    var scalars = Scalars()
    while let scalar = scalars.next(in: raw) {
      if scalar < 0x80 {
        push(Self.isBlank(UInt8(scalar)) ? 0x20 : UInt8(scalar))
      } else {
        take(scalar)
      }
      if isCut { return }
    }
  }

  private mutating func take(_ scalar: UInt32) {
    switch CharacterFolding.fold(scalar) {
    case .dropped: isDisguised = true
    case .scalar(let folded) where folded < 0x80:
      if folded >= 0x30, Self.isAlphanumeric(UInt8(folded)) { isDisguised = true }
      push(UInt8(folded))
    case .scalar(0xC0...0xFF): push(UInt8(truncatingIfNeeded: scalar))
    case .scalar: push(Self.foreign)
    }
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    alphanumericValue(byte) < 99 || (0x61...0x7A).contains(byte)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { (0x09...0x0D).contains(byte) }

  /// Puts a character at the end; past the capacity it only notes that the value is cut.
  mutating func push(_ byte: UInt8) {
    guard count < Self.capacity else {
      isCut = true
      return
    }
    bytes[count] = byte
    count += 1
  }

  /// The character at an index below ``count``.
  subscript(index: Int) -> UInt8 {
    get { bytes[index] }
    set { bytes[index] = newValue }
  }

  /// The value of the digit at an index; 10 or more when it is no digit.
  func digit(_ index: Int) -> Int { Int(bytes[index] &- 0x30) }

  /// The value of a digit or capital letter, A being 10; 99 for anything else.
  func alphanumericValue(_ index: Int) -> Int { Self.alphanumericValue(bytes[index]) }

  /// The value of a digit or capital letter, A being 10; 99 for anything else.
  static func alphanumericValue(_ byte: UInt8) -> Int {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x5A: Int(byte) - 0x41 + 10
    default: 99
    }
  }

  /// Whether every character in a range is a digit.
  func areDigits(_ range: Range<Int>) -> Bool {
    for index in range where digit(index) > 9 { return false }
    return true
  }

  /// Whether every character is a digit; false when there is none.
  var isNumeric: Bool { count > 0 && areDigits(0..<count) }

  /// Whether every character is a digit or a capital letter.
  var isAlphanumeric: Bool {
    for index in 0..<count where alphanumericValue(index) == 99 { return false }
    return count > 0
  }

  /// The number that the digits of a range make; the range holds at most 18 of them.
  func number(_ range: Range<Int>) -> Int {
    var value = 0
    for index in range { value = value * 10 + digit(index) }
    return value
  }

  /// Whether the characters from an index on are those of an ASCII text.
  func has(_ text: String, at start: Int = 0) -> Bool {
    var index = start
    for byte in text.utf8 {
      guard index < count, bytes[index] == byte else { return false }
      index += 1
    }
    return true
  }

  /// Whether the characters are exactly those of an ASCII text.
  func equals(_ text: String) -> Bool { text.utf8.count == count && has(text) }
}

extension Written {
  /// Characters that people put between digits.
  struct Separators: OptionSet {
    let rawValue: UInt8
    static let space = Separators(rawValue: 1)
    static let dash = Separators(rawValue: 2)
    static let dot = Separators(rawValue: 4)
    static let slash = Separators(rawValue: 8)
    static let comma = Separators(rawValue: 16)
    static let brackets = Separators(rawValue: 32)
    static let colon = Separators(rawValue: 64)

    func has(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x20: contains(.space)
      case 0x2D: contains(.dash)
      case 0x2E: contains(.dot)
      case 0x2F: contains(.slash)
      case 0x2C: contains(.comma)
      case 0x28, 0x29: contains(.brackets)
      case 0x3A: contains(.colon)
      default: false
      }
    }
  }

  /// Drops separators everywhere.
  mutating func strip(_ separators: Separators) {
    var kept = 0
    for index in 0..<count where !separators.has(bytes[index]) {
      bytes[kept] = bytes[index]
      kept += 1
    }
    count = kept
  }

  /// Drops spaces at both ends.
  mutating func trim() {
    while count > 0, bytes[count - 1] == 0x20 { count -= 1 }
    var first = 0
    while first < count, bytes[first] == 0x20 { first += 1 }
    dropFirst(first)
  }

  /// Drops characters at the start.
  mutating func dropFirst(_ length: Int = 1) {
    guard length > 0 else { return }
    for index in length..<max(count, length) { bytes[index - length] = bytes[index] }
    count = max(0, count - length)
  }

  /// Keeps only the first characters.
  mutating func keepFirst(_ length: Int) { count = min(count, length) }

  /// The number without its last characters.
  func without(last length: Int) -> Written {
    var shorter = self
    shorter.keepFirst(max(0, count - length))
    return shorter
  }

  /// Drops a text at the start, if it stands there.
  @discardableResult mutating func drop(prefix: String) -> Bool {
    guard has(prefix) else { return false }
    dropFirst(prefix.utf8.count)
    return true
  }

  /// Makes small ASCII and Latin-1 letters capitals.
  mutating func capitalise() {
    for index in 0..<count {
      let byte = bytes[index]
      if (0x61...0x7A).contains(byte) || (0xE0...0xFE).contains(byte) && byte != 0xF7 { bytes[index] = byte - 0x20 }
    }
  }

  /// Makes capital ASCII letters small.
  mutating func lower() {
    for index in 0..<count where (0x41...0x5A).contains(bytes[index]) { bytes[index] += 0x20 }
  }

  /// Puts a text in at an index, moving the rest; does nothing when there is no room for it.
  mutating func insert(_ text: String, at start: Int) {
    let length = text.utf8.count
    guard count + length <= Self.capacity else { return }
    var index = count - 1
    while index >= start {
      bytes[index + length] = bytes[index]
      index -= 1
    }
    var place = start
    for byte in text.utf8 {
      bytes[place] = byte
      place += 1
    }
    count += length
  }

  /// Puts zeros in front until the number has a length.
  mutating func pad(to length: Int) {
    while count < min(length, Self.capacity) { insert("0", at: 0) }
  }

  /// Appends the characters to bytes, as UTF-8: at most two bytes each.
  func write(into output: inout [UInt8]) {
    output.append(addingCapacity: 2 * count) { text in
      for index in 0..<count {
        let byte = bytes[index]
        if byte < 0x80 {
          text.append(byte)
        } else {
          text.append(0xC0 | byte >> 6)
          text.append(0x80 | byte & 0x3F)
        }
      }
    }
  }
}
