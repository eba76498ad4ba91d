@testable import Feeds

/// A ZIP archive put together byte by byte as APPNOTE.TXT says, right or with a fault of one's choice.
struct ZipBytes {
  /// A member to be.
  struct Member {
    var name: String
    /// What its bytes are when unpacked.
    var bytes: [UInt8]
    /// What stands in the archive; stored bytes when absent.
    var packed: [UInt8]?
    var method: UInt32 = 0
    var flags: UInt32 = 0
    var isWide = false
    var checksum: UInt32?

    init(_ name: String, _ bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }

    /// Deflate with stored blocks (RFC 1951, section 3.2.4), which need no compressor.
    func deflated(withDescriptor: Bool = false, isWide: Bool = false) -> Member {
      var member = self
      var packed: [UInt8] = []
      var rest = bytes[...]
      repeat {
        let block = rest.prefix(0xFFFF)
        rest = rest.dropFirst(block.count)
        packed.append(rest.isEmpty ? 1 : 0)
        let length = UInt32(block.count)
        packed += PackedFeedTests.littleEndian(length).prefix(2) + PackedFeedTests.littleEndian(~length).prefix(2)
        packed += block
      } while !rest.isEmpty
      member.packed = packed
      member.method = 8
      if withDescriptor { member.flags |= 8 }
      member.isWide = isWide
      return member
    }
  }

  var members: [Member]
  /// Written in the directory instead of a member's name.
  var otherName: String?
  var hasWideEnd = false
  var comment: [UInt8] = []
  var hasMark = true

  init(_ members: Member...) { self.members = members }

  private static func short(_ number: Int) -> [UInt8] { Array(four(number).prefix(2)) }
  private static func four(_ number: Int) -> [UInt8] {
    PackedFeedTests.littleEndian(UInt32(truncatingIfNeeded: number))
  }
  private static func eight(_ number: Int) -> [UInt8] { four(number) + four(number >> 32) }

  var bytes: [UInt8] {
    var archive: [UInt8] = []
    var directory: [UInt8] = []
    for member in members {
      let packed = member.packed ?? member.bytes
      let crc = Int(member.checksum ?? PackedFeedTests.crc(member.bytes))
      let follows = member.flags & 8 != 0
      let name = Array(member.name.utf8)
      let start = archive.count
      let wide =
        Self.short(1) + Self.short(16) + Self.eight(follows ? 0 : member.bytes.count)
        + Self.eight(follows ? 0 : packed.count)
      archive += [0x50, 0x4B, 3, 4] + Self.short(member.isWide ? 45 : 20) + Self.short(Int(member.flags))
      archive += Self.short(Int(member.method)) + [0, 0, 0, 0] + Self.four(follows ? 0 : crc)
      archive += Self.four(member.isWide ? 0xFFFF_FFFF : follows ? 0 : packed.count)
      archive += Self.four(member.isWide ? 0xFFFF_FFFF : follows ? 0 : member.bytes.count)
      archive +=
        Self.short(name.count) + Self.short(member.isWide ? wide.count : 0) + name + (member.isWide ? wide : [])
      archive += packed
      if follows {
        let number = member.isWide ? Self.eight : Self.four
        archive +=
          (hasMark ? [0x50, 0x4B, 7, 8] : []) + Self.four(crc) + number(packed.count) + number(member.bytes.count)
      }
      let title = Array((otherName ?? member.name).utf8)
      directory += [0x50, 0x4B, 1, 2, 20, 3, 20, 0] + Self.short(Int(member.flags)) + Self.short(Int(member.method))
      directory += [0, 0, 0, 0] + Self.four(crc) + Self.four(packed.count) + Self.four(member.bytes.count)
      directory +=
        Self.short(title.count) + [0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0] + Self.four(start) + title + [0x41, 0x42]
    }
    let start = archive.count
    archive += directory
    if hasWideEnd {
      let place = archive.count
      archive += [0x50, 0x4B, 6, 6] + Self.eight(44) + [45, 0, 45, 0] + Self.four(0) + Self.four(0)
      archive += Self.eight(members.count) + Self.eight(members.count) + Self.eight(directory.count) + Self.eight(start)
      archive += [0x50, 0x4B, 6, 7] + Self.four(0) + Self.eight(place) + Self.four(1)
    }
    archive += [0x50, 0x4B, 5, 6, 0, 0, 0, 0]
    archive += Self.short(hasWideEnd ? 0xFFFF : members.count) + Self.short(hasWideEnd ? 0xFFFF : members.count)
    archive += Self.four(hasWideEnd ? 0xFFFF_FFFF : directory.count) + Self.four(hasWideEnd ? 0xFFFF_FFFF : start)
    return archive + Self.short(comment.count) + comment
  }
}
