import Marketplace

/// Gathers values with their holders and joins equal ones, by sorting on an explicit hash and comparing bytes.
///
/// Sorting rather than a hash table: whoever makes values collide on purpose gains nothing but a longer sort.
struct OccurrenceCollector {
  /// The arena of the market's stores: most values are registered in canonical form, and stay where they are.
  private let registered: [UInt8]
  private let storeCount: Int
  /// Values by space.
  private var spaces = [OccurrencesOfSpace](repeating: OccurrencesOfSpace(), count: ValueSpace.allCases.count)

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

  /// - Parameters:
  ///   - storeCount: The number of stores.
  ///   - registered: The arena of the market's stores.
  init(storeCount: Int, registered: [UInt8] = []) {
    self.registered = registered
    self.storeCount = storeCount
  }

  /// Adds a value that a store holds. Stores come in ascending order.
  ///
  /// - Parameter raw: Where the value stands in the arena of the market's stores, as it was written.
  mutating func add(
    _ text: Span<UInt8>, raw: Range<Int> = 0..<0, in space: ValueSpace, role: HolderRole, store: Int
  ) {
    let registered = self.registered
    spaces[Int(space.rawValue)].add(
      text, raw: raw, of: registered.span, role: role, store: store, expecting: storeCount)
  }

  /// Adds a number of a space that its check digit or its length shows to be wrong: whoever registered it is taken for a
  /// holder of the one registered number that a slip of the hand makes of it.
  mutating func addMistyped(
    _ text: Span<UInt8>, raw: Range<Int> = 0..<0, in space: ValueSpace, role: HolderRole, store: Int
  ) {
    let registered = self.registered
    spaces[Int(space.rawValue)].addMistyped(
      text, raw: raw, of: registered.span, role: role.union(.mistyped), store: store)
  }

  /// The values that two stores or more hold, by space and hash; each holder once, ascending.
  ///
  /// - Complexity: O(n) on average for n occurrences, O(n log n) at worst.
  consuming func sharedValues() -> SharedValues {
    var shared = SharedValues()
    shared.ownSpaces = [UInt16](repeating: 0, count: storeCount)
    for space in ValueSpace.allCases where space != .copies {
      // Each space goes as it is done with.
      var occurrences = OccurrencesOfSpace()
      swap(&occurrences, &spaces[Int(space.rawValue)])
      occurrences.collect(space, of: registered.span, into: &shared)
    }
    return shared
  }
}

/// The values of one space with their holders.
private struct OccurrencesOfSpace {
  private var occurrences: [Occurrence] = []
  /// Numbers that are surely wrong.
  private var mistyped: [Occurrence] = []
  /// The bytes of values that were not registered in canonical form.
  private var arena: [UInt8] = []

  private struct Occurrence {
    let hash: UInt64
    let text: Text
    let store: Int32
    let role: HolderRole
  }

  /// Where the bytes of a value stand: 35 bits of place and 28 of length, more than a feed's longest value has.
  private struct Text {
    private let word: UInt64

    init(_ range: Range<Int>, isRegistered: Bool) {
      word = (isRegistered ? 1 << 63 : 0) | UInt64(range.lowerBound) << 28 | UInt64(range.count)
    }

    var isRegistered: Bool { word >> 63 == 1 }
    var count: Int { Int(word & 0xfff_ffff) }
    var range: Range<Int> {
      let start = Int((word << 1) >> 29)
      return start..<(start + count)
    }
  }

  init() {}

  mutating func add(
    _ text: Span<UInt8>, raw: Range<Int>, of registered: Span<UInt8>, role: HolderRole, store: Int,
    expecting count: Int
  ) {
    // Most spaces have one value a store or none; what is reserved and not used costs no memory.
    if occurrences.isEmpty { occurrences.reserveCapacity(count) }
    var hash = StableHash()
    hash.combine(text)
    occurrences.append(
      Occurrence(
        hash: hash.value, text: place(text, raw, registered), store: Int32(truncatingIfNeeded: store), role: role))
  }

  mutating func addMistyped(
    _ text: Span<UInt8>, raw: Range<Int>, of registered: Span<UInt8>, role: HolderRole, store: Int
  ) {
    mistyped.append(
      Occurrence(
        hash: 0, text: place(text, raw, registered), store: Int32(truncatingIfNeeded: store), role: role))
  }

  private mutating func place(_ text: Span<UInt8>, _ raw: Range<Int>, _ registered: Span<UInt8>) -> Text {
    if raw.count == text.count {
      var offset = 0
      while offset < text.count, registered[raw.lowerBound + offset] == text[offset] { offset += 1 }
      if offset == text.count { return Text(raw, isRegistered: true) }
    }
    let start = arena.count
    arena.append(addingCapacity: text.count) { bytes in
      for index in text.indices { bytes.append(text[index]) }
    }
    return Text(start..<arena.count, isRegistered: false)
  }

