internal import Feeds
internal import Marketplace

/// Joins what feeds say of listings apart from them: prices, pictures, stock in records of their own.
///
/// A part belongs to the listing whose id is what its `part-of` says, or else its id. What it says of the offer (price,
/// sale price, availability) counts instead of what the listing says, because that is what such records are for; what
/// it says of the goods fills in what the listing does not say; pictures, GTINs and attributes are added. Of several
/// parts that say the same, the first by file name and line counts. A part with a title and without a listing is one.
struct PartJoining {
  /// Records to put in the place of listings, and those that are listings by themselves.
  private(set) var joined = RecordTable()
  /// The record of ``joined`` that takes the place of a listing, by its index.
  private(set) var successors: [Int: Int] = [:]
  /// Parts that belong to nothing.
  private(set) var orphans: [QuarantinedRecord] = []

  private let listings: RecordTable
  private let parts: RecordTable
  private let files: [String]
  private var draft = RecordDraft()

  /// Joins parts.
  ///
  /// - Parameters:
  ///   - listings: Listings in ascending order of id (bytes), each id once.
  ///   - files: The names of the files that the tables' file numbers stand for.
  init(_ parts: RecordTable, to listings: RecordTable, files: [String]) {
    self.listings = listings
    self.parts = parts
    self.files = files
    let order = (0..<parts.count).sorted { precedes($0, $1) }
    var start = 0
    while start < order.count {
      let key = parts.arena[self.key(of: order[start])]
      var end = start + 1
      while end < order.count, parts.arena[self.key(of: order[end])] == key { end += 1 }
      join(Array(order[start..<end]), key)
      start = end
    }
  }

  private func key(of part: Int) -> Range<Int> {
    (parts.first(.partOf, of: part) ?? parts.first(.id, of: part))?.text ?? 0..<0
  }

  private func precedes(_ a: Int, _ b: Int) -> Bool {
    let arena = parts.arena.span
    let order = arena.extracting(key(of: a)).order(before: arena.extracting(key(of: b)))
    if order != 0 { return order < 0 }
    let (fileA, fileB) = (files[parts.file(of: a)], files[parts.file(of: b)])
    return (fileA, parts.line(of: a), parts.column(of: a)) < (fileB, parts.line(of: b), parts.column(of: b))
  }

  private mutating func join(_ group: [Int], _ key: ArraySlice<UInt8>) {
    guard let listing = listing(withID: key) else {
      for part in group { stand(alone: part) }
      return
    }
    let store = listings.first(.store, of: listing)?.text
    let own = group.filter { part in
      guard let store, let other = parts.first(.store, of: part)?.text else { return true }
      return parts.arena[other] == listings.arena[store]
    }
    for part in group where !own.contains(part) {
      setAside(part, reason: "its listing is another store's; name the store that sells it")
    }
    guard !own.isEmpty else { return }
    draft.removeAll()
    append(listing, own)
    successors[listing] = joined.count
    joined.append(
      draft, file: listings.file(of: listing), line: listings.line(of: listing), column: listings.column(of: listing))
  }

  /// The listing with an id.
  private func listing(withID id: ArraySlice<UInt8>) -> Int? {
    var low = 0
    var high = listings.count
    while low < high {
      let middle = (low + high) / 2
      let other = listings.arena[listings.first(.id, of: middle)?.text ?? 0..<0]
      if other.lexicographicallyPrecedes(id) { low = middle + 1 } else { high = middle }
    }
    guard low < listings.count, listings.arena[listings.first(.id, of: low)?.text ?? 0..<0] == id else { return nil }
    return low
  }

  private mutating func stand(alone part: Int) {
    guard !isPictureElsewhere(part) else { return }
    guard parts.first(.title, of: part) != nil, parts.first(.id, of: part) != nil else {
      let id = parts.string(key(of: part))
      return setAside(
        part, reason: "it only says more of the listing \"\(id.prefix(200))\", which no feed has; read its feed too")
    }
    draft.removeAll()
    for value in parts.values(of: part) where value.field != .partOf { append(value, of: parts) }
    joined.append(draft, file: parts.file(of: part), line: parts.line(of: part), column: parts.column(of: part))
  }

