import Fingerprints

/// Candidate pairs of records: those that share a key of one of several passes, so that a slip in any one field, or in
/// any two, leaves another key whole. Only pairs with an open record count: two closed ones are settled by their
/// numbers.
struct RecordBlocks {
  /// The most pairs of one block that are all looked at. Of a larger one each record meets its ``neighbours``, with those
  /// that agree in most side by side: so many that agree in little say nothing of any two, and those that agree in
  /// everything meet however many they are.
  static let mostPairsOfBlock = 1024
  /// How many records each one of a large block meets.
  static let neighbours = 4

  /// The passes.
  enum Pass: CaseIterable {
    case number, birth, words, wordAndPostcode, wordAndHouse, wordAndBirth, street, houseAndPlace, contact
  }

  /// The pairs: the lower index in the upper half; ascending.
  private(set) var pairs: [UInt64] = []
  /// What brings alike records side by side in a large block, by record: names first.
  private var likenesses: [(name: UInt64, rest: UInt64)] = []
  /// The store of each record, and in the lowest bit whether the record is open: what is asked of every member of every
  /// block lies close together.
  private var holders: [UInt32]
  /// The keys of a pass with the records that have them, filled anew for each.
  private var keys: [UInt64] = []

  /// Finds the candidates.
  ///
  /// - Complexity: O(records) a pass, and O(n log n) for each block of n that is large.
  init(records: PartyRecords) {
    holders = records.records.map { UInt32(truncatingIfNeeded: $0.store) << 1 | ($0.isOpen ? 1 : 0) }
    let open = holders.count { $0 & 1 == 1 }
    guard open > 0 else { return }
    for pass in Pass.allCases { collect(pass, in: records, open: open) }
    keys = []
    likenesses = []
    holders = []
    RadixSort.sort(&pairs)
    var kept = 0
    for pair in pairs where kept == 0 || pairs[kept - 1] != pair {
      pairs[kept] = pair
      kept += 1
    }
    pairs.removeLast(pairs.count - kept)
  }

  private mutating func collect(_ pass: Pass, in records: PartyRecords, open: Int) {
    let count = records.records.count
    let indexBits = UInt64(64 - max(count - 1, 1).leadingZeroBitCount)
    let mask = (UInt64(1) << indexBits) - 1
    var keys: [UInt64] = []
    swap(&keys, &self.keys)
    keys.removeAll(keepingCapacity: true)
    var seen = KeyFilter(expecting: open * 4)
    for index in 0..<count where holders[index] & 1 == 1 {
      records.forEachKey(of: index, in: pass) { key in
        seen.insert(key)
        keys.append(key & ~mask | UInt64(index))
      }
    }
    if open < count {
      for index in 0..<count where holders[index] & 1 == 0 {
        records.forEachKey(of: index, in: pass) { key in
          if seen.mayContain(key) { keys.append(key & ~mask | UInt64(index)) }
        }
      }
    }
    // Only who has the same key matters, not in which order they come.
    RadixSort.sort(&keys, firstByte: Int(indexBits / 8))
    var first = 0
    while first < keys.count {
      var last = first + 1
      while last < keys.count, keys[last] & ~mask == keys[first] & ~mask { last += 1 }
      if last - first > 1 { take(keys[first..<last], mask: mask, in: records) }
      first = last
    }
    swap(&keys, &self.keys)
  }

  private mutating func take(_ block: ArraySlice<UInt64>, mask: UInt64, in records: PartyRecords) {
    let open = block.count { holders[Int($0 & mask)] & 1 == 1 }
    guard open > 0 else { return }
    let isLarge = open * block.count > Self.mostPairsOfBlock
    if isLarge, likenesses.isEmpty { likenesses = records.records.map { Self.likeness(of: $0, in: records) } }
    if isLarge {
      take(alikeFirst(block, mask: mask)[...], mask: mask, neighbours: Self.neighbours)
    } else {
      take(block, mask: mask, neighbours: block.count)
    }
  }

  /// Adds the pairs of records with so many that follow each.
  private mutating func take(_ members: ArraySlice<UInt64>, mask: UInt64, neighbours: Int) {
    for first in members.indices {
      let a = members[first] & mask
      let holder = holders[Int(a)]
      for second in (first + 1)..<max(min(members.endIndex, first + 1 + neighbours), first + 1) {
        let b = members[second] & mask
        let other = holders[Int(b)]
        // Of one store only if they differ in no more than the lowest bit.
        guard a != b, (holder ^ other) > 1, (holder | other) & 1 == 1 else { continue }
        pairs.append(min(a, b) << 32 | max(a, b))
      }
    }
  }

