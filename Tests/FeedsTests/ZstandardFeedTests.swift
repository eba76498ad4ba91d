import Marketplace
import Testing

@testable import Feeds

@Suite struct ZstandardFeedTests {
  static let plain = PackedFeedTests.plain

  /// A frame of raw blocks (RFC 8878, sections 3.1.1 and 3.1.1.2.2), which needs no compressor.
  ///
  /// - Parameters:
  ///   - window: The window descriptor; 0x50 is 1 MiB.
  ///   - checksum: The content's checksum, when it has one.
  static func frame(_ bytes: [UInt8], window: UInt8 = 0x50, checksum: [UInt8]? = nil) -> [UInt8] {
    var frame: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, checksum == nil ? 0 : 4, window]
    var rest = bytes[...]
    repeat {
      let block = rest.prefix(1000)
      rest = rest.dropFirst(block.count)
      let header = UInt32(block.count << 3 | (rest.isEmpty ? 1 : 0))
      frame += PackedFeedTests.littleEndian(header).prefix(3) + block
    } while !rest.isEmpty
    return frame + (checksum ?? [])
  }

  static let skipped: [UInt8] = [0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 1, 2, 3]

  @Test func readsFramesAsOneStreamInChunksOfAnySize() throws {
    let whole = try Reading(FeedFile(Self.plain), chunkSize: 1 << 16)
    let halves =
      Self.frame(Array(Self.plain[..<700])) + Self.skipped + Self.frame([]) + Self.frame(Array(Self.plain[700...]))
    for bytes in [Self.frame(Self.plain), halves, Self.skipped + Self.frame(Self.plain) + Self.skipped] {
      for chunkSize in [1, 7, 4096, 1 << 16] {
        #expect(try Reading(FeedFile(bytes), chunkSize: chunkSize) == whole)
      }
    }
  }

  @Test func refusesStreamsThatAreNotWhole() throws {
    let packed = Self.frame(Self.plain)
    // XXH64 of a feed is not all zeros.
    let wrong = Self.frame(Self.plain, checksum: [0, 0, 0, 0])
    let reserved = Self.frame(Self.plain).enumerated().map { $0.offset == 4 ? $0.element | 8 : $0.element }
    let cases: [([UInt8], String)] = [
      (packed.dropLast(), "ends too early"), (Array(packed.prefix(300)), "ends too early"),
      (Array(packed.prefix(4)), "ends too early"), (packed + Self.skipped.dropLast(), "ends too early"),
      (wrong, "its checksum is wrong"), (packed + [0x41, 0x42, 0x43, 0x44, 0x45], "damaged"), (reserved, "damaged"),
      (Self.frame(packed), "packed twice"), (Self.frame(Self.plain, window: 0x78), "ok"),
      (Self.frame(Self.plain, window: 0x80), "--limit window=SIZE"),
    ]
    for (bytes, reason) in cases {
      let whole = try FeedFile(bytes).refusal()
      #expect(whole?.reason.contains(reason) ?? (reason == "ok"), "\(whole?.reason ?? "")")
      for chunkSize in [1, 7, 4096] {
        let refusal = try FeedFile(bytes).refusal(chunkSize: chunkSize)
        #expect(refusal?.reason == whole?.reason)
        #expect(refusal?.records == whole?.records)
      }
    }
    #expect(try FeedFile(wrong).refusal()?.records == 50)
  }

  @Test func refusesWhatGrowsBeyondTheLimits() throws {
    // A block of one byte that stands for 128 KiB (RFC 8878, section 3.1.1.2.2), many times.
    let block = PackedFeedTests.littleEndian(UInt32(1 << 17) << 3 | 2).prefix(3) + [0x20]
    let bomb: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0, 0x50] + (0..<200).flatMap { _ in Array(block) }
    let whole = try #require(try FeedFile(bomb).refusal())
    #expect(whole.reason.contains("more than 200 times its size"))
    #expect(whole.reason.contains("--limit ratio=NUMBER"))
    var limits = FeedLimits()
    limits.expandedBytes = 1000
    let refusal = try #require(try FeedFile(Self.frame(Self.plain)).refusal(limits: limits))
    #expect(refusal.reason.contains("larger than 1000 bytes when unpacked"))
  }
}
