/// A record while it is being read: one reusable buffer of bytes and the values found in it.
///
/// A reader fills one draft a record and empties it with ``removeAll()``; nothing is allocated once its buffers have
/// grown to the largest record.
public struct RecordDraft: Sendable {
  var bytes = ByteArena()
  var slots: [RecordSlot] = []

  /// An empty draft.
  public init() {}

  /// The number of values.
  public var count: Int { slots.count }

  /// The values, in the order in which they were added; their ranges are of ``text``.
  public var values: RecordValues { RecordValues(slots: slots, firstByte: 0, range: 0..<slots.count) }

  /// The bytes that ``values`` point into, UTF-8.
  public var text: [UInt8] { bytes.block }

  /// The number of bytes that the values take.
  public var byteCount: Int { bytes.count }

  /// Empties the draft and keeps its buffers.
  public mutating func removeAll() {
    bytes.removeAll()
    slots.removeAll(keepingCapacity: true)
  }

  /// Adds a value.
  ///
  /// - Parameters:
  ///   - field: What the value says.
  ///   - text: The value, UTF-8; at most 4 GiB a record.
  ///   - qualifier: What sort of value it is, UTF-8; cut to 65,535 bytes.
  ///   - part: The party that it belongs to, from 0.
  public mutating func append(
    _ field: Field, _ text: Span<UInt8>, qualifier: Span<UInt8>? = nil, part: UInt8 = 0
  ) {
    let start = bytes.count
    var qualifierLength = 0
    if let qualifier {
      qualifierLength = min(qualifier.count, Int(UInt16.max))
      bytes.append(qualifier.extracting(0..<qualifierLength))
    }
    bytes.append(text)
    slots.append(
      RecordSlot(
        start: UInt32(truncatingIfNeeded: start), length: UInt32(truncatingIfNeeded: text.count),
        qualifierLength: UInt16(truncatingIfNeeded: qualifierLength), field: field, part: part))
  }

  /// Adds a value from strings. For tests and for small records; readers pass bytes.
  public mutating func append(_ field: Field, _ text: String, qualifier: String? = nil, part: UInt8 = 0) {
    let textBytes = Array(text.utf8)
    if let qualifier {
      let qualifierBytes = Array(qualifier.utf8)
      append(field, textBytes.span, qualifier: qualifierBytes.span, part: part)
    } else {
      append(field, textBytes.span, qualifier: nil, part: part)
    }
  }
}
