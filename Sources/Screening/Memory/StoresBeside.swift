internal import Marketplace

extension Market {
  /// The same market with other stores beside its own.
  ///
  /// Of a store that both have, the market's own record counts, but where only its listings name it.
  /// - Parameters:
  ///   - others: In order of id (bytes).
  ///   - feeds: The files of the others.
  /// - Complexity: O(bytes of the stores + listings · log stores).
  func beside(_ others: RecordTable, from feeds: [String]) -> Market {
    var table = stores
    let first = table.count
    table.append(contentsOf: others, firstFile: files.count)
    let arena = table.arena.span
    func id(_ record: Int) -> Range<Int> { table.first(.id, of: record)?.text ?? 0..<0 }
    var records: [Int] = []
    records.reserveCapacity(table.count)
    var (mine, theirs) = (0, first)
    while mine < first || theirs < table.count {
      let order =
        mine == first
        ? 1 : theirs == table.count ? -1 : arena.extracting(id(mine)).order(before: arena.extracting(id(theirs)))
      records.append(order < 0 || order == 0 && table.isRegistered(mine) ? mine : theirs)
      if order <= 0 { mine += 1 }
      if order >= 0 { theirs += 1 }
    }
    return Market(files: files + feeds, stores: table.reordered(records), listings: listings, asOf: asOf)
  }
}

extension RecordTable {
  /// The same records in order of id (bytes).
  consuming func inOrderOfID() -> RecordTable {
    let ids = (0..<count).map { first(.id, of: $0)?.text ?? 0..<0 }
    let order = ids.indices.sorted { arena[ids[$0]].lexicographicallyPrecedes(arena[ids[$1]]) }
    return reordered(order)
  }
}
