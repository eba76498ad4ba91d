/// What a feed says once and its records refer to by a key: categories, currencies.
///
/// Found by a hash of the key's bytes in a table of our own, because a record in two asks for its category and a
/// dictionary's keys would have to be arrays.
struct LookupTable {
  private struct Entry {
    let key: [UInt8]
    let name: [UInt8]
    let parent: [UInt8]
    /// The names from the outermost parent on, once somebody asked.
    var path: [UInt8]?

    func has(_ key: Span<UInt8>) -> Bool {
      guard self.key.count == key.count else { return false }
      for index in key.indices where self.key[index] != key[index] { return false }
      return true
    }
  }

  /// Entries that are kept; what a hostile feed says beyond them is as if it were not there.
  static let capacity = 100_000
  /// How far a category's parents are followed, which also ends a circle of them.
  static let deepest = 16

  private var entries: [Entry] = []
  /// Numbers of entries by the hash of their key, -1 for none; a power of two, at most half full.
  private var slots: [Int32] = []

  /// Whether the feed says nothing of the kind.
  var isEmpty: Bool { entries.isEmpty }

  /// Enters what a key stands for; the first time counts.
  mutating func enter(_ key: [UInt8], name: [UInt8], parent: [UInt8]) {
    guard entries.count < Self.capacity, number(of: key.span) == nil else { return }
    entries.append(Entry(key: key, name: name, parent: parent))
    if entries.count * 2 > slots.count {
      slots = Array(repeating: -1, count: max(64, slots.count * 2))
      for number in entries.indices { place(number) }
    } else {
      place(entries.count - 1)
    }
  }

  /// The names from the outermost parent to the key's own, `a > b > c`; `nil` for a key without a name.
  mutating func path(of key: Span<UInt8>) -> [UInt8]? {
    guard let number = number(of: key) else { return nil }
    if let path = entries[number].path { return path }
    guard !entries[number].name.isEmpty else { return nil }
    var names = [entries[number].name]
    var parent = entries[number].parent
    while names.count < Self.deepest, let next = self.number(of: parent.span), !entries[next].name.isEmpty {
      names.append(entries[next].name)
      parent = entries[next].parent
    }
    let path = Array(names.reversed().joined(separator: Array(" > ".utf8)))
    entries[number].path = path
    return path
  }

  /// Whether a currency is among the keys, by its code of today.
  func names(currency code: Span<UInt8>) -> Bool {
    if number(of: code) != nil { return true }
    // A feed names a handful; what is longer is no list of currencies and is not searched for each record.
    return entries.count <= 300
      && entries.contains { entry in
        guard let known = Currency.code(entry.key[...]) else { return false }
        return code.count == known.count && known.indices.allSatisfy { known[$0] == code[$0] }
      }
  }

  private mutating func place(_ number: Int) {
    let key = entries[number].key
    var slot = Self.hash(key.span) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(truncatingIfNeeded: number)
  }

  private func number(of key: Span<UInt8>) -> Int? {
    guard !slots.isEmpty else { return nil }
    var slot = Self.hash(key) & (slots.count - 1)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if entries[number].has(key) { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  private static func hash(_ key: Span<UInt8>) -> Int {
    var hash = StableHash()
    hash.combine(key)
    return Int(truncatingIfNeeded: hash.value)
  }
}
