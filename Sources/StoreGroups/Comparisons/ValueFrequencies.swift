/// How common each value of a field is among the records of a market: what an agreement on it is worth.
///
/// Counts stand in a table by hash. Two values that meet in one place look commoner than they are, which only makes an
/// agreement on them count for less.
struct ValueFrequencies {
  private let priors: RecordPriors
  private var counts: [UInt32]
  private let mask: UInt64
  private var holders = [Double](repeating: 0, count: ComparedField.allCases.count)

  init(records: PartyRecords, priors: RecordPriors) {
    self.priors = priors
    var size = 1 << 10
    while size < records.records.count * 8, size < 1 << 24 { size <<= 1 }
    counts = [UInt32](repeating: 0, count: size)
    mask = UInt64(size - 1)
    // Counted many at a time: places in the table lie far apart, and short steps let the processor wait for several.
    var places: [Int] = []
    places.reserveCapacity(Self.placesAtOnce)
    for record in records.records {
      var fields = 0
      Self.forEachValue(of: record, in: records) { field, hash in
        places.append(Int(Self.salted(field, hash) & mask))
        if fields >> field.rawValue & 1 == 0 { holders[field.rawValue] += 1 }
        fields |= 1 << field.rawValue
      }
      if places.count + Self.mostValues > Self.placesAtOnce { count(&places) }
    }
    count(&places)
  }

  private static let placesAtOnce = 256
  /// The most values of a record.
  private static let mostValues = 20

  private mutating func count(_ places: inout [Int]) {
    for place in places { counts[place] += 1 }
    places.removeAll(keepingCapacity: true)
  }

  private static func salted(_ field: ComparedField, _ hash: UInt64) -> UInt64 {
    LetterHash.of(hash, UInt64(field.rawValue + 1))
  }

  /// The probability that a record of another party says this: the share of the records that do, without the two that
  /// are compared, drawn towards what is usual for the field, which decides in small markets. Half a record is the
  /// least: what nobody else says has still been said twice.
  func share(_ field: ComparedField, _ hash: UInt64, usual: Double? = nil) -> Double {
    let others = Double(max(counts[Int(Self.salted(field, hash) & mask)], 2) - 2)
    let held = holders[field.rawValue]
    let usual = usual ?? priors.u[field.rawValue][1]
    let share = (others + Self.worth * usual) / (held + Self.worth)
    return min(max(share, min(0.5 / max(held, 1), usual)), 1)
  }

  /// The least probability of any value of a field: that no other record says it.
  func least(_ field: ComparedField) -> Double { min(0.5 / max(holders[field.rawValue], 1), 1e-3) }

  /// How many records what is usual is worth.
  private static let worth = 200.0

  /// The share of the records whose names are these words, in whatever order.
  func shareOfName(_ record: PartyRecord, in records: PartyRecords) -> Double {
    share(
      .name, records.wholeName(of: record), usual: record.nameParts > 1 ? priors.usualShareOfName : nil)
  }

  private static func forEachValue(
    of record: PartyRecord, in records: PartyRecords, _ body: (ComparedField, UInt64) -> Void
  ) {
    for part in record.names { body(.name, records.hash(records.parts[part])) }
    if record.nameParts > 1 { body(.name, records.wholeName(of: record)) }
    if record.born != 0 { body(.born, UInt64(record.born)) }
    for (field, text) in [
      (ComparedField.id, record.id), (.street, record.street), (.house, record.house), (.postcode, record.postcode),
      (.phone, record.phone), (.email, record.email),
    ] where !text.isEmpty { body(field, records.hash(text)) }
    for part in record.places { body(.place, records.hash(records.parts[part])) }
  }
}

extension PartyRecords {
  /// A hash of the words of a name in whatever order; of one word, the word's own.
  func wholeName(of record: PartyRecord) -> UInt64 {
    if record.nameParts == 1 { return hash(parts[record.names.lowerBound]) }
    return record.names.reduce(0) { $0 &+ LetterHash.of(hash(parts[$1]), 7) }
  }
}
