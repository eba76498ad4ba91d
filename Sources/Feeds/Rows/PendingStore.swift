/// A store of a table until its last row has come: the values of its rows, each with its place.
struct PendingStore {
  /// A value of a cell, as a range of ``arena``.
  struct Value {
    var column: TableColumn
    var range: Range<Int>
    var line: Int
    var column1: Int
  }

  /// A party and what its columns say, as indices of ``values``.
  struct Member {
    var party: TableColumn.Party
    var name: Int?
    var kind: Int?
    var values: [Int] = []
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
  /// Hashes of the values, so that a hostile table cannot make the search for one long.
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

  /// Whether there is no store.
  var isEmpty: Bool { line == 0 }

  /// Forgets the store.
  mutating func removeAll() {
    arena.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    members.removeAll(keepingCapacity: true)
    seen.removeAll(keepingCapacity: true)
    rows.removeAll()
    id.removeAll(keepingCapacity: true)
    breakage = nil
    line = 0
  }

  /// Notes why the store cannot be taken; the first counts.
  mutating func setAside(_ breakage: Breakage) { if self.breakage == nil { self.breakage = breakage } }

  /// Adds the values of a row. A value that the store has already in the same column counts once; a party of a role
  /// goes on with the rows before unless it has another name.
  ///
  /// - Parameter mostParties: Parties beyond these are not kept; one more is, so that the record breaks its limit.
  mutating func add(
    _ row: [(column: TableColumn, text: [UInt8], line: Int, column1: Int)], mostParties: Int
  ) {
    var parties: [TableColumn.Party] = []
    for cell in row {
      guard case .party(let party, _) = cell.column else {
        keepOnce(cell, of: nil)
        continue
      }
      if !parties.contains(party) { parties.append(party) }
    }
    for party in parties {
      let cells = row.filter { if case .party(party, _) = $0.column { true } else { false } }
      let name = cells.first { $0.column == .party(party, .name) }?.text
      guard let member = member(party, named: name, most: mostParties) else { continue }
      for cell in cells {
        guard let index = keepOnce(cell, of: member) else { continue }
        members[member].values.append(index)
        if case .party(_, .name) = cell.column, members[member].name == nil { members[member].name = index }
        if case .party(_, .kind) = cell.column, members[member].kind == nil { members[member].kind = index }
      }
    }
  }

  private mutating func member(_ party: TableColumn.Party, named name: [UInt8]?, most: Int) -> Int? {
    let found = members.firstIndex { member in
      guard member.party == party else { return false }
      guard let name, let other = member.name else { return true }
      return arena[values[other].range].elementsEqual(name)
    }
    if let found { return found }
    guard members.count <= most else { return nil }
    members.append(Member(party: party))
    return members.count - 1
  }

  /// - Returns: The index of the value when it is new.
  @discardableResult private mutating func keepOnce(
    _ cell: (column: TableColumn, text: [UInt8], line: Int, column1: Int), of member: Int?
  ) -> Int? {
    var hasher = Hasher()
    hasher.combine(cell.column)
    hasher.combine(member)
    hasher.combine(cell.text)
    guard seen.insert(hasher.finalize()).inserted else { return nil }
    let start = arena.count
    arena += cell.text
    values.append(Value(column: cell.column, range: start..<arena.count, line: cell.line, column1: cell.column1))
    return values.count - 1
  }
}
