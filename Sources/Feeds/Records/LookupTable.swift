/// What a feed says once and its records refer to by a key: categories, currencies.
struct LookupTable {
  private struct Entry {
    var name: [UInt8]
    var parent: [UInt8]
  }

  /// Entries that are kept; what a hostile feed says beyond them is as if it were not there.
  static let capacity = 100_000
  /// How far a category's parents are followed, which also ends a circle of them.
  static let deepest = 16

  private var entries: [[UInt8]: Entry] = [:]
  private var paths: [[UInt8]: [UInt8]] = [:]

  /// Whether the feed says nothing of the kind.
  var isEmpty: Bool { entries.isEmpty }

  /// Enters what a key stands for; the first time counts.
  mutating func enter(_ key: [UInt8], name: [UInt8], parent: [UInt8]) {
    guard entries.count < Self.capacity, entries[key] == nil else { return }
    entries[key] = Entry(name: name, parent: parent)
  }

  /// The names from the outermost parent to the key's own, `a > b > c`; `nil` for a key without a name.
  mutating func path(of key: [UInt8]) -> [UInt8]? {
    if let path = paths[key] { return path }
    guard let entry = entries[key], !entry.name.isEmpty else { return nil }
    var names = [entry.name]
    var parent = entry.parent
    while names.count < Self.deepest, let next = entries[parent], !next.name.isEmpty {
      names.append(next.name)
      parent = next.parent
    }
    let path = Array(names.reversed().joined(separator: Array(" > ".utf8)))
    paths[key] = path
    return path
  }

  /// Whether a currency is among the keys, by its code of today.
  func names(currency code: [UInt8]) -> Bool {
    if entries[code] != nil { return true }
    // A feed names a handful; what is longer is no list of currencies and is not searched for each record.
    return entries.count <= 300 && entries.keys.contains { Currency.code($0[...]) == code }
  }
}
