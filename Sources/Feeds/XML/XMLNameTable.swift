/// The names and namespace URIs of one document, each with a small number: equal strings have equal numbers.
///
/// Strings are found by their bytes through one hash. It is keyed at random, so that nobody can choose names that
/// collide; the numbers do not depend on the key.
@safe final class XMLNameTable {
  /// What is known of a string.
  struct Entry: BitwiseCopyable {
    var hash: UInt32
    /// Bytes.
    var length: UInt32
    /// Where its bytes begin in the table's, in words of eight.
    var start: UInt32
    /// The number of its local part, when it is a qualified name; its own without a prefix.
    var local: UInt32
    /// The number of its prefix; 0 without one.
    var prefix: UInt32
    /// When it serves as a prefix: the number of the namespace that it is bound to where the parser stands, or 0.
    var space: UInt32 = 0
    /// The last start tag that had it as an attribute.
    var tag: UInt32 = 0
    /// The name of the start tag that came after the last one of this name; 0 for none.
    var successor: UInt32 = 0
    /// Whether it is a well-formed qualified name.
    var isName = false
    /// Whether it has been found fit to be a namespace URI.
    var isURI = false
  }

  /// More strings than any honest document has names.
  static let mostEntries = 100_000
  /// Bytes of all strings together.
  static let mostBytes = 10_000_000

  @safe @exclusivity(unchecked) private var entries = XMLStack<Entry>(capacity: 256)
  @safe @exclusivity(unchecked) private var words = XMLStack<UInt64>(capacity: 1024)
  @safe @exclusivity(unchecked) private var slots = XMLStack<UInt32>(capacity: 1024)
  @safe @exclusivity(unchecked) private var mask = 1023
  private let seed: UInt64
  private let factor: UInt64

  /// A table that knows the empty string by the number 0.
  init() {
    var random = SystemRandomNumberGenerator()
    seed = random.next()
    factor = random.next() | 1
    for _ in 0...mask { slots.append(0) }
    entries.append(Entry(hash: 0, length: 0, start: 0, local: 0, prefix: 0))
  }

  /// Whether no more names can be taken.
  var isFull: Bool { entries.count >= Self.mostEntries || words.count * 8 >= Self.mostBytes }

  /// What is known of a string.
  @inline(__always) subscript(number: Int) -> Entry {
    get { entries[number] }
    set { entries[number] = newValue }
  }

  /// The number of the string from `start` to `end`, which is not empty; `nil` when it is not in the table.
  @inline(__always) func find(_ start: XMLCursor, _ end: XMLCursor) -> Int? {
    let length = end - start
    let hash = hash(start, length)
    var slot = Int(truncatingIfNeeded: hash) & mask
    while case let number = Int(slots[slot]), number != 0 {
      let entry = entries[number]
      if entry.hash == UInt32(truncatingIfNeeded: hash >> 32), matches(entry, start, length) { return number }
      slot = (slot &+ 1) & mask
    }
    return nil
  }

  /// The number of the string from `start` to `end`, entered when it is new.
  func intern(_ start: XMLCursor, _ end: XMLCursor) -> Int {
    guard start != end else { return 0 }
    if let number = find(start, end) { return number }
    if entries.count * 2 > mask { enlarge() }
    let length = end - start
    let hash = hash(start, length)
    let number = entries.count
    entries.append(
      Entry(
        hash: UInt32(truncatingIfNeeded: hash >> 32), length: UInt32(length), start: UInt32(words.count),
        local: UInt32(number), prefix: 0))
    for index in stride(from: 0, to: length, by: 8) {
      words.append((start + index).word & Self.mask(bytes: length - index))
    }
    enter(number, hash)
    return number
  }

  /// The number of a text.
  func intern(_ text: String) -> Int {
    // The cursor reads whole words.
    let padded = Array(text.utf8) + Array(repeating: 0, count: XMLCursor.slack)
    return unsafe padded.withUnsafeBufferPointer { bytes in
      guard let start = unsafe bytes.baseAddress.map({ unsafe XMLCursor($0) }) else { return 0 }
      return intern(start, start + (padded.count - XMLCursor.slack))
    }
  }

  /// The text behind a number.
  func text(_ number: Int) -> String {
    guard number > 0, number < entries.count else { return "" }
    return String(decoding: bytes(number), as: UTF8.self)
  }

  /// The bytes behind a number.
  func bytes(_ number: Int) -> [UInt8] {
    let entry = entries[number]
    return (0..<Int(entry.length)).map { index in
      UInt8(truncatingIfNeeded: words[Int(entry.start) + index / 8] >> (UInt64(index % 8) * 8))
    }
  }

  /// Whether the bytes at a cursor begin with a string.
  @inline(__always) func begins(_ cursor: XMLCursor, with entry: Entry) -> Bool {
    matches(entry, cursor, Int(entry.length))
  }

  /// Forgets which start tags had names as attributes.
  func forgetTags() { for number in 0..<entries.count { entries[number].tag = 0 } }

  @inline(__always) private func matches(_ entry: Entry, _ cursor: XMLCursor, _ length: Int) -> Bool {
    guard Int(entry.length) == length else { return false }
    var index = 0
    var word = Int(entry.start)
    while index &+ 8 <= length {
      guard (cursor + index).word == words[word] else { return false }
      index &+= 8
      word &+= 1
    }
    return index == length || (cursor + index).word & Self.mask(bytes: length &- index) == words[word]
  }

  /// A mask of the lowest bytes of a word, 1 to 8 of them; more count as 8.
  @inline(__always) private static func mask(bytes: Int) -> UInt64 {
    bytes >= 8 ? UInt64.max : UInt64.max >> UInt64(truncatingIfNeeded: 64 &- bytes &* 8)
  }

  /// Multiplies word by word with a random factor and folds the product, as universal hashing does (Carter and Wegman,
  /// 1979).
  @inline(__always) private func hash(_ cursor: XMLCursor, _ length: Int) -> UInt64 {
    var hash = seed ^ UInt64(truncatingIfNeeded: length)
    var index = 0
    while index < length {
      let word = (cursor + index).word & Self.mask(bytes: length &- index)
      let product = (hash ^ word).multipliedFullWidth(by: factor)
      hash = product.high ^ product.low
      index &+= 8
    }
    return hash
  }

  private func enter(_ number: Int, _ hash: UInt64) {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = UInt32(number)
  }

  private func enlarge() {
    mask = mask * 2 + 1
    slots = XMLStack(capacity: mask + 1)
    for _ in 0...mask { slots.append(0) }
    for number in 1..<entries.count {
      let padded = bytes(number) + Array(repeating: 0, count: XMLCursor.slack)
      unsafe padded.withUnsafeBufferPointer { bytes in
        guard let start = unsafe bytes.baseAddress.map({ unsafe XMLCursor($0) }) else { return }
        enter(number, hash(start, padded.count - XMLCursor.slack))
      }
    }
  }
}
