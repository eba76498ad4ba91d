/// A store of a table until its last row has come: the values of its rows, each with its place.
///
/// Columns and parties are numbers, so that a row of a table of millions costs no allocation and no reference count.
struct PendingStore {
  /// A value of a cell, as a range of ``arena``.
  struct Value {
    /// The number of what its column says; see ``StoreColumns``.
    var column: Int
    var range: Range<Int>
    var line: Int
    var column1: Int
    /// The member that it belongs to; -1 when it belongs to the store itself.
    var member = -1
    /// The next value of the same member; -1 for the last.
    var next = -1
  }

  /// A party and what its columns say, as numbers of ``values``; -1 where there is none.
  struct Member {
    /// The number of the party; see ``StoreColumns``.
    var party: Int
    var name = -1
    var kind = -1
    var first = -1
    var last = -1
  }

  /// Why the store cannot be taken, found while its rows were read.
  struct Breakage {
    var field: String
    var raw: String
    var reason: String
    var line: Int
    var column: Int
  }

  private(set) var arena: [UInt8] = []
  private(set) var values: [Value] = []
  private(set) var members: [Member] = []
  /// The cells of the row that is being added, as values that are not kept yet.
  private var row: [Value] = []
  /// Hashes of the values once there are many, so that a hostile table cannot make the search for one long.
  private var seen: Set<Int> = []
  /// The first breakage.
  private(set) var breakage: Breakage?
  /// The store's id; empty when the table says none.
  var id: [UInt8] = []
  /// Where its first row stands.
  var line = 0
  /// The rows as written, when they are asked for.
  var rows: [[UInt8]] = []
  /// The line that its last row ends on.
  var lastLine = 0

  /// So many values are looked through one by one.
  private static let few = 32

  /// Whether there is no store.
  var isEmpty: Bool { line == 0 }

  /// Forgets the store.
  mutating func removeAll() {
    arena.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    row.removeAll(keepingCapacity: true)
    if !seen.isEmpty { seen.removeAll(keepingCapacity: true) }
    if !rows.isEmpty { rows.removeAll() }
    id.removeAll(keepingCapacity: true)
    breakage = nil
    line = 0
  }

  /// Notes why the store cannot be taken; the first counts.
  mutating func setAside(_ breakage: Breakage) { if self.breakage == nil { self.breakage = breakage } }

  /// Adds a cell to the row that is being read.
  mutating func append(_ text: Span<UInt8>, column: Int, line: Int, column1: Int) {
    let start = arena.count
    // `Span` has no bulk append yet; the buffer is used within the call only.
    unsafe text.withUnsafeBufferPointer { unsafe arena.append(contentsOf: $0) }
    row.append(Value(column: column, range: start..<arena.count, line: line, column1: column1))
  }

  /// Takes the cells of the row that has been read. A value that the store has already in the same column counts once; a
  /// party of a role goes on with the rows before unless it has another name.
  ///
  /// - Parameters:
  ///   - columns: What the columns say.
  ///   - mostParties: Parties beyond these are not kept; one more is, so that the record breaks its limit.
  mutating func takeRow(_ columns: StoreColumns, mostParties: Int) {
    for index in row.indices where columns[row[index].column].party < 0 { keepOnce(index, of: -1) }
    for first in row.indices {
      let party = columns[row[first].column].party
      guard party >= 0, row[first].member == -1 else { continue }
      let name = row.indices.dropFirst(first).first {
        columns[row[$0].column].party == party && columns[row[$0].column].isName
      }
      let member = member(party, named: name.map { row[$0].range }, most: mostParties)
      for index in first..<row.count where columns[row[index].column].party == party {
        // Taken, whether or not it is kept.
        row[index].member = -2
        guard let member, let kept = keepOnce(index, of: member) else { continue }
        if members[member].last >= 0 { values[members[member].last].next = kept } else { members[member].first = kept }
        members[member].last = kept
        let column = columns[row[index].column]
        if column.isName, members[member].name < 0 { members[member].name = kept }
        if column.isKind, members[member].kind < 0 { members[member].kind = kept }
      }
    }
    row.removeAll(keepingCapacity: true)
  }

  private mutating func member(_ party: Int, named name: Range<Int>?, most: Int) -> Int? {
    for index in members.indices where members[index].party == party {
      guard let name, members[index].name >= 0 else { return index }
      if areEqual(values[members[index].name].range, name) { return index }
    }
    guard members.count <= most else { return nil }
    members.append(Member(party: party))
    return members.count - 1
  }

  private func areEqual(_ a: Range<Int>, _ b: Range<Int>) -> Bool {
    guard a.count == b.count else { return false }
    for offset in 0..<a.count where arena[a.lowerBound + offset] != arena[b.lowerBound + offset] { return false }
    return true
  }

  /// - Returns: The number of the value when it is new.
  @discardableResult private mutating func keepOnce(_ index: Int, of member: Int) -> Int? {
    var value = row[index]
    value.member = member
    if values.count < Self.few {
      for other in values where other.column == value.column && other.member == member {
        if areEqual(other.range, value.range) { return nil }
      }
    } else {
      if seen.isEmpty { for other in values { seen.insert(hash(of: other)) } }
      guard seen.insert(hash(of: value)).inserted else { return nil }
    }
    values.append(value)
    return values.count - 1
  }

  private func hash(of value: Value) -> Int {
    var hasher = Hasher()
    hasher.combine(value.column)
    hasher.combine(value.member)
    for index in value.range { hasher.combine(arena[index]) }
    return hasher.finalize()
  }
}
