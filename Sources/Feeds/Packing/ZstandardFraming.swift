/// Follows a Zstandard stream from one part to the next (RFC 8878, section 3.1), so that the decoder is given one part at
/// a time.
///
/// libzstd hands on nothing of a call in which it finds a fault, and unpacks a frame that it sees whole in one go. Given
/// part by part it loses no good byte before a bad one, and errors are the same wherever chunks begin and end.
struct ZstandardFraming {
  private enum Part { case magic, descriptor, header, skippedLength, skipped, blockHeader, block, checksum }

  private var part = Part.magic
  /// Bytes of the part that are still to come.
  private var left = 4
  /// The bytes of a part that say what comes next.
  private var seen: [UInt8] = []
  private var hasChecksum = false
  private var isLastBlock = false
  /// Whether what should begin a frame begins none.
  private(set) var isLost = false

  /// How many bytes may be given next; the rest of a header in two steps, so that it is shorter than any frame.
  var share: Int { part == .header ? min(left, 8) : left }

  /// Notes that bytes were given, at most ``share``.
  mutating func pass(_ bytes: ArraySlice<UInt8>) {
    left -= bytes.count
    if part != .block, part != .skipped { seen += bytes }
    while left == 0 {
      (part, left) = next()
      seen.removeAll(keepingCapacity: true)
    }
  }

  private mutating func next() -> (Part, Int) {
    switch part {
    case .magic:
      if seen.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return (.descriptor, 1) }
      guard Packing(seen[...]) == .zstandard else {
        isLost = true
        return (.magic, 4)
      }
      return (.skippedLength, 4)
    case .skippedLength: return (.skipped, seen.number(at: 0, bytes: 4))
    case .descriptor:
      let flags = Int(seen[0])
      let isSingle = flags & 0x20 != 0
      hasChecksum = flags & 4 != 0
      return (.header, [isSingle ? 1 : 0, 2, 4, 8][flags >> 6] + [0, 1, 2, 4][flags & 3] + (isSingle ? 0 : 1))
    case .header: return (.blockHeader, 3)
    case .blockHeader:
      let number = seen.number(at: 0, bytes: 3)
      isLastBlock = number & 1 != 0
      // A repeated byte is one byte, whatever its length.
      return (.block, number >> 1 & 3 == 1 ? 1 : number >> 3)
    case .block:
      guard isLastBlock else { return (.blockHeader, 3) }
      return hasChecksum ? (.checksum, 4) : (.magic, 4)
    case .checksum, .skipped: return (.magic, 4)
    }
  }
}
