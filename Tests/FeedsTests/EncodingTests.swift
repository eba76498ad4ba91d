import Foundation
import Marketplace
import Testing

@testable import Feeds

@Suite struct EncodingTests {
  /// A native feed that declares `encoding` and has one title.
  static func feed(_ title: [UInt8], declaring encoding: String) -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"\(encoding)\"?>\n".utf8)
      + Array("<marketplace xmlns=\"urn:storewarden:feed:1\"><listing id=\"l\" store=\"s\">\n<title>".utf8) + title
      + Array("</title></listing></marketplace>".utf8)
  }

  /// Bytes from the code charts of each encoding.
  @Test(
    arguments: [
      ("windows-1251", [0xD0, 0xFE, 0xEA, 0xE7, 0xE0, 0xEA], "Рюкзак"),
      ("CP1251", [0xB8, 0x88], "ё€"),
      ("windows-1250", [0x9E, 0x9A], "žš"),
      ("ISO-8859-1", [0xFC, 0x80], "ü€"),
      ("ISO-8859-2", [0xBE, 0xB9], "žš"),
      ("ISO-8859-7", [0xC1, 0xE2], "Αβ"),
      ("iso-8859-15", [0xA4], "€"),
      ("KOI8-R", [0xF2, 0xC0], "Рю"),
      ("KOI8-U", [0xA4], "є"),
      ("GB2312", [0xB1, 0xB3, 0xB0, 0xFC], "背包"),
      ("GB2312", [0xE9, 0x46], "镕"),
      ("gbk", [0x81, 0x30, 0x81, 0x30], "\u{80}"),
      ("Big5", [0xAD, 0x49, 0xA5, 0x5D], "背包"),
      ("Shift_JIS", [0x83, 0x4A, 0xB6], "カｶ"),
      ("EUC-JP", [0xA5, 0xAB], "カ"),
      ("EUC-KR", [0xB0, 0xA1], "가"),
    ] as [(String, [UInt8], String)])
  func readsWhatIsDeclared(encoding: String, bytes: [UInt8], text: String) throws {
    for chunkSize in [1, 7, 4096] {
      let contents = try FeedFile(Self.feed(bytes, declaring: encoding)).read(chunkSize: chunkSize)
      #expect(contents.listings.string(.title, of: 0) == text)
    }
  }

  @Test(
    arguments: [
      ("windows-1251", [0x98]), ("windows-1252", [0x81]), ("GBK", [0x61, 0xFF, 0x61]), ("Shift_JIS", [0x85, 0x20]),
      ("EUC-KR", [0xB0, 0x20]), ("Big5", [0xFF]),
    ] as [(String, [UInt8])])
  func namesThePlaceOfBytesThatAreNone(encoding: String, bytes: [UInt8]) throws {
    let feed = try FeedFile(Self.feed(bytes, declaring: encoding))
    let refusal = try #require(try feed.refusal())
    #expect(refusal.place.line == 3)
    #expect(refusal.place.column == 8 + bytes.prefix { $0 < 0x80 }.count)
    #expect(refusal.reason.contains("begins no character of"))
    for chunkSize in [1, 7, 4096] { #expect(try feed.refusal(chunkSize: chunkSize) == refusal) }
  }

  /// Every encoding that may be declared, each with what is written in it.
  static let texts: [(labels: [String], converter: String, text: String)] = [
    (["windows-1250", "cp1250"], "CP1250", "Příliš žluťoučký kůň €"),
    (["windows-1251", "x-cp1251"], "CP1251", "Рюкзак «Ёж» № 5 €"),
    (["windows-1252"], "CP1252", "Größe “é” €"), (["windows-1253"], "CP1253", "Αθήνα ΐ €"),
    (["windows-1254"], "CP1254", "Çağrı İş €"), (["windows-1255"], "CP1255", "שלום €"),
    (["windows-1256"], "CP1256", "مرحبا پ €"), (["windows-1257"], "CP1257", "Ąžuolas ģ €"),
    (["windows-1258"], "CP1258", "Đơ ư ₫ a"), (["iso-8859-1", "latin1", "us-ascii"], "CP1252", "Größe €"),
    (["ISO-8859-2"], "ISO-8859-2", "Příliš"), (["ISO-8859-3"], "ISO-8859-3", "Ĝis ŭ"),
    (["ISO-8859-4"], "ISO-8859-4", "Ąģņ"),
    (["iso8859-5"], "ISO-8859-5", "Рюкзак №"), (["ISO-8859-6"], "ISO-8859-6", "مرحبا"),
    (["ISO-8859-7"], "ISO-8859-7", "Αθήνα"),
    (["ISO-8859-8"], "ISO-8859-8", "שלום"), (["ISO-8859-9"], "ISO-8859-9", "Çağrı İş"),
    (["ISO-8859-10"], "ISO-8859-10", "Ąģņ Þ"),
    (["ISO-8859-11"], "ISO-8859-11", "กระเป๋า"), (["ISO-8859-13"], "ISO-8859-13", "Ąžuolas"),
    (["ISO-8859-14"], "ISO-8859-14", "Ŵŷ ḃ"),
    (["iso_8859-15"], "ISO-8859-15", "Œuvre €"), (["ISO-8859-16"], "ISO-8859-16", "Ștefan €"),
    (["koi8-r"], "KOI8-R", "Рюкзак"), (["KOI8-U"], "KOI8-U", "Їжак"), (["gb2312", "gb18030"], "GB18030", "㐀 😀 背包"),
    (["gbk", "cp936"], "GBK", "镕喆背包"), (["big5", "cp950"], "BIG5", "背包"),
    (["shift_jis", "windows-31j"], "CP932", "リュックｶ"),
    (["euc-jp"], "EUC-JP", "リュックｶ"), (["euc-kr", "ks_c_5601-1987"], "CP949", "배낭 똠"),
  ]

  /// A feed as `iconv` writes it.
  static func converted(_ text: String, to converter: String) throws -> [UInt8] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/iconv")
    process.arguments = ["-f", "UTF-8", "-t", converter]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(text.utf8))
    try input.fileHandleForWriting.close()
    let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    return Array(bytes)
  }

  @Test(arguments: texts.indices) func readsWhatAnotherConverterWrites(index: Int) throws {
    let (labels, converter, text) = Self.texts[index]
    let title = try Self.converted(text, to: converter)
    for label in labels {
      let file = try FeedFile(Self.feed(title, declaring: label))
      for chunkSize in [1, 2, 3, 5, 4096] {
        #expect(try file.read(chunkSize: chunkSize).listings.string(.title, of: 0) == text, "\(label)")
      }
    }
  }

  /// A character that is not whole at the end, in every encoding that has some of several bytes.
  @Test(arguments: ["GB18030", "BIG5", "CP932", "EUC-JP", "CP949"]) func noticesHalfACharacterAtTheEnd(
    converter: String
  ) throws {
    let label = ["CP932": "Shift_JIS", "CP949": "EUC-KR"][converter] ?? converter
    let lead = try #require(try Self.converted("日", to: converter).first)
    let feed = try FeedFile(Self.feed([], declaring: label) + [lead])
    let refusal = try #require(try feed.refusal())
    #expect(refusal.reason.contains("ends inside a character"))
    for chunkSize in [1, 7] { #expect(try feed.refusal(chunkSize: chunkSize) == refusal) }
  }

  @Test(arguments: [
    "UTF-7", "IBM037", "windows-1259", "ISO-8859-12", "ISO-2022-JP", "UTF-32", "UCS-2", "GB18030//IGNORE",
  ])
  func refusesEncodingsThatAreNotAllowed(encoding: String) throws {
    let refusal = try #require(try FeedFile(Self.feed([0x61], declaring: encoding)).refusal())
    #expect(refusal.reason.contains("the declared encoding \"\(encoding)\" is not read"))
  }

  @Test func saysThatUTF16IsDeclaredInVain() throws {
    let refusal = try #require(try FeedFile(Self.feed([0x61], declaring: "UTF-16")).refusal())
    #expect(refusal.reason.contains("the bytes are not UTF-16"))
  }

  @Test func readsUTF16() throws {
    let text = native("<listing id=\"l\" store=\"s\"><title>Größe 😀 €</title></listing>")
    let units = Array(text.replacing("encoding=\"UTF-8\"", with: "encoding=\"UTF-16\"").utf16)
    let little: [UInt8] = [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big: [UInt8] = [0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    for bytes in [little, big] {
      for chunkSize in [1, 7, 4096] {
        #expect(try FeedFile(bytes).read(chunkSize: chunkSize).listings.string(.title, of: 0) == "Größe 😀 €")
      }
    }
    #expect(try FeedFile(little.dropLast()).refusal()?.reason.contains("inside a character") == true)
    let lone: [UInt8] = [0x3C, 0, 0x3F, 0, 0x00, 0xDC]
    #expect(
      try FeedFile(lone).refusal()?.reason
        == "byte 0x0 begins no character of UTF-16 (byte 4); declare the true encoding")
  }

  @Test(arguments: ["windows-1251", "KOI8-R", "windows-1252", "ISO-8859-2", "ISO-8859-7"])
  func setsAsideTextThatIsUTF8ButDeclaredOtherwise(encoding: String) throws {
    let feed = try FeedFile(Self.feed(Array("Städte für Große, ñandú".utf8), declaring: encoding))
    let contents = try feed.read()
    #expect(contents.listings.count == 0)
    #expect(contents.quarantined.first?.field == "title")
    #expect(contents.quarantined.first?.reason.contains("the text is UTF-8") == true)
  }

  @Test func takesTextThatIsAsDeclared() throws {
    let texts: [(String, [UInt8])] = [
      ("windows-1251", [0xD0, 0xFE, 0xEA, 0xE7, 0xE0, 0xEA, 0x20, 0xAB, 0xB8, 0xBB]),
      ("ISO-8859-1", [0x47, 0xFC, 0x6E]),
      ("windows-1252", [0xC3, 0xA9]), ("GBK", [0xB1, 0xB3]),
    ]
    for (encoding, bytes) in texts {
      #expect(try FeedFile(Self.feed(bytes, declaring: encoding)).read().quarantined.isEmpty)
    }
  }
}
