/// The records of a ZIP archive that stand around the bytes of its members (APPNOTE.TXT 6.3.10, sections 4.3.7 to 4.3.16),
/// by their signatures.
enum ZipRecord: UInt32 {
  /// Stands before a member's bytes.
  case member = 0x0403_4B50
  /// Says again in the directory what stands before a member.
  case entry = 0x0201_4B50
  /// Ends the directory, in 64 bits.
  case end64 = 0x0606_4B50
  /// Says where the end in 64 bits is.
  case locator64 = 0x0706_4B50
  /// Ends the archive.
  case end = 0x0605_4B50

  /// Stands, if anything does, before the sizes that follow a member.
  static let descriptor: UInt32 = 0x0807_4B50

  /// Records come in this order; only members and entries come several times.
  var rank: Int {
    switch self {
    case .member: 0
    case .entry: 1
    case .end64: 2
    case .locator64: 3
    case .end: 4
    }
  }

  /// Bytes that every such record has, its signature among them.
  var fixedLength: Int {
    switch self {
    case .member: 30
    case .entry: 46
    case .end64: 56
    case .locator64: 20
    case .end: 22
    }
  }

  /// Bytes of a record whose first ``fixedLength`` bytes are known; at most 64 KiB for each of three texts.
  func length(of record: [UInt8]) -> Int {
    switch self {
    case .member: fixedLength + record.number(at: 26, bytes: 2) + record.number(at: 28, bytes: 2)
    case .entry:
      fixedLength + record.number(at: 28, bytes: 2) + record.number(at: 30, bytes: 2)
        + record.number(at: 32, bytes: 2)
    // Its own size field would allow more, for data that nobody has defined.
    case .end64, .locator64: fixedLength
    case .end: fixedLength + record.number(at: 20, bytes: 2)
    }
  }
}

extension [UInt8] {
  /// The little-endian number at a place; what is too large for an `Int` is as large as one can be.
  func number(at start: Int, bytes count: Int) -> Int {
    guard start >= 0, start + count <= self.count else { return 0 }
    let number = self[start..<start + count].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(clamping: number)
  }
}
