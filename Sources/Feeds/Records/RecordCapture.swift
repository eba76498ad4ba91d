import Marketplace

/// What a record's element has said so far: the bytes of every wanted value, and which capture each belongs to.
///
/// Not copyable, so that looking at one costs no reference counts.
struct RecordCapture: ~Copyable {
  /// A value.
  struct Value {
    /// The capture of the plan that it fills.
    var capture: Int32
    /// The element that it shares with its qualifier, numbered in order of start tags.
    var scope: UInt32
    var start: Int
    var end: Int
  }

  /// Why the record cannot be taken, found while it was read.
  struct Breakage {
    /// The capture that broke a rule.
    var capture: Int
    var raw: String
    var reason: String
  }

  var arena = ByteArena()
  var values: [Value] = []
  /// The record, as an index of the plan's records.
  var record = -1
  private var idValue = -1
  private var idRank = Int.max
  var line = 0
  var column = 0
  private(set) var breakage: Breakage?
  /// Whether the record cannot be taken: ``breakage`` says why.
  private(set) var isBroken = false
  /// Whether a record inside it names it as its own.
  var isUsed = false
  var isOpen = false

  /// The bytes that values point into.
  var bytes: [UInt8] { arena.block }

  mutating func begin(_ record: Int, line: Int, column: Int) {
    self.record = record
    idValue = -1
    idRank = Int.max
    arena.removeAll()
    values.removeAll(keepingCapacity: true)
    self.line = line
    self.column = column
    breakage = nil
    isBroken = false
    isUsed = false
    isOpen = true
  }

  /// Decides which record the element is, of those that it may be: what the others wanted is forgotten.
  mutating func become(_ record: Int, _ captures: [ProfilePlan.Capture]) {
    self.record = record
    values.removeAll { captures[Int($0.capture)].record != record }
    idValue = -1
    idRank = Int.max
    for (index, value) in values.enumerated() where value.end > value.start {
      let capture = captures[Int(value.capture)]
      if capture.isID, capture.rank < idRank { (idValue, idRank) = (index, capture.rank) }
    }
  }

  /// The id that the element has given so far.
  var id: ArraySlice<UInt8>? { idValue < 0 ? nil : bytes[values[idValue].start..<values[idValue].end] }

  /// Adds a value, unless there are `limit` already.
  @inline(__always) mutating func keep(_ value: Value, isID: Bool, rank: Int, limit: Int) {
    guard values.count < limit else {
      return setAside(Int(value.capture), "the record has more than \(limit) values; \(FeedLimit.values.advice)")
    }
    if isID, rank < idRank, value.end > value.start {
      idValue = values.count
      idRank = rank
    }
    values.append(value)
  }

  /// Sets the record aside for a reason; the first counts.
  @inline(never) mutating func setAside(_ capture: Int, raw: String = "", _ reason: String) {
    guard !isBroken else { return }
    isBroken = true
    breakage = Breakage(capture: capture, raw: raw, reason: reason)
  }

  /// Shortens a range by the white space of XML at its ends.
  @inline(__always) func trimmed(_ start: Int, _ end: Int) -> (start: Int, end: Int) {
    var start = start
    var end = end
    let bytes = arena.block
    while start < end, Self.isSpace(bytes[start]) { start += 1 }
    while end > start, Self.isSpace(bytes[end - 1]) { end -= 1 }
    return (start, end)
  }

  /// A text without the white space of XML at its ends.
  static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var text = text.drop(while: isSpace)
    while let last = text.last, isSpace(last) { text.removeLast() }
    return text
  }

  @inline(__always) private static func isSpace(_ byte: UInt8) -> Bool {
    byte <= 0x20 && (byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09)
  }

  /// The first 200 characters of a value.
  func excerpt(_ value: Value) -> String { Self.excerpt(bytes[value.start..<value.end]) }

  /// The first 200 characters of some bytes.
  static func excerpt(_ bytes: ArraySlice<UInt8>) -> String {
    String(String(decoding: bytes.prefix(800), as: UTF8.self).prefix(200))
  }
}
