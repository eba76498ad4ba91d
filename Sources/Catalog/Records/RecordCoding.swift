internal import Marketplace

/// Records as bytes: for each value its field, its party, the lengths of qualifier and text, and both.
///
/// Lengths are LEB128 (DWARF 5, section 7.6). Two records that say the same give the same bytes, wherever they stand.
enum RecordCoding {
  /// Writes a record of a table.
  static func encode(_ record: Int, of table: RecordTable, into bytes: inout [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    for value in table.values(of: record) {
      bytes.append(value.field.catalogCode)
      bytes.append(value.part)
      append(value.qualifier.count, to: &bytes)
      append(value.text.count, to: &bytes)
      bytes += table.arena[value.qualifier]
      bytes += table.arena[value.text]
    }
  }

  /// Reads a record into a draft, which is emptied first.
  ///
  /// - Returns: Whether the bytes are a record; of others the draft says nothing.
  static func decode(_ bytes: Span<UInt8>, into draft: inout RecordDraft) -> Bool {
    draft.removeAll()
    var position = 0
    while position < bytes.count {
      guard position + 4 <= bytes.count, let field = Field(catalogCode: bytes[position]) else { return false }
      let part = bytes[position + 1]
      position += 2
      guard let qualifierLength = length(in: bytes, &position), let textLength = length(in: bytes, &position),
        qualifierLength <= bytes.count - position, textLength <= bytes.count - position - qualifierLength
      else { return false }
      let text = position + qualifierLength
      draft.append(
        field, bytes.extracting(text..<(text + textLength)), qualifier: bytes.extracting(position..<text), part: part)
      position = text + textLength
    }
    return true
  }

  private static func append(_ length: Int, to bytes: inout [UInt8]) {
    var rest = length
    while rest >= 0x80 {
      bytes.append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private static func length(in bytes: Span<UInt8>, _ position: inout Int) -> Int? {
    var value = 0
    var shift = 0
    while position < bytes.count, shift <= 35 {
      let byte = bytes[position]
      position += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return nil
  }
}