  /// Whether a part is but a picture of something that is no listing: shops' exports hold those of their pages, too.
  private func isPictureElsewhere(_ part: Int) -> Bool {
    parts.first(.partOf, of: part) != nil
      && parts.values(of: part).allSatisfy { [.id, .partOf, .store, .picture].contains($0.field) }
  }

  private mutating func setAside(_ part: Int, reason: String) {
    let id = parts.string(key(of: part))
    orphans.append(
      QuarantinedRecord(
        place: SourcePlace(
          file: files[parts.file(of: part)], line: parts.line(of: part), column: parts.column(of: part)),
        record: id, field: "id", raw: String(id.prefix(200)), reason: reason))
  }

  // MARK: One listing

  /// Writes a listing and its parts into the draft.
  private mutating func append(_ listing: Int, _ group: [Int]) {
    let offer = Dictionary(
      uniqueKeysWithValues: [Field.price, .salePrice, .availability].compactMap { field in
        group.first { parts.first(field, of: $0) != nil }.map { (field, $0) }
      })
    var said = Set(offer.keys)
    if said.contains(.price) { said.insert(.rawPrice) }
    var isSkipped = false
    for value in listings.values(of: listing) {
      if value.field != .unit { isSkipped = value.field == .picture || said.contains(value.field) }
      if !isSkipped { append(value, of: listings) }
    }
    appendPictures(listing, group)
    for (field, part) in offer.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      for value in parts.values(of: part)
      where value.field == field || (field == .price && value.field == .rawPrice) {
        append(value, of: parts)
      }
    }
    for value in listings.values(of: listing) { said.insert(value.field) }
    for part in group { appendGoods(of: part, beyond: &said, listing) }
  }

  /// The pictures of a listing and of its parts, the main ones first, each once.
  private mutating func appendPictures(_ listing: Int, _ group: [Int]) {
    var pictures = listings.values(of: listing).filter { $0.field == .picture }.map { (table: listings, value: $0) }
    for part in group {
      pictures += parts.values(of: part).filter { $0.field == .picture }.map { (table: parts, value: $0) }
    }
    var seen: Set<ArraySlice<UInt8>> = []
    let once = pictures.filter { seen.insert($0.table.arena[$0.value.text]).inserted }
    let isMain = once.map { $0.table.arena[$0.value.qualifier].elementsEqual("main".utf8) }
    for wanted in [true, false] {
      for (picture, isMain) in zip(once, isMain) where isMain == wanted { append(picture.value, of: picture.table) }
    }
  }

  /// What a part says of the goods and neither the listing nor an earlier part said.
  private mutating func appendGoods(of part: Int, beyond said: inout Set<Field>, _ listing: Int) {
    var new: Set<Field> = []
    var isSkipped = false
    for value in parts.values(of: part) {
      switch value.field {
      case .id, .partOf, .picture, .price, .rawPrice, .salePrice, .availability: isSkipped = true
      case .unit: break
      case .gtin, .attribute: isSkipped = listingSays(value, listing)
      default:
        isSkipped = said.contains(value.field)
        new.insert(value.field)
      }
      if !isSkipped { append(value, of: parts) }
    }
    said.formUnion(new)
  }

  private func listingSays(_ value: RecordValue, _ listing: Int) -> Bool {
    listings.values(of: listing).contains {
      $0.field == value.field && listings.arena[$0.text] == parts.arena[value.text]
        && listings.arena[$0.qualifier] == parts.arena[value.qualifier]
    }
  }

  private mutating func append(_ value: RecordValue, of table: RecordTable) {
    let arena = table.arena.span
    draft.append(
      value.field, arena.extracting(value.text), qualifier: arena.extracting(value.qualifier), part: value.part)
  }
}
