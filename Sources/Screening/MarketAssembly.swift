internal import Catalog
internal import Feeds
internal import Marketplace

/// Puts the records of many feeds together into one market.
///
/// Each id stands once: of records with one id, the first by file name and line counts and the others are set aside,
/// so that the order in which feeds are named never shows. A store that only its listings name becomes a store of
/// which nothing but the id is known.
struct MarketAssembly {
  private var files: [String] = []
  private var stores = RecordTable()
  private var listings = RecordTable()
  private var parts = RecordTable()
  private var asOf: Day?
  private(set) var quarantined: [QuarantinedRecord] = []

  /// Takes what one feed said. Feeds are taken in the order of their file numbers.
  mutating func take(_ contents: consuming FeedContents, from file: String) {
    files.append(file)
    stores.append(contentsOf: contents.stores)
    listings.append(contentsOf: contents.listings)
    parts.append(contentsOf: contents.parts)
    parts.append(contentsOf: contents.supplements)
    quarantined += contents.quarantined
    asOf = [asOf, contents.asOf].compactMap(\.self).max()
  }

  /// Takes the place of a feed that was refused, so that the numbers of later files fit.
  mutating func skip(_ file: String) { files.append(file) }

  /// Takes what a catalog knows, whose files have the numbers after those of the feeds.
  mutating func take(_ known: RecalledRecords) {
    files += known.feeds
    stores.append(contentsOf: known.stores)
    listings.append(contentsOf: known.listings)
    asOf = [asOf, known.asOf].compactMap(\.self).max()
  }

  /// The ids that were taken so far, as bytes: strings that look alike are equal.
  func ids() -> (stores: Set<ArraySlice<UInt8>>, listings: Set<ArraySlice<UInt8>>) {
    func ids(of table: RecordTable) -> Set<ArraySlice<UInt8>> {
      Set((0..<table.count).map { table.arena[table.first(.id, of: $0)?.text ?? 0..<0] })
    }
    return (ids(of: stores), ids(of: listings))
  }

  /// The market, and the records that were set aside because their ids were taken.
  consuming func market() -> (market: Market, quarantined: [QuarantinedRecord]) {
    let storeOrder = order(of: stores, noun: "store")
    stores = stores.reordered(storeOrder)
    let listingOrder = order(of: listings, noun: "listing")
    listings = listings.reordered(listingOrder)
    joinParts()
    addUnregisteredStores()
    let market = Market(files: files, stores: stores, listings: listings, asOf: asOf)
    quarantined.sort {
      ($0.place.file, $0.place.line, $0.place.column) < ($1.place.file, $1.place.line, $1.place.column)
    }
    return (market, quarantined)
  }

  private mutating func joinParts() {
    guard parts.count > 0 else { return }
    let joining = PartJoining(parts, to: listings, files: files)
    parts = RecordTable()
    quarantined += joining.orphans
    guard joining.joined.count > 0 else { return }
    let first = listings.count
    listings.append(contentsOf: joining.joined)
    let replaced = Set(joining.successors.values)
    listings = listings.reordered(
      (0..<first).map { joining.successors[$0].map { first + $0 } ?? $0 }
        + (0..<joining.joined.count).filter { !replaced.contains($0) }.map { first + $0 })
    listings = listings.reordered(order(of: listings, noun: "listing"))
  }

  /// Records by ascending id, each id once.
  private mutating func order(of table: RecordTable, noun: String) -> [Int] {
    let ids = (0..<table.count).map { table.first(.id, of: $0)?.text ?? 0..<0 }
    let arena = table.arena.span
    func precedes(_ a: Int, _ b: Int) -> Bool {
      let order = arena.extracting(ids[a]).order(before: arena.extracting(ids[b]))
      if order != 0 { return order < 0 }
      let (fileA, fileB) = (files[table.file(of: a)], files[table.file(of: b)])
      return (fileA, table.line(of: a), table.column(of: a)) < (fileB, table.line(of: b), table.column(of: b))
    }
    var order = Array(0..<table.count)
    if !(1..<max(1, table.count)).allSatisfy({ precedes($0 - 1, $0) }) { order.sort(by: precedes) }
    var kept: [Int] = []
    kept.reserveCapacity(order.count)
    for record in order {
      if let first = kept.last, arena.extracting(ids[first]).order(before: arena.extracting(ids[record])) == 0 {
        // Every feed of a shop says who it is; that is no second shop.
        if noun == "store", isRepetition(record, of: first, in: table) { continue }
        quarantined.append(repeated(record, first: first, in: table, noun: noun))
      } else {
        kept.append(record)
      }
    }
    return kept
  }

  /// Whether two records say the same, value by value.
  private func isRepetition(_ record: Int, of first: Int, in table: RecordTable) -> Bool {
    table.values(of: record).elementsEqual(table.values(of: first)) { a, b in
      a.field == b.field && a.part == b.part && table.arena[a.text] == table.arena[b.text]
        && table.arena[a.qualifier] == table.arena[b.qualifier]
    }
  }

  private func repeated(_ record: Int, first: Int, in table: RecordTable, noun: String) -> QuarantinedRecord {
    let id = table.string(.id, of: record) ?? ""
    return QuarantinedRecord(
      place: place(of: record, in: table), record: id, field: "id", raw: String(id.prefix(200)),
      reason: "the \(noun) id stands already at \(place(of: first, in: table)); give every \(noun) an id of its own")
  }

  private func place(of record: Int, in table: RecordTable) -> SourcePlace {
    SourcePlace(
      file: files[table.file(of: record)], line: table.line(of: record), column: table.column(of: record))
  }

  private mutating func addUnregisteredStores() {
    guard listings.count > 0 else { return }
    // Arrays of bytes, not strings: strings that look alike are equal.
    var known: Set<ArraySlice<UInt8>> = []
    for store in 0..<stores.count { known.insert(stores.arena[stores.first(.id, of: store)?.text ?? 0..<0]) }
    var added = false
    var draft = RecordDraft()
    for listing in 0..<listings.count {
      guard let id = listings.first(.store, of: listing)?.text, known.insert(listings.arena[id]).inserted else {
        continue
      }
      draft.removeAll()
      draft.append(.id, listings.arena.span.extracting(id))
      stores.append(
        draft, file: listings.file(of: listing), line: listings.line(of: listing), column: listings.column(of: listing))
      added = true
    }
    if added { stores = stores.reordered(order(of: stores, noun: "store")) }
  }
}
