/// Unpacks the one feed of a ZIP archive as its bytes come, in constant memory and without seeking.
///
/// Members are read in the order in which they stand; every member's checksum and sizes must be right, and the directory
/// behind them must say the same of them, so that no other reader can see another archive. Nothing is extracted.
final class ZipUnpacker: Unpacker {
  /// More members than an archive of one feed has.
  static let mostMembers = 4096

  private let inflater: DeflateStream
  private var input = PackedInput()
  private var expansion: Expansion
  /// The record that is being gathered.
  private var record: [UInt8] = []
  /// Bytes of the archive used so far.
  private var position = 0
  private var open: ZipMemberReading?
  private var directory = ZipDirectory()
  private var feed: ZipMember?
  private var damage: UnpackingFault?

  /// An unpacker, or `nil` when memory is short.
  init?(limits: FeedLimits) {
    guard let inflater = DeflateStream(.none) else { return nil }
    self.inflater = inflater
    expansion = Expansion(limits)
  }

  func give(_ bytes: ArraySlice<UInt8>) { input.give(bytes) }

  func unpack(into buffer: inout [UInt8], from start: Int) throws(UnpackingFault) -> Int {
    if let damage { throw damage }
    while true {
      let hasMore = try open == nil ? readRecord() : readMember(into: &buffer, from: start)
      switch hasMore {
      case .made(let count): return count
      case .goesOn: continue
      case .needsMore: return 0
      }
    }
  }

  var isComplete: Bool { directory.isComplete && input.isEmpty }

  private enum Step {
    case made(Int)
    case goesOn
    case needsMore
  }

  private func damaged(_ what: String) -> UnpackingFault { .damaged(.zip, what) }

  // MARK: Members

  private func readMember(into buffer: inout [UInt8], from start: Int) throws(UnpackingFault) -> Step {
    guard var reading = open else { return .goesOn }
    defer { if open != nil { open = reading } }
    if reading.isOver { return try finish(reading) }
    let room = try expansion.room(upTo: buffer.count - start)
    let before = input.count
    let made: Int
    let outcome: DeflateStream.Outcome
    if reading.member.method == 0 {
      made = min(room, before, reading.left)
      if made > 0 { buffer.replaceSubrange(start..<start + made, with: input.bytes[input.used..<input.used + made]) }
      input.used += made
      outcome = reading.left == made ? .ended : .goesOn
    } else {
      (made, outcome) = inflater.inflate(&input, limit: reading.left, into: &buffer, from: start, room: room)
    }
    let taken = before - input.count
    position += taken
    reading.count(taken: taken, buffer[start..<start + made])
    try expansion.count(taken: taken, made: made)
    switch outcome {
    case .goesOn:
      if made == 0, reading.left == 0 { damage = damaged("\(reading.member.title) goes on behind its end") }
    case .ended: reading.isOver = true
    case .damaged(let what): damage = damaged(what)
    case .noMemory: damage = .noMemory
    }
    if reading.isFeed, made > 0 { return .made(made) }
    if let damage { throw damage }
    return made == 0 && taken == 0 && !reading.isOver ? .needsMore : .goesOn
  }

  /// Compares what was read of a member with what the archive says of it.
  private func finish(_ reading: ZipMemberReading) throws(UnpackingFault) -> Step {
    let member = reading.member
    let read = ZipMember(member, checksum: reading.checksum, packedSize: reading.taken, size: reading.made)
    if member.hasDescriptor {
      guard gather(4) else { return .needsMore }
      let isMarked = record.number(at: 0, bytes: 4) == Int(ZipRecord.descriptor)
      let start = isMarked ? 4 : 0
      let width = member.isWide || max(read.packedSize, read.size) > 0xFFFF_FFFF ? 8 : 4
      guard gather(start + 4 + 2 * width) else { return .needsMore }
      defer { record.removeAll(keepingCapacity: true) }
      guard record.number(at: start, bytes: 4) == read.checksum,
        record.number(at: start + 4, bytes: width) == read.packedSize,
        record.number(at: start + 4 + width, bytes: width) == read.size
      else { throw damaged("checksum or size of \(member.title) is wrong") }
    } else {
      guard member.agrees(with: read) else { throw damaged("checksum or size of \(member.title) is wrong") }
    }
    directory.add(read)
    open = nil
    return .goesOn
  }

