internal import Marketplace

/// Gathers values with their holders and joins equal ones, by sorting on an explicit hash and comparing bytes.
///
/// Sorting rather than a hash table: whoever makes values collide on purpose gains nothing but a longer sort.
struct OccurrenceCollector {
  private var arena: [UInt8] = []
  private var occurrences: [Occurrence] = []
  /// Numbers that are surely wrong, by the space that they were meant for.
  private var mistyped: [Occurrence] = []

  private struct Occurrence {
    let hash: UInt64
    let start: Int
    let length: Int32
    let store: Int32
    let space: ValueSpace
    let role: HolderRole
  }

  /// Values that two stores or more hold, in columns.
  struct SharedValues {
    var spaces: [ValueSpace] = []
    var holderStarts: [Int] = [0]
    var holders: [Int32] = []
    var roles: [HolderRole] = []
    var texts: [UInt8] = []
    var textStarts: [Int] = [0]
    /// For each store, bit by space, whether it holds a value that no other store holds.
    var ownSpaces: [UInt16] = []
  }

  init() {}

  /// Adds a value that a store holds. Stores come in ascending order.
  mutating func add(_ text: Span<UInt8>, in space: ValueSpace, role: HolderRole, store: Int) {
    var hash = StableHash()
    hash.combine(text)
    occurrences.append(
      Occurrence(
        hash: hash.value, start: arena.count, length: Int32(truncatingIfNeeded: text.count),
        store: Int32(truncatingIfNeeded: store), space: space, role: role))
    for index in text.indices { arena.append(text[index]) }
  }

  /// Adds a number of a space that its check digit or its length shows to be wrong: whoever registered it is taken for a
  /// holder of the one registered number that a slip of the hand makes of it.
  mutating func addMistyped(_ text: Span<UInt8>, in space: ValueSpace, role: HolderRole, store: Int) {
    mistyped.append(
      Occurrence(
        hash: 0, start: arena.count, length: Int32(truncatingIfNeeded: text.count),
        store: Int32(truncatingIfNeeded: store), space: space, role: role.union(.mistyped)))
    for index in text.indices { arena.append(text[index]) }
  }

  /// The values that two stores or more hold, by space and hash; each holder once, ascending.
  ///
  /// - Complexity: O(n) on average for n occurrences, O(n log n) at worst.
  consuming func sharedValues(storeCount: Int) -> SharedValues {
    var shared = SharedValues()
    shared.ownSpaces = [UInt16](repeating: 0, count: storeCount)
    for space in ValueSpace.allCases where space != .copies {
      let sorted = sortedByValue(in: space)
      let wrong = mistyped.filter { $0.space == space }
      let added = wrong.isEmpty ? [] : holders(of: wrong, among: sorted, in: space)
      occurrences += added
      collect(added.isEmpty ? sorted : sortedByValue(in: space), into: &shared)
    }
    return shared
  }

  /// Those of the numbers that are one slip away from one registered number and no other, as its holders.
  private func holders(of wrong: [Occurrence], among sorted: [Occurrence], in space: ValueSpace) -> [Occurrence] {
    var holders: [Occurrence] = []
    var errors = TypingErrors()
    var registered = NumberFilter(expecting: sorted.count)
    for occurrence in sorted {
      registered.insert(arena.span.extracting(occurrence.start..<(occurrence.start + Int(occurrence.length))))
    }
    for number in wrong {
      var origin: Occurrence?
      var isClear = true
      let text = arena.span.extracting(number.start..<(number.start + Int(number.length)))
      errors.forEachOrigin(of: text, in: space, among: registered) { candidate in
        guard isClear, let found = first(candidate, in: sorted) else { return }
        if let known = origin, order(known, found) != 0 { isClear = false }
        origin = found
      }
      guard isClear, let origin else { continue }
      holders.append(
        Occurrence(
          hash: origin.hash, start: origin.start, length: origin.length, store: number.store, space: space,
          role: number.role))
    }
    return holders
  }

  /// The first of the occurrences of a value, among sorted ones.
  private func first(_ text: Span<UInt8>, in sorted: [Occurrence]) -> Occurrence? {
    var hash = StableHash()
    hash.combine(text)
    let wanted = hash.value
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].hash < wanted { low = middle + 1 } else { high = middle }
    }
    while low < sorted.count, sorted[low].hash == wanted {
      let start = sorted[low].start
      if arena.span.extracting(start..<(start + Int(sorted[low].length))).order(before: text) == 0 {
        return sorted[low]
      }
      low += 1
    }
    return nil
  }

  /// Adds the values of a space that two stores or more hold.
  private func collect(_ sorted: [Occurrence], into shared: inout SharedValues) {
    var first = 0
    while first < sorted.count {
      var last = first + 1
      var stores = 1
      while last < sorted.count, order(sorted[first], sorted[last]) == 0 {
        if sorted[last].store != sorted[last - 1].store { stores += 1 }
        last += 1
      }
      if stores > 1 {
        for position in first..<last {
          let occurrence = sorted[position]
          if position > first, occurrence.store == sorted[position - 1].store {
            shared.roles[shared.roles.count - 1].formUnion(occurrence.role)
          } else {
            shared.holders.append(occurrence.store)
            shared.roles.append(occurrence.role)
          }
        }
        let text = sorted[first].start..<(sorted[first].start + Int(sorted[first].length))
        shared.texts.append(contentsOf: arena[text])
        shared.textStarts.append(shared.texts.count)
        shared.spaces.append(sorted[first].space)
        shared.holderStarts.append(shared.holders.count)
      } else {
        shared.ownSpaces[Int(sorted[first].store)] |= 1 << UInt16(sorted[first].space.rawValue)
      }
      first = last
    }
  }

  /// The occurrences of a space with equal values side by side, stores ascending within a value.
  private func sortedByValue(in space: ValueSpace) -> [Occurrence] {
    var bits = 1
    let count = occurrences.reduce(into: 0) { $0 += $1.space == space ? 1 : 0 }
    while bits < 22, (1 << bits) < count { bits += 1 }
    var starts = [Int](repeating: 0, count: (1 << bits) + 1)
    for occurrence in occurrences where occurrence.space == space {
      starts[Int(occurrence.hash >> UInt64(64 - bits)) + 1] += 1
    }
    for bucket in 0..<(1 << bits) { starts[bucket + 1] += starts[bucket] }
    guard count > 0, let any = occurrences.first else { return [] }
    var sorted = [Occurrence](repeating: any, count: count)
    var next = starts
    for occurrence in occurrences where occurrence.space == space {
      let bucket = Int(occurrence.hash >> UInt64(64 - bits))
      sorted[next[bucket]] = occurrence
      next[bucket] += 1
    }
    for bucket in 0..<(1 << bits) where starts[bucket + 1] - starts[bucket] > 1 {
      sorted[starts[bucket]..<starts[bucket + 1]].sort {
        let order = order($0, $1)
        return order != 0 ? order < 0 : $0.store < $1.store
      }
    }
    return sorted
  }

  /// Negative, zero or positive as the first value comes before, with or after the second.
  private func order(_ a: Occurrence, _ b: Occurrence) -> Int {
    if a.hash != b.hash { return a.hash < b.hash ? -1 : 1 }
    if a.length != b.length { return a.length < b.length ? -1 : 1 }
    for offset in 0..<Int(a.length) {
      let (x, y) = (arena[a.start + offset], arena[b.start + offset])
      if x != y { return x < y ? -1 : 1 }
    }
    return 0
  }
}
