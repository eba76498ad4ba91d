/// Records in columns: every byte of text in one arena, every value a small slot into it.
///
/// A market of a million listings takes a handful of allocations, and a detector walks the bytes without making a
/// `String`. ``Listing`` and ``Store`` are made from it, one at a time, where people look.
public struct RecordTable: Sendable {
  /// The text of all records, UTF-8.
  public private(set) var arena: [UInt8] = []
  @usableFromInline var slots: [RecordSlot] = []
  @usableFromInline var heads: [RecordHead] = []

  /// An empty table.
  public init() {}

  /// The number of records.
  public var count: Int { heads.count }

  /// Adds a record.
  ///
  /// - Parameters:
  ///   - draft: Its values.
  ///   - file: The index of its file in the market's list of files.
  ///   - line: The line of its start tag, from 1.
  ///   - column: The column of its start tag in characters, from 1; 0 when unknown.
  /// - Complexity: O(bytes of the draft), amortised.
  public mutating func append(_ draft: borrowing RecordDraft, file: Int, line: Int, column: Int) {
    heads.append(
      RecordHead(
        firstByte: arena.count, firstSlot: slots.count, slotCount: UInt32(truncatingIfNeeded: draft.slots.count),
        file: Int32(truncatingIfNeeded: file), line: UInt32(truncatingIfNeeded: line),
        column: UInt32(truncatingIfNeeded: column)))
    arena.append(contentsOf: draft.bytes.block[..<draft.bytes.count])
    slots.append(contentsOf: draft.slots)
  }

  /// Bytes of text from which on no room is made ahead: what a file says of its size may be as large as it likes.
  private static let mostExpected = 4 << 30

  /// Makes room for all records of a feed, once a part of it was read: columns that grow by moving touch twice the memory.
  /// Room that is not used in the end costs addresses only; for a feed of many gigabytes none is made.
  ///
  /// - Parameter share: The share of the feed that the records so far stand for, above 0.
  public mutating func expect(share: Double) {
    guard share > 0, share < 1 else { return }
    // A little more than as many as those so far let expect.
    func whole(_ count: Int) -> Int { Int((Double(count) / share * 1.05).rounded(.up)) }
    guard Double(arena.count) / share < Double(Self.mostExpected) else { return }
    arena.reserveCapacity(whole(arena.count))
    slots.reserveCapacity(whole(slots.count))
    heads.reserveCapacity(whole(heads.count))
  }

  /// Adds all records of another table.
  ///
  /// - Parameter firstFile: What is added to the numbers of their files.
  /// - Complexity: O(bytes of `other`); O(1) into an empty table.
  public mutating func append(contentsOf other: RecordTable, firstFile: Int = 0) {
    guard count > 0 || firstFile > 0 else {
      self = other
      return
    }
    let byteOffset = arena.count
    let slotOffset = slots.count
    arena.append(contentsOf: other.arena)
    slots.append(contentsOf: other.slots)
    heads.reserveCapacity(heads.count + other.count)
    for head in other.heads {
      var moved = head
      moved.firstByte += byteOffset
      moved.firstSlot += slotOffset
      moved.file += Int32(truncatingIfNeeded: firstFile)
      heads.append(moved)
    }
  }

  /// The same table with only these records, in this order.
  ///
  /// The bytes of records that are left out stay in the arena.
  /// - Parameter order: Indexes of records, each at most once.
  /// - Complexity: O(records kept); no bytes are moved.
  public consuming func reordered(_ order: [Int]) -> RecordTable {
    heads = order.map { heads[$0] }
    return self
  }

  /// Drops every record from `count` on: what a refused file had added.
  ///
  /// - Precondition: the table was not reordered.
  public mutating func truncate(to count: Int) {
    guard count < heads.count else { return }
    let head = heads[count]
    arena.removeLast(arena.count - head.firstByte)
    slots.removeLast(slots.count - head.firstSlot)
    heads.removeLast(heads.count - count)
  }