  /// Adds the values that two stores or more hold.
  mutating func collect(
    _ space: ValueSpace, of registered: Span<UInt8>, into shared: inout OccurrenceCollector.SharedValues
  ) {
    var order = sortedByValue(registered)
    if !mistyped.isEmpty {
      let added = holdersOfMistyped(among: order, in: space, registered)
      if !added.isEmpty {
        occurrences += added
        order = sortedByValue(registered)
      }
    }
    let bit: UInt16 = 1 << UInt16(space.rawValue)
    var first = 0
    while first < order.count {
      let value = occurrences[Int(order[first])]
      var last = first + 1
      var stores = 1
      while last < order.count {
        let next = occurrences[Int(order[last])]
        guard compare(value, next, registered) == 0 else { break }
        if next.store != occurrences[Int(order[last - 1])].store { stores += 1 }
        last += 1
      }
      if stores > 1 {
        for position in first..<last {
          let occurrence = occurrences[Int(order[position])]
          if position > first, occurrence.store == shared.holders[shared.holders.count - 1] {
            shared.roles[shared.roles.count - 1].formUnion(occurrence.role)
          } else {
            shared.holders.append(occurrence.store)
            shared.roles.append(occurrence.role)
          }
        }
        let own = arena.span
        let bytes = (value.text.isRegistered ? registered : own).extracting(value.text.range)
        for index in bytes.indices { shared.texts.append(bytes[index]) }
        shared.textStarts.append(shared.texts.count)
        shared.spaces.append(space)
        shared.holderStarts.append(shared.holders.count)
      } else {
        shared.ownSpaces[Int(value.store)] |= bit
      }
      first = last
    }
  }

  /// Those of the numbers that are one slip away from one registered number and no other, as its holders.
  private func holdersOfMistyped(
    among order: [UInt32], in space: ValueSpace, _ registered: Span<UInt8>
  ) -> [Occurrence] {
    var holders: [Occurrence] = []
    var errors = TypingErrors()
    var known = NumberFilter(expecting: order.count)
    let own = arena.span
    for occurrence in occurrences {
      known.insert((occurrence.text.isRegistered ? registered : own).extracting(occurrence.text.range))
    }
    for number in mistyped {
      var origin: Occurrence?
      var isClear = true
      let written = (number.text.isRegistered ? registered : own).extracting(number.text.range)
      errors.forEachOrigin(of: written, in: space, among: known) { candidate in
        guard isClear, let found = first(candidate, in: order, registered) else { return }
        if let known = origin, compare(known, found, registered) != 0 { isClear = false }
        origin = found
      }
      guard isClear, let origin else { continue }
      holders.append(Occurrence(hash: origin.hash, text: origin.text, store: number.store, role: number.role))
    }
    return holders
  }

  /// The first of the occurrences of a value, among sorted ones.
  private func first(_ text: Span<UInt8>, in order: [UInt32], _ registered: Span<UInt8>) -> Occurrence? {
    var hash = StableHash()
    hash.combine(text)
    let wanted = hash.value
    var (low, high) = (0, order.count)
    while low < high {
      let middle = (low + high) / 2
      if occurrences[Int(order[middle])].hash < wanted { low = middle + 1 } else { high = middle }
    }
    let own = arena.span
    while low < order.count {
      let occurrence = occurrences[Int(order[low])]
      guard occurrence.hash == wanted else { return nil }
      let bytes = (occurrence.text.isRegistered ? registered : own).extracting(occurrence.text.range)
      if bytes.order(before: text) == 0 { return occurrence }
      low += 1
    }
    return nil
  }

  /// The positions of the occurrences with equal values side by side, stores ascending within a value.
  private func sortedByValue(_ registered: Span<UInt8>) -> [UInt32] {
    let count = occurrences.count
    guard count > 0 else { return [] }
    var bits = 1
    while bits < 22, (1 << bits) < count { bits += 1 }
    let shift = UInt64(64 - bits)
    var starts = [UInt32](repeating: 0, count: (1 << bits) + 1)
    for occurrence in occurrences { starts[Int(occurrence.hash >> shift) + 1] += 1 }
    for bucket in 0..<(1 << bits) { starts[bucket + 1] += starts[bucket] }
    var sorted = [UInt32](repeating: 0, count: count)
    for (position, occurrence) in occurrences.enumerated() {
      let bucket = Int(occurrence.hash >> shift)
      sorted[Int(starts[bucket])] = UInt32(truncatingIfNeeded: position)
      starts[bucket] += 1
    }
    // Each bucket's start is now its end.
    var first = 0
    for bucket in 0..<(1 << bits) {
      let end = Int(starts[bucket])
      if end - first > Self.few {
        sorted[first..<end].sort { precedes($0, $1, registered) }
      } else if end - first > 1 {
        insert(first..<end, of: &sorted, registered)
      }
      first = end
    }
    return sorted
  }

  /// The most occurrences of a bucket that are sorted by insertion; most buckets have two or three.
  private static let few = 8

  private func insert(_ range: Range<Int>, of sorted: inout [UInt32], _ registered: Span<UInt8>) {
    for index in range.dropFirst() {
      let position = sorted[index]
      var hole = index
      while hole > range.lowerBound, precedes(position, sorted[hole - 1], registered) {
        sorted[hole] = sorted[hole - 1]
        hole -= 1
      }
      sorted[hole] = position
    }
  }

  private func precedes(_ first: UInt32, _ second: UInt32, _ registered: Span<UInt8>) -> Bool {
    let (a, b) = (occurrences[Int(first)], occurrences[Int(second)])
    let order = compare(a, b, registered)
    if order != 0 { return order < 0 }
    return a.store != b.store ? a.store < b.store : first < second
  }

  /// Negative, zero or positive as the first value comes before, with or after the second.
  private func compare(_ a: Occurrence, _ b: Occurrence, _ registered: Span<UInt8>) -> Int {
    if a.hash != b.hash { return a.hash < b.hash ? -1 : 1 }
    if a.text.count != b.text.count { return a.text.count < b.text.count ? -1 : 1 }
    let own = arena.span
    let x = (a.text.isRegistered ? registered : own).extracting(a.text.range)
    return x.order(before: (b.text.isRegistered ? registered : own).extracting(b.text.range))
  }
}
