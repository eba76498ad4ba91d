/// Small disjoint sets that are filled anew for each value of a market without allocating.
struct ReusableSets {
  private var parents: [Int32] = []
  private var sizes: [Int32] = []
  private var firstWithKey = KeyTable()
  /// The size of the largest set.
  private(set) var largest = 0

  init() {}

  /// Makes `count` sets of one member each.
  mutating func reset(count: Int) {
    parents.removeAll(keepingCapacity: true)
    sizes.removeAll(keepingCapacity: true)
    firstWithKey.removeAll()
    for member in 0..<count {
      parents.append(Int32(truncatingIfNeeded: member))
      sizes.append(1)
    }
    largest = min(count, 1)
  }

  /// The representative of a member's set.
  mutating func find(_ member: Int) -> Int {
    var current = member
    while Int(parents[current]) != current {
      parents[current] = parents[Int(parents[current])]
      current = Int(parents[current])
    }
    return current
  }

  /// The number of members of the set that a representative stands for.
  func size(of root: Int) -> Int { Int(sizes[root]) }

  /// Joins the sets of two members.
  mutating func union(_ a: Int, _ b: Int) {
    let (a, b) = (find(a), find(b))
    guard a != b else { return }
    let (root, other) = sizes[a] > sizes[b] || (sizes[a] == sizes[b] && a < b) ? (a, b) : (b, a)
    parents[other] = Int32(truncatingIfNeeded: root)
    sizes[root] += sizes[other]
    largest = max(largest, Int(sizes[root]))
  }

  /// Joins a member to all that were joined to the same key.
  mutating func join(_ member: Int, to key: Int32) {
    let first = firstWithKey.first(of: key, orElse: Int32(truncatingIfNeeded: member))
    if Int(first) != member { union(Int(first), member) }
  }
}

/// The first member with each key, in an open table that is emptied by counting on.
private struct KeyTable {
  private struct Entry {
    var key: Int32 = 0
    var member: Int32 = 0
    var round: UInt32 = 0
  }

  private var entries = [Entry](repeating: Entry(), count: 64)
  private var count = 0
  private var round: UInt32 = 1

  mutating func removeAll() {
    count = 0
    round &+= 1
    guard round == 0 else { return }
    for index in entries.indices { entries[index].round = 0 }
    round = 1
  }

  /// The member that came first with a key; a new one when none did.
  mutating func first(of key: Int32, orElse member: Int32) -> Int32 {
    if 2 * count >= entries.count { grow() }
    let place = place(of: key)
    if entries[place].round == round { return entries[place].member }
    entries[place] = Entry(key: key, member: member, round: round)
    count += 1
    return member
  }

  private func place(of key: Int32) -> Int {
    let mask = entries.count - 1
    var place = Int(truncatingIfNeeded: LetterHash.mix(UInt64(UInt32(bitPattern: key)))) & mask
    while entries[place].round == round, entries[place].key != key { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let old = entries
    entries = [Entry](repeating: Entry(), count: 2 * old.count)
    for entry in old where entry.round == round { entries[place(of: entry.key)] = entry }
  }
}
