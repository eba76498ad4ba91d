import Identifiers
import Readings

/// What is compared between two records of one kind. Words of a name share one row of probabilities.
enum ComparedField: Int, CaseIterable {
  case name, born, id, street, house, postcode, place, phone, email

  /// The fields of an agreement's places 0 to 15.
  static let ofPlace: [ComparedField?] = [
    .name, .name, .name, .name, .born, .id, .street, .house, .postcode, .place, .phone, .email, nil, nil, nil, nil,
  ]
}

/// How far two records agree, field by field: a level from 1 (equal) to 5 (different) each, 0 where either is silent.
struct RecordAgreement: Equatable {
  /// Places of the fields that stand once.
  static let born = 4, id = 5, street = 6, house = 7, postcode = 8, place = 9, phone = 10, email = 11
  /// Places of the words of the name: the first three pairs of words that are most alike, then the least alike pair of
  /// the rest.
  static let names = 0..<4

  static let equal: UInt8 = 1, close: UInt8 = 2, similar: UInt8 = 3, initial: UInt8 = 4, different: UInt8 = 5

  var levels = SIMD16<UInt8>(repeating: 0)

  /// Whether a word of both names has no counterpart in the other.
  var hasForeignWord: Bool { Self.names.contains { levels[$0] == Self.different } }

  /// Whether anything but the name agrees: a means of contact, a day of birth but for a slip, or a place to the house.
  var hasSupport: Bool {
    let contact = [Self.phone, Self.email].contains { levels[$0] == Self.equal || levels[$0] == Self.close }
    let number = [Self.id, Self.born].contains { levels[$0] == Self.similar }
    let street = levels[Self.street] != 0 && levels[Self.street] <= Self.similar
    return contact || number || street && (levels[Self.house] == Self.equal || levels[Self.house] == Self.close)
  }

  /// Whether a number or a day of birth says that the two are one.
  var hasIdentity: Bool {
    levels[Self.id] == Self.equal || levels[Self.id] == Self.close
      || levels[Self.born] == Self.equal || levels[Self.born] == Self.close
  }
}

/// What little of two records rules out that fields of theirs are equal; true where nothing does.
struct RecordGlance {
  var mayBeNamedSame = true
  var mayHaveOneID = true
}

/// Pairs of words of two names, each word once.
struct WordPairs {
  private(set) var count = 0
  private var pairs = InlineArray<6, (UInt8, UInt8, UInt8)>(repeating: (0, 0, 0))

  mutating func append(_ a: Int, _ b: Int, _ level: UInt8) {
    guard count < 6 else { return }
    pairs[count] = (UInt8(a), UInt8(b), level)
    count += 1
  }

  subscript(index: Int) -> (a: Int, b: Int, level: UInt8) {
    (Int(pairs[index].0), Int(pairs[index].1), pairs[index].2)
  }
}

extension PartyRecords {
  /// Compares two records.
  ///
  /// - Parameter glance: A glance at the two.
  /// - Complexity: O(words² · letters²) of bounded names; nothing is allocated.
  func agreement(_ a: Int, _ b: Int, _ glance: RecordGlance) -> RecordAgreement {
    let (x, y) = (records[a], records[b])
    var agreement = RecordAgreement()
    let words = wordPairs(x, y, mayBeSame: glance.mayBeNamedSame)
    for index in 0..<min(words.count, 3) { agreement.levels[index] = words[index].level }
    if words.count > 3 { agreement.levels[3] = words[words.count - 1].level }
    agreement.levels[RecordAgreement.born] = Self.level(days: x.born, y.born)
    let isPlain = !x.mayBeCovered && !y.mayBeCovered
    if x.scheme == y.scheme {
      agreement.levels[RecordAgreement.id] = level(
        numbers: x.id, y.id, mayBeEqual: glance.mayHaveOneID, twoEdits: 7, isPlain: isPlain)
    }
    agreement.levels[RecordAgreement.street] = level(streets: x.street, y.street)
    agreement.levels[RecordAgreement.house] = level(numbers: x.house, y.house, isPlain: isPlain)
    agreement.levels[RecordAgreement.postcode] = level(numbers: x.postcode, y.postcode, isPlain: isPlain)
    agreement.levels[RecordAgreement.place] = level(places: x, y).level
    agreement.levels[RecordAgreement.phone] = level(numbers: x.phone, y.phone, isPlain: isPlain)
    agreement.levels[RecordAgreement.email] = level(numbers: x.email, y.email, isPlain: isPlain)
    return agreement
  }

  /// Looks at the first letters of two records' names and ids: where these differ, the texts do.
  func glance(_ a: Int, _ b: Int) -> RecordGlance {
    func first(of text: PartyRecord.Text) -> UInt16 { text.isEmpty ? 0 : letters[Int(text.start)] }
    func first(of record: Int) -> UInt16 {
      records[record].nameParts > 0 ? first(of: parts[Int(records[record].firstPart)]) : 0
    }
    return RecordGlance(
      mayBeNamedSame: first(of: a) == first(of: b),
      mayHaveOneID: first(of: records[a].id) == first(of: records[b].id))
  }

