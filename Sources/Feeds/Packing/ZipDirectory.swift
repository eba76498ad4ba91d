/// Holds the directory at the end of a ZIP archive against the members that were read.
struct ZipDirectory {
  /// The members that no entry has named yet, by where they begin.
  private var open: [Int: ZipMember] = [:]
  private(set) var memberCount = 0
  /// Names of the first members, for people.
  private(set) var firstNames: [String] = []
  private var rank = 0
  private var entryCount = 0
  private var start = 0
  private var size = 0
  private var wideEnd: Int?

  /// Whether the record that ends the archive has been read.
  var isComplete: Bool { rank == ZipRecord.end.rank }

  /// Takes a member that was read and whose checksum was right.
  mutating func add(_ member: ZipMember) {
    open[member.offset] = member
    memberCount += 1
    if firstNames.count < 3 { firstNames.append(member.title) }
  }

  /// Takes a record that begins at `offset`, whole, and compares it.
  mutating func enter(_ kind: ZipRecord, _ record: [UInt8], at offset: Int) throws(UnpackingFault) {
    guard kind.rank > rank || (kind.rank == rank && kind.rank < ZipRecord.end64.rank) else {
      throw .damaged(.zip, "its records are not in order")
    }
    if entryCount == 0, kind.rank > ZipRecord.member.rank, rank == ZipRecord.member.rank { start = offset }
    rank = kind.rank
    switch kind {
    case .member: break
    case .entry: try compare(ZipMember(entry: record), length: record.count)
    case .end64:
      wideEnd = offset
      try compareEnd(
        count: record.number(at: 32, bytes: 8), size: record.number(at: 40, bytes: 8),
        start: record.number(at: 48, bytes: 8), isWide: true)
    case .locator64:
      guard let wideEnd, record.number(at: 8, bytes: 8) == wideEnd else {
        throw .damaged(.zip, "its end is not where it says")
      }
    case .end:
      try compareEnd(
        count: record.number(at: 10, bytes: 2), size: record.number(at: 12, bytes: 4),
        start: record.number(at: 16, bytes: 4), isWide: false)
    }
  }

  private mutating func compare(_ entry: ZipMember, length: Int) throws(UnpackingFault) {
    guard let member = open.removeValue(forKey: entry.offset), member.agrees(with: entry) else {
      throw .damaged(.zip, "its directory says something else of \(entry.title) than stands before it")
    }
    entryCount += 1
    size += length
  }

  private func compareEnd(count: Int, size: Int, start: Int, isWide: Bool) throws(UnpackingFault) {
    // What has no room in 16 or 32 bits stands in the record of 64 bits.
    func fits(_ said: Int, _ known: Int, _ none: Int) -> Bool {
      said == known || (!isWide && wideEnd != nil && said == none)
    }
    guard open.isEmpty, fits(count, entryCount, 0xFFFF), fits(size, self.size, 0xFFFF_FFFF),
      fits(start, self.start, 0xFFFF_FFFF)
    else { throw .damaged(.zip, "its directory does not name what it holds") }
  }
}
