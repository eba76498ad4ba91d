import Marketplace
import Testing

@testable import Feeds

@Suite struct ZipFeedTests {
  static let plain = PackedFeedTests.plain
  static let feed = ZipBytes.Member("in/feed.xml", plain)

  static let readable: [ZipBytes] = {
    let readMe = ZipBytes.Member("READ.ME", Array("how to".utf8)).deflated(withDescriptor: true)
    let folder = ZipBytes.Member("in/", [])
    var wideEnd = ZipBytes(feed.deflated(withDescriptor: true, isWide: true))
    wideEnd.hasWideEnd = true
    wideEnd.comment = Array("PK a comment".utf8)
    var unmarked = ZipBytes(feed.deflated(withDescriptor: true))
    unmarked.hasMark = false
    return [
      ZipBytes(feed), ZipBytes(feed.deflated()), ZipBytes(feed.deflated(withDescriptor: true)),
      ZipBytes(folder, readMe, feed.deflated(), ZipBytes.Member("__MACOSX/._feed.xml", [1, 2])),
      ZipBytes(feed.deflated(isWide: true)), wideEnd, unmarked,
    ]
  }()

  @Test(arguments: readable.indices) func readsTheOneFeedOfAnArchive(index: Int) throws {
    let whole = try Reading(FeedFile(Self.plain), chunkSize: 1 << 16)
    for chunkSize in [1, 7, 4096, 1 << 16] {
      #expect(try Reading(FeedFile(Self.readable[index].bytes), chunkSize: chunkSize) == whole)
    }
  }

  static let refused: [(ZipBytes, String)] = {
    func changed(_ change: (inout ZipBytes.Member) -> Void) -> ZipBytes {
      var member = feed
      change(&member)
      return ZipBytes(member)
    }
    var renamed = ZipBytes(feed)
    renamed.otherName = "in/food.xml"
    let second = ZipBytes.Member("b.xml", plain)
    let long = String(repeating: "n", count: 300)
    return [
      (ZipBytes(), "holds no feed (.xml, .csv, .jsonl, .ndjson) but nothing at all"),
      (ZipBytes(ZipBytes.Member("a.txt", [1])), "holds no feed (.xml, .csv, .jsonl, .ndjson) but \"a.txt\""),
      (ZipBytes(feed, second), "holds several feeds, \"in/feed.xml\" and \"b.xml\" among them"),
      (changed { $0.flags = 1 }, "\"in/feed.xml\" in the ZIP archive is encrypted"),
      (changed { $0.flags = 0x41 }, "is encrypted"),
      (changed { $0.method = 9 }, "packed by method 9 (Deflate64)"), (changed { $0.method = 77 }, "by method 77;"),
      (changed { $0.flags = 8 }, "stored without its size"),
      (changed { $0.checksum = 1 }, "checksum or size of \"in/feed.xml\" is wrong"),
      (ZipBytes(ZipBytes.Member(long + ".txt", [1])), "\"\(long.prefix(60))\""),
      (renamed, "says something else of \"in/food.xml\""),
      (ZipBytes(ZipBytes.Member("a.xml", GzipBytes.packed)), "packed twice"),
    ]
  }()

  enum GzipBytes { static let packed = PackedFeedTests.member(plain) }

  @Test(arguments: refused.indices) func refusesWhatItDoesNotReadAndSaysWhy(index: Int) throws {
    let (archive, reason) = Self.refused[index]
    let whole = try #require(try FeedFile(archive.bytes).refusal())
    #expect(whole.reason.contains(reason), "\(whole.reason)")
    for chunkSize in [1, 7, 4096] {
      let file = try FeedFile(archive.bytes)
      let refusal = try #require(try file.refusal(chunkSize: chunkSize))
      #expect(refusal.reason == whole.reason)
      #expect(refusal.records == whole.records)
    }
  }

  /// Every byte of the structure matters: no change of one of them goes unnoticed, and none stops the program.
  @Test func noticesWhateverIsChangedOrMissing() throws {
    let small = Array(native("<listing id=\"a\" store=\"s\"><title>t</title></listing>").utf8)
    let archive = ZipBytes(ZipBytes.Member("a.xml", small).deflated(withDescriptor: true)).bytes
    let whole = try Reading(FeedFile(archive), chunkSize: 1 << 16)
    #expect(whole.listings.count == 1)
    for length in archive.indices {
      #expect(try FeedFile(Array(archive[..<length])).refusal() != nil, "cut at \(length)")
    }
    var unnoticed: [Int] = []
    for index in archive.indices {
      var changed = archive
      changed[index] ^= 0x10
      let reading = try Reading(FeedFile(changed), chunkSize: 1 << 16)
      if reading.refusal == nil {
        #expect(reading == whole)
        unnoticed.append(index)
      }
    }
    // Versions, times, attributes, what is padding: nothing that says which bytes the feed has.
    #expect(unnoticed.count < 60, "\(unnoticed)")
    #expect(try FeedFile(archive + [0]).refusal()?.reason.contains("behind its end") == true)
  }

  @Test func stopsWhatGrowsBeyondTheLimitsInMembersThatAreNoFeedToo() throws {
    var limits = FeedLimits()
    limits.expandedBytes = 5000
    let other = ZipBytes.Member("other.bin", Array(repeating: 0, count: 10_000)).deflated()
    let refusal = try FeedFile(ZipBytes(other, Self.feed).bytes).refusal(limits: limits)
    #expect(refusal?.reason.contains("larger than 5000 bytes when unpacked") == true)
    #expect(refusal?.reason.contains("--limit expanded=SIZE") == true)
  }
}