  /// The index of the file that a record was read from.
  public func file(of record: Int) -> Int { Int(heads[record].file) }

  /// The line of a record's start tag, from 1.
  public func line(of record: Int) -> Int { Int(heads[record].line) }

  /// The column of a record's start tag in characters, from 1; 0 when unknown.
  public func column(of record: Int) -> Int { Int(heads[record].column) }

  /// The values of a record, in the order that the feed had them.
  @inlinable public func values(of record: Int) -> RecordValues {
    RecordValues(
      slots: slots, firstByte: heads[record].firstByte, range: heads[record].firstSlot..<endSlot(of: record))
  }

  /// The first value of a field.
  ///
  /// - Complexity: O(values of the record).
  public func first(_ field: Field, of record: Int) -> RecordValue? {
    let head = heads[record]
    for index in head.firstSlot..<endSlot(of: record) where slots[index].field == field {
      return slots[index].value(firstByte: head.firstByte)
    }
    return nil
  }

  /// The first value of a field as a string.
  public func string(_ field: Field, of record: Int) -> String? {
    first(field, of: record).map { string($0.text) }
  }

  /// A range of the arena as a string.
  public func string(_ range: Range<Int>) -> String { String(decoding: arena[range], as: UTF8.self) }

  @usableFromInline func endSlot(of record: Int) -> Int {
    heads[record].firstSlot + Int(heads[record].slotCount)
  }
}

/// One value of a record.
public struct RecordValue: Sendable {
  /// What it says.
  public let field: Field
  /// The party that it belongs to, from 0.
  public let part: UInt8
  /// The text, as a range of the table's arena.
  public let text: Range<Int>
  /// What sort of value it is, as a range of the arena; empty when there is none.
  public let qualifier: Range<Int>

  @inlinable init(field: Field, part: UInt8, text: Range<Int>, qualifier: Range<Int>) {
    self.field = field
    self.part = part
    self.text = text
    self.qualifier = qualifier
  }
}

/// The values of one record, in order.
public struct RecordValues: RandomAccessCollection, Sendable {
  @usableFromInline let slots: [RecordSlot]
  @usableFromInline let firstByte: Int
  /// The position of the first value.
  public let startIndex: Int
  /// The position after the last value.
  public let endIndex: Int

  @inlinable init(slots: [RecordSlot], firstByte: Int, range: Range<Int>) {
    self.slots = slots
    self.firstByte = firstByte
    self.startIndex = range.lowerBound
    self.endIndex = range.upperBound
  }

  /// The value at a position.
  @inlinable public subscript(position: Int) -> RecordValue { slots[position].value(firstByte: firstByte) }
}

/// Where a value stands in its record: the qualifier's bytes, then the text's.
@usableFromInline struct RecordSlot: Sendable {
  @usableFromInline var start: UInt32
  @usableFromInline var length: UInt32
  @usableFromInline var qualifierLength: UInt16
  @usableFromInline var field: Field
  @usableFromInline var part: UInt8

  @usableFromInline init(start: UInt32, length: UInt32, qualifierLength: UInt16, field: Field, part: UInt8) {
    self.start = start
    self.length = length
    self.qualifierLength = qualifierLength
    self.field = field
    self.part = part
  }

  @inlinable func value(firstByte: Int) -> RecordValue {
    let qualifierStart = firstByte + Int(start)
    let textStart = qualifierStart + Int(qualifierLength)
    return RecordValue(
      field: field, part: part, text: textStart..<(textStart + Int(length)),
      qualifier: qualifierStart..<textStart)
  }
}

/// Where a record's bytes and slots begin, and where it stands in its feed.
@usableFromInline struct RecordHead: Sendable {
  @usableFromInline var firstByte: Int
  @usableFromInline var firstSlot: Int
  @usableFromInline var slotCount: UInt32
  @usableFromInline var file: Int32
  @usableFromInline var line: UInt32
  @usableFromInline var column: UInt32
}
