import Marketplace

/// A store of a table until its last row has come: the values of its rows, each with its place.
///
/// Its buffers are used again for the next store.
struct PendingStore: ~Copyable {
  /// A value, as a range of ``text``.
  struct Value {
    /// The number of its column.
    var column: Int
    var range: Range<Int>
    /// The cell that it stands in: the row of the store, and where in it.
    var row: Int
    var offset: Int
    /// The party that it belongs to, as an index of ``members``; -1 for none.
    var member = -1
  }

  /// A party and the values that name it, as indices of ``values``.
  struct Member {
    var party: Int
    var name: Int?
    var kind: Int?
  }

  /// Why the store cannot be taken, found while its rows were read.
  struct Breakage {
    var field: String
    var raw: String
    var reason: String
    var line: Int
    var column: Int
  }

  private var arena = ByteArena()
  private(set) var values: [Value] = []
  private(set) var members: [Member] = []
  /// Values of the row under way.
  private var fresh: [Value] = []
  private var freshParties: [Int] = []
  /// Hashes of the values, once there are many, so that a hostile table cannot make the search for one long.
  private var seen: Set<Int> = []
  /// The first breakage.
  private(set) var breakage: Breakage?
  /// Where its first row stands.
  private(set) var line = 0
  /// The line that its last row ends on.
  private(set) var lastLine = 0
  /// The rows as written, one behind the other, and where and on which line each begins.
  private var written = ByteArena()
  private var starts: [(start: Int, line: Int)] = []
  private var idRange = 0..<0

  /// Values up to this number are searched one by one.
  private static let fewValues = 48

  /// Whether there is no store.
  var isEmpty: Bool { starts.isEmpty }

  /// The bytes that values point into.
  var text: [UInt8] { arena.block }

  /// Bytes of its rows.
  var byteCount: Int { written.count }

  /// The store's id; empty when the table says none.
  var id: ArraySlice<UInt8> { text[idRange] }

  /// The rows as written.
  var rows: [[UInt8]] {
    starts.indices.map {
      Array(written.block[starts[$0].start..<($0 + 1 < starts.count ? starts[$0 + 1].start : written.count)])
    }
  }

  /// Where a value stands: line, and column in characters.
  func place(of value: Value) -> (line: Int, column: Int) {
    let (start, line) = starts[value.row]
    let place = DelimitedRows.place(ofOffset: value.offset, in: written.block[start..<written.count])
    return (line + place.line, place.column)
  }

  /// Forgets the store.
  mutating func removeAll() {
    arena.removeAll()
    values.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    written.removeAll()
    starts.removeAll(keepingCapacity: true)
    if !seen.isEmpty { seen.removeAll() }
    idRange = 0..<0
    if breakage != nil { breakage = nil }
  }

  /// Begins the store that has an id.
  mutating func begin(id: Span<UInt8>, line: Int) {
    idRange = append(id)
    self.line = line
  }

  /// Begins a row.
  mutating func beginRow(_ row: Span<UInt8>, lines: ClosedRange<Int>) {
    starts.append((written.count, lines.lowerBound))
    written.append(row)
    lastLine = lines.upperBound
  }

  /// Notes why the store cannot be taken; the first counts.
  mutating func setAside(_ breakage: Breakage) { if self.breakage == nil { self.breakage = breakage } }

  /// Adds a value of the row under way, which stands in the cell at `offset`.
  mutating func add(_ text: Span<UInt8>, column: Int, offset: Int) {
    let range = append(text)
    fresh.append(Value(column: column, range: range, row: starts.count - 1, offset: offset))
  }

  private mutating func append(_ text: Span<UInt8>) -> Range<Int> {
    let start = arena.count
    arena.append(text)
    return start..<arena.count
  }

  /// Ends a row. A value that the store has already in the same column counts once; a party of a role goes on with the
  /// rows before unless it has another name.
  ///
  /// - Parameter mostParties: Parties beyond these are not kept; one more is, so that the record breaks its limit.
  mutating func endRow(_ columns: borrowing StoreColumns, mostParties: Int) {
    freshParties.removeAll(keepingCapacity: true)
    for index in fresh.indices {
      let party = columns.all[fresh[index].column].party
      if party < 0 {
        _ = keepOnce(fresh[index], of: -1)
      } else if !freshParties.contains(party) {
        freshParties.append(party)
      }
    }
    for index in freshParties.indices { endRow(of: freshParties[index], columns, mostParties: mostParties) }
    fresh.removeAll(keepingCapacity: true)
  }

  private mutating func endRow(of party: Int, _ columns: borrowing StoreColumns, mostParties: Int) {
    let name = fresh.first { columns.all[$0.column].party == party && columns.all[$0.column].place == .partyName }
    guard let member = member(party, named: name?.range, most: mostParties) else { return }
    for index in fresh.indices where columns.all[fresh[index].column].party == party {
      guard let value = keepOnce(fresh[index], of: member) else { continue }
      switch columns.all[fresh[index].column].place {
      case .partyName: if members[member].name == nil { members[member].name = value }
      case .partyKind: if members[member].kind == nil { members[member].kind = value }
      default: break
      }
    }
  }

  private mutating func member(_ party: Int, named name: Range<Int>?, most: Int) -> Int? {
    let found = members.firstIndex { member in
      guard member.party == party else { return false }
      guard let name, let other = member.name else { return true }
      return text[values[other].range] == text[name]
    }
    if let found { return found }
    guard members.count <= most else { return nil }
    members.append(Member(party: party))
    return members.count - 1
  }

  /// - Returns: The index of the value when it is new.
  private mutating func keepOnce(_ value: Value, of member: Int) -> Int? {
    if values.count < Self.fewValues {
      for index in values.indices where values[index].column == value.column && values[index].member == member {
        if text[values[index].range] == text[value.range] { return nil }
      }
    } else {
      if seen.isEmpty { for value in values { seen.insert(hash(of: value, member: value.member)) } }
      guard seen.insert(hash(of: value, member: member)).inserted else { return nil }
    }
    var value = value
    value.member = member
    values.append(value)
    return values.count - 1
  }

  private func hash(of value: Value, member: Int) -> Int {
    var hasher = Hasher()
    hasher.combine(value.column)
    hasher.combine(member)
    hasher.combine(text[value.range])
    return hasher.finalize()
  }
}
