/// What a ZIP archive says of one of its members, before the member's bytes or in the directory.
struct ZipMember: Hashable {
  /// Its name as bytes, in whatever encoding.
  let name: [UInt8]
  /// The byte of the archive at which it begins.
  let offset: Int
  /// How it is packed: 0 stored, 8 deflate.
  let method: Int
  /// CRC-32 of its bytes.
  let checksum: Int
  /// Bytes of it in the archive.
  let packedSize: Int
  /// Bytes of it when unpacked.
  let size: Int
  /// Whether checksum and sizes stand behind it, too.
  let hasDescriptor: Bool
  /// Whether the sizes behind it have 64 bits.
  let isWide: Bool
  /// Whether it is encrypted, in any of the ways there are.
  let isEncrypted: Bool

  /// What stands before a member that begins at `offset`.
  init(header record: [UInt8], offset: Int) {
    var wide = WideNumbers(record, extraStart: 30 + record.number(at: 26, bytes: 2))
    name = Array(record[30..<30 + record.number(at: 26, bytes: 2)])
    size = wide.number(record.number(at: 22, bytes: 4))
    packedSize = wide.number(record.number(at: 18, bytes: 4))
    self.offset = offset
    isWide = wide.isPresent
    (method, checksum, hasDescriptor, isEncrypted) = Self.description(record, at: 6)
  }

  /// What an entry of the directory says.
  init(entry record: [UInt8]) {
    var wide = WideNumbers(record, extraStart: 46 + record.number(at: 28, bytes: 2))
    name = Array(record[46..<46 + record.number(at: 28, bytes: 2)])
    size = wide.number(record.number(at: 24, bytes: 4))
    packedSize = wide.number(record.number(at: 20, bytes: 4))
    offset = wide.number(record.number(at: 42, bytes: 4))
    isWide = wide.isPresent
    (method, checksum, hasDescriptor, isEncrypted) = Self.description(record, at: 8)
  }

  /// The member once it has been read, when what its header leaves open is known.
  init(_ header: ZipMember, checksum: Int, packedSize: Int, size: Int) {
    name = header.name
    offset = header.offset
    method = header.method
    hasDescriptor = header.hasDescriptor
    isWide = header.isWide
    isEncrypted = header.isEncrypted
    self.checksum = checksum
    self.packedSize = packedSize
    self.size = size
  }

  /// Whether an entry of the directory says the same as this member does.
  func agrees(with entry: ZipMember) -> Bool {
    name == entry.name && method == entry.method && checksum == entry.checksum && packedSize == entry.packedSize
      && size == entry.size && isEncrypted == entry.isEncrypted
  }

  /// Flags, method and checksum stand in the same order in both records.
  private static func description(_ record: [UInt8], at flagsStart: Int) -> (Int, Int, Bool, Bool) {
    let flags = record.number(at: flagsStart, bytes: 2)
    // Bit 0: encrypted; bit 6: strongly; bit 13: the directory is. Bit 3: sizes follow.
    return (
      record.number(at: flagsStart + 2, bytes: 2), record.number(at: flagsStart + 8, bytes: 4), flags & 0x08 != 0,
      flags & 0x2041 != 0
    )
  }

  /// The name for people, bounded in length. It is a stranger's text: whoever shows it guards it.
  var title: String { "\"\(String(decoding: name.prefix(200), as: UTF8.self).prefix(60))\"" }

  /// Whether it is a folder, which has no bytes.
  var isFolder: Bool { name.last == UInt8(ascii: "/") }

  /// Whether its name says that it is a feed. Folders, hidden files and what macOS puts beside files are none.
  var isFeed: Bool {
    let base = String(decoding: name, as: UTF8.self).split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    return !base.hasPrefix(".") && FolderFeed.isFeed(named: base)
  }
}

/// The numbers of 64 bits in an extra field (section 4.5.3): they stand there in order, each only where the field of 32
/// bits has no room for it.
private struct WideNumbers {
  private(set) var isPresent = false
  private var numbers: [UInt8] = []
  private var used = 0

  init(_ record: [UInt8], extraStart: Int) {
    var start = extraStart
    while start + 4 <= record.count {
      let length = record.number(at: start + 2, bytes: 2)
      let end = min(record.count, start + 4 + length)
      if record.number(at: start, bytes: 2) == 1 {
        isPresent = true
        numbers = Array(record[start + 4..<end])
        return
      }
      start = end
    }
  }

  mutating func number(_ narrow: Int) -> Int {
    guard narrow == 0xFFFF_FFFF, used + 8 <= numbers.count else { return narrow }
    defer { used += 8 }
    return numbers.number(at: used, bytes: 8)
  }
}