  /// The words of two names in pairs, most alike first: a name may be written in any order.
  func wordPairs(_ x: PartyRecord, _ y: PartyRecord, mayBeSame: Bool = true) -> WordPairs {
    var pairs = WordPairs()
    // A name in Chinese and one in Latin letters meet in Pinyin, which many names share: no more than similar.
    let isAcross = (x.latinParts > 0) != (y.latinParts > 0)
    let (first, second) = isAcross ? (x.romanNames, y.romanNames) : (x.names, y.names)
    let (n, m) = (first.count, second.count)
    guard n > 0, m > 0 else { return pairs }
    if n == 1 || m == 1, n + m > 3, areInitials(first, of: second) || areInitials(second, of: first) {
      pairs.append(0, 0, RecordAgreement.similar)
      return pairs
    }
    if n != m, areJoined(first, second) {
      // Mary Ann and Maryann: every word of the shorter name has its counterpart.
      for index in 0..<min(n, m) {
        pairs.append(index, index, isAcross ? RecordAgreement.similar : RecordAgreement.close)
      }
      return pairs
    }
    if n == m, mayBeSame || isAcross, areSame(first, second) {
      let level = isAcross ? RecordAgreement.similar : RecordAgreement.equal
      for index in 0..<n { pairs.append(index, index, level) }
      return pairs
    }
    var levels = InlineArray<36, UInt8>(repeating: 0)
    for i in 0..<n {
      for j in 0..<m {
        var level = level(words: parts[first.lowerBound + i], parts[second.lowerBound + j])
        if isAcross, level <= RecordAgreement.close { level = RecordAgreement.similar }
        levels[i * 6 + j] = level
      }
    }
    var (usedA, usedB) = (0, 0)
    for level in RecordAgreement.equal...RecordAgreement.different {
      for i in 0..<n where usedA >> i & 1 == 0 {
        // Words in the same place first.
        var j = i < m ? i : i % m
        for _ in 0..<m {
          if usedB >> j & 1 == 0, levels[i * 6 + j] == level {
            pairs.append(i, j, level)
            usedA |= 1 << i
            usedB |= 1 << j
            break
          }
          j = j + 1 == m ? 0 : j + 1
        }
      }
      if pairs.count == min(n, m) { break }
    }
    return pairs
  }

  /// Whether names of as many words have the same ones in the same places.
  private func areSame(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    for offset in 0..<first.count
    where !areEqual(parts[first.lowerBound + offset], parts[second.lowerBound + offset]) {
      return false
    }
    return true
  }

  /// Whether a name of one word is the first letters of another's three words or more: `IBM`.
  private func areInitials(_ short: Range<Int>, of long: Range<Int>) -> Bool {
    guard short.count == 1, long.count >= 3 else { return false }
    let word = parts[short.lowerBound]
    guard Int(word.count) == long.count else { return false }
    return zip(word.range, long).allSatisfy { letters[$0] == letters[Int(parts[$1].start)] }
  }

  private func areJoined(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    var lengths: Int32 = 0
    for part in first { lengths += parts[part].count }
    for part in second { lengths -= parts[part].count }
    guard lengths == 0 else { return false }
    return first.flatMap { letters[parts[$0].range] } == second.flatMap { letters[parts[$0].range] }
  }

  private func level(words a: PartyRecord.Text, _ b: PartyRecord.Text) -> UInt8 {
    let short = letters.span.extracting((a.count <= b.count ? a : b).range)
    let long = letters.span.extracting((a.count <= b.count ? b : a).range)
    if LetterLikeness.areEqual(short, long) { return RecordAgreement.equal }
    let isChinese = short[0] >= 0x3400
    guard isChinese == (long[0] >= 0x3400) else { return RecordAgreement.different }
    if isChinese { return Self.level(chinese: short, long) }
    if short.count == 1 { return short[0] == long[0] ? RecordAgreement.initial : RecordAgreement.different }
    let limit = long.count >= 8 ? 2 : 1
    let distance = LetterLikeness.distance(short, long, limit: limit)
    if distance <= limit, long.count >= 4 { return RecordAgreement.close }
    if distance == 1 { return RecordAgreement.similar }
    if short.count >= 3, LetterLikeness.areEqual(short, long.extracting(0..<short.count)) {
      return RecordAgreement.similar
    }
    return LetterLikeness.jaroWinkler(short, long) >= 0.86 ? RecordAgreement.similar : RecordAgreement.different
  }