  private func begin(_ member: ZipMember) throws(UnpackingFault) {
    guard directory.memberCount < Self.mostMembers else {
      throw .tooLarge(
        "the ZIP archive has more than \(Self.mostMembers) members; unpack it and name the folder of its feeds")
    }
    guard !member.isEncrypted else {
      throw .unsupported("\(member.title) in the ZIP archive is encrypted; unpack it first")
    }
    guard member.method == 0 || member.method == 8 else {
      throw .unsupported(
        "\(member.title) in the ZIP archive is packed by method \(Self.name(ofMethod: member.method)); read are stored "
          + "and deflate: pack it again or unpack it first")
    }
    guard member.method == 8 || !member.hasDescriptor || member.packedSize > 0 || member.isFolder else {
      throw .unsupported(
        "\(member.title) in the ZIP archive is stored without its size before it; pack it again or unpack it first")
    }
    if member.isFeed {
      if let feed {
        throw .unsupported(
          "the ZIP archive holds several feeds, \(feed.title) and \(member.title) among them; unpack it and name the "
            + "folder")
      }
      feed = member
    }
    inflater.reset()
    open = ZipMemberReading(member)
  }

  private static func name(ofMethod method: Int) -> String {
    let names = [
      1: "Shrink", 6: "Implode", 9: "Deflate64", 12: "bzip2", 14: "LZMA", 93: "Zstandard", 95: "XZ", 99: "AES",
    ]
    return names[method].map { "\(method) (\($0))" } ?? "\(method)"
  }

  // MARK: Records

  /// Reads the next record around members.
  private func readRecord() throws(UnpackingFault) -> Step {
    guard !directory.isComplete else {
      guard input.isEmpty else { throw damaged("something stands behind its end") }
      return .needsMore
    }
    guard gather(4) else { return .needsMore }
    guard let kind = ZipRecord(rawValue: UInt32(truncatingIfNeeded: record.number(at: 0, bytes: 4))) else {
      throw damaged("no record begins at byte \(position - record.count)")
    }
    guard gather(kind.fixedLength), gather(kind.length(of: record)) else { return .needsMore }
    let start = position - record.count
    try directory.enter(kind, record, at: start)
    if kind == .member { try begin(ZipMember(header: record, offset: start)) }
    if kind == .end, feed == nil {
      throw .unsupported(
        "the ZIP archive holds no feed (\(FolderFeed.suffixes.joined(separator: ", "))) but "
          + (directory.firstNames.isEmpty ? "nothing at all" : directory.firstNames.joined(separator: ", "))
          + "; name the file that is one")
    }
    record.removeAll(keepingCapacity: true)
    return .goesOn
  }

  private func gather(_ length: Int) -> Bool {
    let before = input.used
    defer {
      position += input.used - before
      // The limits are about the document; what stands around it only helps it to stay below them.
      try? expansion.count(taken: input.used - before, made: 0)
    }
    return input.move(to: &record, until: length)
  }
}

/// A member on its way.
struct ZipMemberReading {
  let member: ZipMember
  /// Whether its bytes are the document that is handed on.
  let isFeed: Bool
  /// Whether its last byte has been read.
  var isOver: Bool
  /// Bytes of it in the archive, and in the document, so far.
  private(set) var taken = 0
  private(set) var made = 0
  private var crc: UInt32 = 0

  init(_ member: ZipMember) {
    self.member = member
    isFeed = member.isFeed
    isOver = member.method == 0 && member.packedSize == 0
  }

  /// CRC-32 so far.
  var checksum: Int { Int(crc) }

  /// Bytes of it that the archive still holds; unknown is as many as there may be.
  var left: Int { member.hasDescriptor && member.packedSize == 0 ? Int.max : member.packedSize - taken }

  mutating func count(taken: Int, _ bytes: ArraySlice<UInt8>) {
    self.taken += taken
    made += bytes.count
    crc = DeflateStream.checksum(crc, bytes)
  }
}
