/// Reads the rows that `storewarden records` writes, JSON Lines: stores, listings, and records that were set aside.
///
/// A row's members are told to the record reader as the elements that `Tables/records.yaml` names.
final class RecordRows<Sink: RecordSink>: FeedConsumer {
  private let records: RecordReader<Sink>
  private let limits: FeedLimits
  private var names = RowNames()
  private var line: [UInt8] = []
  private var number = 0
  private var isTooLong = false
  private var row: JSONRow
  private var hasRow = false
  private var isAfterReturn = false
  /// Whether anything of the member that is being told is read, and whether anything is not.
  private var (isRead, isLost) = (false, false)
  /// Members of which it was said that nothing reads them.
  private var left: Set<[UInt8]> = []
  /// Told every row as written, after its record was told; `nil` when nobody asks.
  var onRow: ((_ row: [UInt8], _ line: Int) -> Void)?
  /// The line of the document that the first row stands on.
  var firstLine = 1

  /// Objects and arrays inside one another; the rows of records have three.
  static var depth: Int { 16 }

  init(_ profile: FeedProfile, records: RecordReader<Sink>, limits: FeedLimits) {
    self.records = records
    self.limits = limits
    row = JSONRow(depth: Self.depth)
    records.use(profile, as: profile.format, rootSpace: 0, isVerbatim: true) { names.intern($0) }
    _ = records.start(names.name("rows"))
  }

  /// Bytes of a line. Escapes make what a record holds longer, and a listing's pictures stand twice.
  private var lineBytes: Int { 4 * limits.recordBytes }

  func parse(_ bytes: Span<UInt8>) throws(XMLFault) {
    var start = 0
    for position in 0..<bytes.count where bytes[position] == 0x0A {
      append(bytes.extracting(start..<position))
      try take()
      start = position + 1
    }
    append(bytes.extracting(start..<bytes.count))
  }

  func finish() throws(XMLFault) {
    if !line.isEmpty || isTooLong { try take() }
    _ = records.end()
  }

  private func append(_ bytes: Span<UInt8>) {
    guard !isTooLong, line.count + bytes.count <= lineBytes else {
      isTooLong = true
      line.removeAll(keepingCapacity: true)
      return
    }
    // `Span` has no bulk append yet; the buffer is used within the call only.
    unsafe bytes.withUnsafeBufferPointer { unsafe line.append(contentsOf: $0) }
  }

  private func take() throws(XMLFault) {
    number += 1
    defer {
      line.removeAll(keepingCapacity: true)
      isTooLong = false
    }
    if isTooLong {
      setAside(0, field: "record", "the line is longer than \(lineBytes) bytes")
    } else {
      if line.last == 0x0D { line.removeLast() }
      guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else { return }
      if let offset = RowText.fault(in: line.span) { throw fault(offset, RowText.reason(for: line[offset])) }
      do throws(JSONRow.Fault) { try row.parse(line) } catch { throw fault(error.offset, error.reason) }
      try tell()
    }
    hasRow = true
    onRow?(line, number + firstLine - 1)
  }

  private func tell() throws(XMLFault) {
    let type = row.string("type")
    let offset = row.member("type").map { row.tokens[$0].offset } ?? 0
    if type == "refused" {
      throw fault(
        0,
        "this row says that the feed \"\((row.string("file") ?? "").prefix(200))\" was refused, so the rows of it do not "
          + "count; write the records again without it")
    }
    guard let type, ["store", "listing", "supplement", "quarantine"].contains(type) else {
      guard hasRow else {
        throw fault(
          offset,
          "this is JSON, but its first row is no record: \(Self.wantedType); `storewarden records` writes such rows")
      }
      return setAside(offset, field: "type", raw: type ?? "", Self.wantedType)
    }
    if let flaw = row.flaw { return setAside(flaw.offset, field: "record", flaw.reason) }
    if type == "quarantine" {
      return setAside(
        0, field: row.string("field") ?? "record", raw: row.string("raw") ?? "",
        row.string("reason") ?? "the record was set aside before", record: row.string("record"))
    }
    records.place = (number + firstLine - 1, 1)
    records.locate = { [row, line, place] _, raw in
      let token = row.tokens.first { token in
        (token.kind == .string || token.kind == .number) && RecordCapture.excerpt(row.text[token.value]) == raw
      }
      return raw.isEmpty ? nil : token.map { place(line, $0.offset) }
    }
    emit(as: type == "listing" && row.isTrue("partial") ? "part" : type)
    records.locate = nil
  }