  private static func level(chinese short: Span<UInt16>, _ long: Span<UInt16>) -> UInt8 {
    if short.count == long.count {
      var isAlike = true
      for index in short.indices where isAlike { isAlike = Pinyin.areAlike(short[index], long[index]) }
      if isAlike { return RecordAgreement.close }
    }
    guard long.count > 1 else { return RecordAgreement.different }
    // One character dropped or exchanged.
    return LetterLikeness.distance(short, long, limit: 1) <= 1 ? RecordAgreement.similar : RecordAgreement.different
  }

  private static func level(days a: UInt32, _ b: UInt32) -> UInt8 {
    guard a != 0, b != 0 else { return 0 }
    if a == b { return RecordAgreement.equal }
    let (x, y) = (a / 10000, b / 10000)
    let (m, n) = (a / 100 % 100, b / 100 % 100)
    let (d, e) = (a % 100, b % 100)
    if x == y, m == e, d == n { return RecordAgreement.close }
    var differing = 0
    var (p, q) = (a, b)
    var (lower, higher) = (0, 0)
    for place in 0..<8 {
      if p % 10 != q % 10 {
        differing += 1
        if differing == 1 { lower = place } else { higher = place }
      }
      (p, q) = (p / 10, q / 10)
    }
    if differing == 1 { return RecordAgreement.close }
    if differing == 2, higher == lower + 1 {
      let scale = (0..<lower).reduce(UInt32(1)) { power, _ in power * 10 }
      if a / scale % 10 == b / scale / 10 % 10, a / scale / 10 % 10 == b / scale % 10 { return RecordAgreement.close }
    }
    if x == y, m == n || d == e { return RecordAgreement.similar }
    if x != y, m == n, d == e { return RecordAgreement.similar }
    return differing <= 2 ? RecordAgreement.initial : RecordAgreement.different
  }

  /// - Parameters:
  ///   - mayBeEqual: Whether they may be equal, for all that is known.
  ///   - twoEdits: The least length from which on two edits are looked for.
  ///   - isPlain: Whether neither is covered, for all that is known.
  private func level(
    numbers a: PartyRecord.Text, _ b: PartyRecord.Text, mayBeEqual: Bool = true, twoEdits: Int = .max, isPlain: Bool
  ) -> UInt8 {
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    let (x, y) = (letters.span.extracting(a.range), letters.span.extracting(b.range))
    if !isPlain, let level = Self.level(covered: x, y) { return level }
    if mayBeEqual, LetterLikeness.areEqual(x, y) { return RecordAgreement.equal }
    let isLong = min(x.count, y.count) >= twoEdits
    let distance = LetterLikeness.distance(x, y, limit: isLong ? 2 : 1)
    if distance == 1, max(x.count, y.count) >= 3 { return RecordAgreement.close }
    return distance == 2 && isLong ? RecordAgreement.similar : RecordAgreement.different
  }

  /// What numbers say of which one is covered in part: that they may be one, or that they are not; `nil` when both show
  /// all.
  private static func level(covered a: Span<UInt16>, _ b: Span<UInt16>) -> UInt8? {
    var (covered, shown) = (0, 0)
    for index in a.indices where a[index] == PartyRecords.cover { covered += 1 }
    for index in b.indices where b[index] == PartyRecords.cover { covered += 1 }
    guard covered > 0 else { return nil }
    guard a.count == b.count else { return 0 }
    for index in a.indices where a[index] != PartyRecords.cover && b[index] != PartyRecords.cover {
      if a[index] != b[index] { return RecordAgreement.different }
      shown += 1
    }
    return shown >= 6 ? RecordAgreement.similar : 0
  }

  private func level(streets a: PartyRecord.Text, _ b: PartyRecord.Text) -> UInt8 {
    guard !a.isEmpty, !b.isEmpty else { return 0 }
    let (x, y) = (letters.span.extracting(a.range), letters.span.extracting(b.range))
    if LetterLikeness.areEqual(x, y) { return RecordAgreement.equal }
    let likeness = LetterLikeness.jaroWinkler(x, y)
    if likeness >= 0.92 { return RecordAgreement.close }
    return likeness >= 0.8 ? RecordAgreement.similar : RecordAgreement.different
  }

  /// How the most alike places of two addresses agree, and which of the first record's it is.
  func level(places x: PartyRecord, _ y: PartyRecord) -> (level: UInt8, part: Int) {
    guard x.placeParts > 0, y.placeParts > 0 else { return (0, 0) }
    var best = (level: RecordAgreement.different, part: 0)
    var last = best
    for i in x.places {
      for j in y.places {
        let level = level(streets: parts[i], parts[j])
        if level != 0, level < best.level { best = (level, i) }
        // The suburb or town, which is the rarest, mostly stands last.
        if level == RecordAgreement.equal { last = (level, i) }
      }
    }
    return last.level == RecordAgreement.equal ? last : best
  }
}

extension PartyRecord {
  /// The words of the name in Latin letters, whatever script it is written in.
  fileprivate var romanNames: Range<Int> { latinParts > 0 ? latinNames : names }
}
