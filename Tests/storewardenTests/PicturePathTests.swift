import Foundation
import Testing

/// A merchant's picture path leads nowhere but into the feed's folder.
struct PicturePathTests {
  private static let formats = ["text", "jsonl", "html", "csv"]

  @Test func theShippedTrapsAreRefusedOneByOne() throws {
    let feed = Fixture.path("hostile/leaving-paths.xml")
    let run = try Program.run("scan", feed, "--format", "jsonl")
    #expect(run.status == 4)
    let rows = try run.rows
    let refused = rows.filter { $0["type"] as? String == "image" && $0["verdict"] as? String == "not-evaluable" }
      .compactMap { $0["listing"] as? String }
    let aside = rows.filter { $0["type"] as? String == "quarantine" }.compactMap { $0["record"] as? String }
    #expect(Set(refused + aside) == ["h-up", "h-root", "h-file", "h-percent", "h-back"])
    #expect(!rows.contains { $0["type"] as? String == "listing" && $0["verdict"] as? String == "approve" })
    for format in Self.formats {
      let run = try Program.run("scan", feed, "--format", format)
      #expect(!run.output.contains("root:x:"))
      #expect(!run.output.contains("/bin/"))
    }
  }

  @Test func whatLiesBesideTheFolderShowsInNoOutput() throws {
    let folder = try TemporaryFolder()
    let canary = "canary-5b1f7d0c"
    // A PNG whose text says that a generator made it: reading it would show in the provenance.
    let picture = PNGText.file(
      keyword: "parameters", text: "\(canary)\nSteps: 20, Sampler: Euler a, CFG scale: 7, Seed: 1, Model: \(canary)")
    try Data(picture).write(to: folder.file("beside.png"))
    let hrefs = [
      "../beside.png", "x/../../beside.png", "%2e%2e/beside.png", "%252e%252e/beside.png",
      folder.file("beside.png").path,
      "link.png", "up/beside.png",
    ]
    let feed = try folder.feed(
      [Record.store] + hrefs.enumerated().map { Record.listing("l-\($0)", picture: $1) }, to: "feeds/feed.xml")
    try FileManager.default.createSymbolicLink(
      at: folder.file("feeds/link.png"), withDestinationURL: folder.file("beside.png"))
    try FileManager.default.createSymbolicLink(at: folder.file("feeds/up"), withDestinationURL: folder.url)
    for format in Self.formats {
      let run = try Program.run("scan", feed, "--format", format)
      #expect(run.status == 0 || run.status == 4)
      #expect(!run.output.isEmpty)
      #expect(!(run.output + run.errors).contains(canary), "\(format)")
      #expect(!run.output.contains("data:image/jpeg"), "\(format)")
    }

    // The same picture in the folder is read, so the canary can sing.
    try Data(picture).write(to: folder.file("feeds/inside.png"))
    let inside = try folder.feed([Record.store, Record.listing("l-1", picture: "inside.png")], to: "feeds/inside.xml")
    let run = try Program.run("scan", inside, "--format", "jsonl")
    #expect(run.output.contains(canary))
  }
}

/// A grey square with a text chunk (PNG, ISO/IEC 15948).
enum PNGText {
  static func file(keyword: String, text: String) -> [UInt8] {
    let side = 64
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
      + chunk("IHDR", bigEndian(UInt32(side)) + bigEndian(UInt32(side)) + [8, 0, 0, 0, 0])
      + chunk("tEXt", Array(keyword.utf8) + [0] + Array(text.utf8))
      + chunk("IDAT", stored((0..<side).flatMap { _ in [0] + [UInt8](repeating: 0x80, count: side) }))
      + chunk("IEND", [])
  }

  /// Bytes in one stored block (RFC 1951, 3.2.4) with their Adler-32 (RFC 1950).
  private static func stored(_ bytes: [UInt8]) -> [UInt8] {
    var (a, b): (UInt32, UInt32) = (1, 0)
    for byte in bytes {
      a = (a + UInt32(byte)) % 65521
      b = (b + a) % 65521
    }
    let length = [UInt8(bytes.count & 0xFF), UInt8(bytes.count >> 8)]
    return [0x78, 0x01, 0x01] + length + length.map(~) + bytes + bigEndian(b << 16 | a)
  }

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    var crc: UInt32 = 0xFFFF_FFFF
    for byte in body {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
    }
    return bigEndian(UInt32(data.count)) + body + bigEndian(~crc)
  }

  private static func bigEndian(_ word: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> $0) }
  }
}