  private static var wantedType: String { "\"type\" must be \"store\", \"listing\", \"supplement\" or \"quarantine\"" }

  // MARK: - Events

  private func emit(as type: String) {
    let hasRoles = row.member("pictures").map { row.tokens[$0].kind == .array && row.tokens[$0 + 1].kind != .endArray }
    var index = 1
    _ = records.start(names.name(type))
    while index < row.tokens.count - 1 {
      let name = row.text[row.tokens[index].name]
      // Pictures stand twice in a row; the addresses alone count when nothing tells their roles.
      if name.elementsEqual("images".utf8), hasRoles != true, row.tokens[index].kind == .array {
        index = emitPictures(from: index)
      } else {
        (isRead, isLost) = (false, false)
        let next = emit(index, as: name)
        if isLost, !isRead { leave(name, at: row.tokens[index]) }
        index = next
      }
    }
    _ = records.end()
  }

  /// Says once of a member that nothing reads it: a misspelt or foreign name would lose what stands there in silence.
  private func leave(_ name: ArraySlice<UInt8>, at token: JSONRow.Token) {
    guard left.count < Self.mostLeft, !isAbout(name),
      left.insert(Array(name)).inserted
    else { return }
    let place = place(line, token.offset)
    records.remark(.unknownColumn(name: RecordCapture.excerpt(name)), line: place.line, column: place.column)
  }

  private func isAbout(_ name: ArraySlice<UInt8>) -> Bool {
    Self.about.contains { known in name.elementsEqual(known.description.utf8) }
  }

  /// Members that are named; a file of nothing else says no more by its hundredth.
  private static var mostLeft: Int { 100 }
  /// Members that say of a row where it came from; and a word that stands beside what it says.
  private static var about: [StaticString] {
    ["type", "file", "line", "column", "format", "partial", "availabilityWord", "conditionWord", "images"]
  }

  /// Tells a value and what it holds.
  ///
  /// - Returns: The index of the token behind it.
  private func emit(_ index: Int, as name: ArraySlice<UInt8>) -> Int {
    let token = row.tokens[index]
    var next = index + 1
    switch token.kind {
    case .null: return next
    case .string, .number, .boolean:
      if records.start(names.name(name)).isEmpty { isLost = true } else { isRead = true }
      records.text(row.text.span.extracting(token.value))
      _ = records.end()
      return next
    case .array:
      while row.tokens[next].kind != .endArray { next = emit(next, as: name) }
      return next + 1
    case .object:
      let interest = records.start(names.name(name))
      if !interest.isEmpty { isRead = true }
      if interest.contains(.text) { _ = records.setAsideOpenRecord("the value must be a text and is an object") }
      // What opens a party must come before what belongs to it, wherever it stands.
      let role = leadingRole(from: next)
      if let role { _ = emit(role, as: row.text[row.tokens[role].name]) }
      while row.tokens[next].kind != .endObject {
        next = next == role ? next + 1 : emit(next, as: row.text[row.tokens[next].name])
      }
      _ = records.end()
      return next + 1
    case .endObject, .endArray: return next
    }
  }

  private func leadingRole(from index: Int) -> Int? {
    var level = 0
    for place in index..<row.tokens.count {
      let token = row.tokens[place]
      switch token.kind {
      case .object, .array: level += 1
      case .endObject, .endArray:
        level -= 1
        if level < 0 { return nil }
      default: if level == 0, row.text[token.name].elementsEqual("role".utf8) { return place }
      }
    }
    return nil
  }

  private func emitPictures(from index: Int) -> Int {
    var next = index + 1
    while row.tokens[next].kind != .endArray {
      guard row.tokens[next].kind == .string else {
        next = emit(next, as: Array("images".utf8)[...])
        continue
      }
      _ = records.start(names.name("pictures"))
      next = emit(next, as: Array("href".utf8)[...])
      _ = records.end()
    }
    return next + 1
  }

  // MARK: - Places

  private func place(_ line: [UInt8], _ offset: Int) -> (line: Int, column: Int) {
    (number + firstLine - 1, line.prefix(offset).count { $0 & 0xC0 != 0x80 } + 1)
  }

  private func fault(_ offset: Int, _ reason: String) -> XMLFault {
    let place = place(line, offset)
    return XMLFault(line: place.line, column: place.column, reason: reason)
  }

  private func setAside(_ offset: Int, field: String, raw: String = "", _ reason: String, record: String? = nil) {
    let place = place(line, offset)
    records.setAside(
      record: record ?? (isTooLong ? nil : row.string("id")), line: place.line, column: place.column, field: field,
      raw: raw, reason: reason)
  }
}