  /// The records of a block, those of one name, day of birth, number and telephone side by side.
  private func alikeFirst(_ block: ArraySlice<UInt64>, mask: UInt64) -> [UInt64] {
    var members = block.map { (likeness: likenesses[Int($0 & mask)], record: $0 & mask) }
    members.sort { a, b in
      if a.likeness.name != b.likeness.name { return a.likeness.name < b.likeness.name }
      return a.likeness.rest != b.likeness.rest ? a.likeness.rest < b.likeness.rest : a.record < b.record
    }
    return members.map(\.record)
  }

  private static func likeness(of record: PartyRecord, in records: PartyRecords) -> (name: UInt64, rest: UInt64) {
    var name: UInt64 = 0
    for part in record.names { name = LetterHash.mix(name ^ records.hash(records.parts[part])) }
    let rest = LetterHash.mix(
      UInt64(record.born) ^ LetterHash.mix(records.hash(record.id) ^ LetterHash.mix(records.hash(record.phone))))
    return (name, rest)
  }
}

/// Which keys open records have: a bit for each hash, so that most closed records' keys need not be sorted.
private struct KeyFilter {
  private var bits: [UInt64]
  private let shift: UInt64

  init(expecting count: Int) {
    var size = 10
    while size < 26, 1 << size < count * 8 { size += 1 }
    shift = UInt64(64 - size)
    bits = [UInt64](repeating: 0, count: 1 << max(size - 6, 1))
  }

  mutating func insert(_ key: UInt64) {
    let place = Int(key >> shift)
    bits[place >> 6] |= 1 << UInt64(place & 63)
  }

  func mayContain(_ key: UInt64) -> Bool {
    let place = Int(key >> shift)
    return bits[place >> 6] >> UInt64(place & 63) & 1 == 1
  }
}

extension PartyRecords {
  /// Calls `body` with the hash of each key of a record in a pass.
  func forEachKey(of index: Int, in pass: RecordBlocks.Pass, _ body: (UInt64) -> Void) {
    let record = records[index]
    switch pass {
    case .number:
      guard !record.id.isEmpty else { return }
      let id = letters.span.extracting(record.id.range)
      let scheme = UInt64(record.scheme)
      body(LetterHash.of(LetterHash.of(id), scheme))
      // One slip leaves one half whole.
      guard id.count >= 6 else { return }
      let half = (id.count + 1) / 2
      body(LetterHash.of(LetterHash.of(id.extracting(0..<half)), scheme &+ 1))
      body(LetterHash.of(LetterHash.of(id.extracting((id.count - half)..<id.count)), scheme &+ 2))
      forEachWord(of: record) { word in
        body(LetterHash.of(LetterHash.of(id.extracting(0..<3)), word))
        body(LetterHash.of(LetterHash.of(id.extracting((id.count - 3)..<id.count)), word &+ 1))
      }
    case .birth: if record.born != 0 { body(LetterHash.of(UInt64(record.born), 1)) }
    case .words:
      var words = InlineArray<6, UInt64>(repeating: 0)
      var count = 0
      func take(_ word: UInt64) {
        for place in 0..<count { body(LetterHash.of(min(word, words[place]), max(word, words[place]))) }
        words[count] = word
        count += 1
      }
      forEachWord(of: record, take)
      count = 0
      for part in record.latinNames { take(hash(parts[part])) }
    case .wordAndPostcode:
      guard !record.postcode.isEmpty else { return }
      let postcode = hash(record.postcode)
      forEachWord(of: record) { body(LetterHash.of($0, postcode)) }
    case .wordAndHouse:
      guard !record.house.isEmpty else { return }
      let house = hash(record.house)
      forEachWord(of: record) { body(LetterHash.of($0, house)) }
    case .wordAndBirth:
      guard record.born != 0 else { return }
      forEachWord(of: record) { word in
        body(LetterHash.of(word, UInt64(record.born / 10000)))
        body(LetterHash.of(word, UInt64(record.born % 10000) + 10000))
      }
    case .street: if !record.street.isEmpty { body(hash(record.street)) }
    case .houseAndPlace:
      guard !record.house.isEmpty else { return }
      let house = hash(record.house)
      for place in record.places { body(LetterHash.of(house, hash(parts[place]))) }
    case .contact:
      if !record.phone.isEmpty {
        let phone = letters.span.extracting(record.phone.range)
        body(LetterHash.of(phone))
        if phone.count >= 10 {
          body(LetterHash.of(LetterHash.of(phone.extracting(0..<(phone.count - 4))), 1))
          body(LetterHash.of(LetterHash.of(phone.extracting((phone.count - 7)..<phone.count)), 2))
        }
      }
      if !record.email.isEmpty { body(hash(record.email)) }
    }
  }

  /// The words of a name that can be a key: initials and single characters are too common.
  private func forEachWord(of record: PartyRecord, _ body: (UInt64) -> Void) {
    for part in record.names {
      let word = parts[part]
      if word.count > 1 || letters[Int(word.start)] >= 0x3400 { body(hash(word)) }
    }
  }
}
