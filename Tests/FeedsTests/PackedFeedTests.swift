import Foundation
import Marketplace
import Testing

@testable import Feeds

@Suite struct PackedFeedTests {
  static let records = (0..<50).map { "<listing id=\"l\($0)\" store=\"s\"><title>t</title></listing>\n" }.joined()
  static let plain = Array(native(records).utf8)

  /// A gzip member of stored blocks, which RFC 1951 and 1952 say byte by byte.
  static func member(_ bytes: [UInt8]) -> [UInt8] {
    var member: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 1]
    let length = UInt32(bytes.count)
    member += littleEndian(length).prefix(2)
    member += littleEndian(~length).prefix(2)
    member += bytes
    member += littleEndian(crc(bytes))
    member += littleEndian(length)
    return member
  }

  static func littleEndian(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> UInt32($0 * 8)) }
  }

  /// CRC-32 of RFC 1952, section 8.
  static func crc(_ bytes: [UInt8]) -> UInt32 {
    var crc = ~UInt32(0)
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  @Test func readsMembersAsOneStreamInChunksOfAnySize() throws {
    let whole = try Reading(FeedFile(Self.plain), chunkSize: 1 << 16)
    let packed = Self.member(Self.plain)
    let members = Self.member(Array(Self.plain[..<700])) + Self.member([]) + Self.member(Array(Self.plain[700...]))
    for bytes in [packed, members] {
      for chunkSize in [1, 7, 4096, 1 << 16] {
        #expect(try Reading(FeedFile(bytes), chunkSize: chunkSize) == whole)
      }
    }
  }

  @Test func refusesStreamsThatAreNotWhole() throws {
    let packed = Self.member(Self.plain)
    var damaged = packed
    damaged[damaged.count - 6] ^= 1
    let cases: [(ArraySlice<UInt8>, String)] = [
      (packed.dropLast(), "ends too early"), (packed.prefix(300), "ends too early"),
      (packed.prefix(9), "ends too early"),
      (packed.prefix(2), "ends too early"), (damaged[...], "damaged"), ((packed + [0x41, 0x42, 0x43])[...], "damaged"),
      (Self.member(packed)[...], "packed twice"),
    ]
    for (bytes, reason) in cases {
      for chunkSize in [1, 4096] {
        let refusal = try #require(try FeedFile(Array(bytes)).refusal(chunkSize: chunkSize))
        #expect(refusal.reason.contains(reason), "\(refusal.reason)")
      }
    }
  }

  @Test func aTagThatIsWrongBeforeTheDamageIsToldInChunksOfAnySize() throws {
    let packed = Self.member(Array("<marketplace version/: =\"1\" ".utf8)).dropLast(6)
    for chunkSize in [1, 7, 4096, 1 << 16] {
      let refusal = try #require(try FeedFile(Array(packed)).refusal(chunkSize: chunkSize))
      #expect(refusal.reason.contains("an attribute must have a value"), "\(chunkSize): \(refusal.reason)")
      #expect(refusal.place.column == 21)
    }
  }

  @Test func refusesWhatGrowsBeyondTheLimits() throws {
    var limits = FeedLimits()
    limits.expandedBytes = 1000
    let refusal = try #require(try FeedFile(Self.member(Self.plain)).refusal(limits: limits))
    #expect(refusal.reason.contains("larger than 1000 bytes when unpacked"))
  }
}
