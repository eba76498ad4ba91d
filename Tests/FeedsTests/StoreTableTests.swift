import Foundation
import Marketplace
import Testing

@testable import Feeds

@Suite struct StoreTableTests {
  /// A table that says everything the native store of ``NativeFeedTests`` says.
  static let header =
    "id,opened,status,name,experience.overall,experience.service,entity.name,entity.id.cn-uscc,operator.name,"
    + "operator.phone,operator.email,account.bank-card,address.return,device.device-id,network.asn,affiliation.same-owner"
  static let row =
    "s1,2025-05-07,active,云朵优选,4.79,5,义乌山逸,91330717MAENTHE0KX,余嘉子,13633102575,g@example.com,"
    + "6222020331942491324,A & B,d1,AS1,s2"

  private func read(_ text: String, chunkSize: Int = 1 << 16) throws -> FeedContents {
    try FeedFile(text).read(chunkSize: chunkSize)
  }

  @Test(arguments: ["\n", "\r\n", "\r"]) func readsTheRecordOfTheNativeFeed(lineBreak: String) throws {
    let native = try FeedFile(native(NativeFeedTests.store)).read().stores.lines[0].dropFirst()
    for chunkSize in [1, 7, 4096] {
      let table = try read("\u{FEFF}\(Self.header)\(lineBreak)\(Self.row)\(lineBreak)", chunkSize: chunkSize)
      #expect(table.format == "stores-csv")
      #expect(table.quarantined == [])
      // The native feed has its status from a default, which comes last.
      #expect(Set(table.stores.lines[0].dropFirst()) == Set(native))
      #expect(table.stores.lines[0].first == "2:1")
    }
  }

  @Test(arguments: [",", ";", "\t"]) func theHeaderTellsTheDelimiter(delimiter: String) throws {
    for start in ["", "sep=\(delimiter)\r\n", "\r\n"] {
      let rows = [["店铺ID", "店铺名称", "联系电话"], ["a", "b", "1"]].map { $0.joined(separator: delimiter) }
      let text = start + rows.joined(separator: "\n")
      #expect(try read(text).stores.lines[0].contains("party-phone=1"))
    }
  }

  @Test func quotationMarksKeepLineBreaksDelimitersAndThemselves() throws {
    let contents = try read("id,name,contact.address\r\n1,\"a\r\nb\"\"c\"\"\",\"x,y\"\r\n2,\"\",z\n3,d,e\n")
    #expect(contents.stores.string(.name, of: 0) == "a\r\nb\"c\"")
    #expect(contents.stores.string(.partyAddress, of: 0) == "x,y")
    #expect(contents.stores.line(of: 1) == 5)
    #expect(contents.quarantined.map(\.place.line) == [4])
    #expect(contents.quarantined.map(\.reason) == ["name is missing"])
  }

  @Test(arguments: [
    ("Shop_ID", "id"), ("storeId", "id"), ("店铺ＩＤ（必填）", "id"), ("联系电话2", "party-phone"),
    ("法定代表人身份证号码", "party-id"), ("E-Mail", "party-email"), ("Entity.2.ID.cn_uscc", "party-id"),
    ("beneficial-owner.3.born", "party-born"), ("登录IP", "network"), ("device.browser-fingerprint", "device"),
  ])
  func knowsColumnsByManyNames(header: String, field: String) throws {
    let layout = FeedTables.bundled.stores
    #expect(layout.column(named: header)?.fieldName == field)
  }

  @Test(arguments: ["", "remark", "contact.0.phone", "entity.id.x.y", "boss.name", "experience.taste", "备注"])
  func doesNotGuessAColumn(header: String) throws {
    #expect(FeedTables.bundled.stores.column(named: header) == nil)
  }

  @Test func namesColumnsThatItDoesNotRead() throws {
    let contents = try read("id,name,phone,备注,=cmd\n1,a,2,c,d\n")
    #expect(contents.remarks.map(\.kind) == [.unknownColumn(name: "备注"), .unknownColumn(name: "=cmd")])
    #expect(contents.remarks.map(\.place.column) == [15, 18])
  }

  @Test func undoesWhatSpreadsheetsDo() throws {
    let contents = try read(
      "id,name,opened,status,phone,account.bank-card,entity.kind,entity.name,device\n"
        + "\"=\"\"007\"\"\",'x,2025/5/7 9:30:00,营业中,=\"0138\",'6222,个体工商户,甲,a；b|c\n")
    #expect(
      Set(contents.stores.lines(of: 0)) == [
        "id=007", "name='x", "opened=2025-05-07T09:30:00", "status=active", "party(person)=contact", "party-phone=0138",
        "party(company)#1=entity", "party-name#1=甲", "account(bank-card)=6222", "device(device-id)=a",
        "device(device-id)=b", "device(device-id)=c",
      ])
  }

  @Test(arguments: ["6.22202E+18", "1.38e+10"]) func aNumberThatWasRoundedIsSetAside(number: String) throws {
    let contents = try read("id,name,phone\n1,a,\(number)\n2,b,1\n")
    #expect(contents.stores.count == 1)
    let row = try #require(contents.quarantined.first)
    #expect(row.field == "party-phone")
    #expect(row.raw == number)
    #expect((row.place.line, row.place.column) == (2, 5))
  }

  @Test(arguments: [
    ("2025/5/7", "2025-05-07"), ("2025年12月7日", "2025-12-07"), ("2025.5.17 8:05", "2025-05-17T08:05"),
    ("2025-05-07", "2025-05-07"), ("2025/2/30", "2025/2/30"), ("7/5/2025", "7/5/2025"), ("2025/5/7x", "2025/5/7x"),
    ("20250507", "20250507"), ("2025/005/7", "2025/005/7"),
  ])
  func daysAreReadWhereTheYearComesFirst(written: String, day: String) {
    #expect(SpreadsheetCell.day(Array(written.utf8)[...]) == Array(day.utf8))
  }

  @Test func rowsOfOneStoreAreOneStore() throws {
    let contents = try read(
      "id,name,device,contact.name,contact.phone\n1,a,d1,Li,5\n1,a,d2,Li,6\n1,,d1,Wu,7\n2,b,,,\n1,a,d4,,\n")
    #expect(
      contents.stores.lines(of: 0) == [
        "id=1", "name=a", "party(person)=contact", "party-name=Li", "party-phone=5", "party-phone=6",
        "party(person)#1=contact", "party-name#1=Wu", "party-phone#1=7", "device(device-id)=d1", "device(device-id)=d2",
        "status=active",
      ])
    #expect(contents.stores.count == 2)
    #expect(contents.quarantined.map(\.place.line) == [6])
    #expect(contents.quarantined.first?.field == "id")
  }

  @Test(arguments: [
    ("1,a,\"x\"y", "record", 5), ("1,a", "record", 1), ("1,a,b,c", "record", 7), (",a,1", "id", 1),
    ("1,,1", "name", 1), ("1,a,1\n1,b,1", "name", 3),
  ])
  func aRowThatBreaksARuleIsSetAside(rows: String, field: String, column: Int) throws {
    let contents = try read("id,name,phone\n9,x,9\n\(rows)\n8,y,8\n")
    #expect(contents.stores.count == 2)
    #expect(contents.quarantined.map(\.field) == [field])
    #expect(contents.quarantined.first?.place.column == column)
  }

  @Test(arguments: [
    ("id,name,phone\n1,\"a,2\n3,b,4\n", "quotation marks", 2), ("name,phone\na,1\n", "no column id", 1),
    ("id,phone\na,1\n", "no column name", 1), ("id,name\na,b\n", "none of its columns", 1),
    ("id,name,phone\n1,a\u{0},2\n", "NUL", 2), ("id,name,phone\n", "no store", 1),
    ("a,b\n1,2\n", "none of its columns", 1),
    ("Service Unavailable", "not XML", 1),
  ])
  func refusesTheTableAndSaysWhy(text: String, reason: String, line: Int) throws {
    for chunkSize in [1, 7, 4096] {
      let refusal = try #require(try FeedFile(text).refusal(chunkSize: chunkSize))
      #expect(refusal.reason.contains(reason), "\(refusal.reason)")
      #expect(refusal.place.line == line)
    }
  }

  @Test func anEncodingIsNamedWhenItIsNotUTF8() throws {
    // 店铺ID,店铺名称,联系人 and one row, in GB18030.
    let bytes: [UInt8] =
      [0xB5, 0xEA, 0xC6, 0xCC, 0x49, 0x44, 0x2C] + [0xB5, 0xEA, 0xC6, 0xCC, 0xC3, 0xFB, 0xB3, 0xC6, 0x2C]
      + [0xC1, 0xAA, 0xCF, 0xB5, 0xC8, 0xCB, 0x0A] + Array("1,".utf8) + [0xB5, 0xEA, 0x2C, 0xC8, 0xCB, 0x0A]
    let file = try FeedFile(bytes)
    let refusal = try #require(try file.refusal())
    #expect(refusal.reason.contains("--encoding GB18030"))
    var reader = FeedReader.bundled()
    reader.undeclaredEncoding = FeedEncoding(label: "gbk")
    #expect(try reader.read(file.source, fileIndex: 0).stores.string(.name, of: 0) == "店")
    let later = try FeedFile(Array("id,name,phone\n1,a,2\n2,".utf8) + [0xB5, 0xEA] + Array(",3\n".utf8))
    let place = try #require(try later.refusal())
    #expect((place.place.line, place.place.column) == (3, 3))
    #expect(place.reason.contains("--encoding"))
    // UTF-8 is told by itself, whatever is said of the others.
    let plain = try FeedFile("店铺ID,店铺名称,联系人\n1,店,人\n")
    #expect(try reader.read(plain.source, fileIndex: 0).stores.string(.name, of: 0) == "店")
  }

  @Test func whatIsTooLongIsBounded() throws {
    var limits = FeedLimits()
    limits.fieldBytes = 100
    limits.recordBytes = 400
    let long = String(repeating: "x", count: 101)
    let contents = try FeedFile("id,name,phone\n1,\(long),1\n2,b,2\n3,c,\(long)\n").read(limits: limits)
    #expect(contents.stores.count == 1)
    #expect(contents.quarantined.map(\.field) == ["name", "party-phone"])
    let open = "id,name,phone\n1,\"\(String(repeating: "y\n", count: 300))"
    #expect(try FeedFile(open).refusal(limits: limits)?.reason.contains("longer than 400 bytes") == true)
    var parties = "id,name,contact.name\n"
    for number in 0..<300 { parties += "1,a,n\(number)\n" }
    #expect(try read(parties).quarantined.map(\.field) == ["party"])
  }

  @Test func aFormulaIsText() throws {
    let contents = try read("id,name,phone\n1,\"=cmd|' /C calc'!A0\u{1}\u{202E}\",@SUM(1)\n")
    #expect(contents.stores.string(.name, of: 0) == "=cmd|' /C calc'!A0\u{1}\u{202E}")
    #expect(contents.stores.string(.partyPhone, of: 0) == "@SUM(1)")
  }

  @Test func theSampleIsReadAsItsNotesSay() throws {
    let path = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../fixtures/stores.csv")
    let contents = try FeedFile(Array(try Data(contentsOf: path))).read()
    let ids = (0..<contents.stores.count).map { contents.stores.string(.id, of: $0) }
    #expect(ids == ["csv-0001", "csv-0002", "csv-0004"])
    #expect(contents.quarantined.map(\.record) == ["csv-0003"])
    #expect(contents.quarantined.map(\.field) == ["account"])
    let devices = contents.stores.lines(of: 1).filter { $0.hasPrefix("device") }
    #expect(devices == ["device(device-id)=dev-b1", "device(device-id)=dev-b2"])
    #expect(contents.stores.lines(of: 1).filter { $0.hasPrefix("party-phone") }.count == 2)
  }

  @Test func aValueSaidAgainCountsOnceHoweverManyThereAre() throws {
    var text = "id,name,contact.name,contact.phone\n"
    for number in 0..<120 { text += "s,n,\(number % 2 == 0 ? "A" : "B"),p\(number / 2 % 40)\n" }
    let contents = try read(text)
    #expect(contents.quarantined == [])
    let values = try #require(contents.stores.lines.first)
    // Each of two people has each of forty numbers once.
    #expect(values.count { $0.hasPrefix("party-phone=p") } == 40)
    #expect(values.count { $0.hasPrefix("party-phone#1=p") } == 40)
  }

  @Test func aFaultInALaterRowOfAStoreIsToldWhereItStands() throws {
    let contents = try read("store id,name,opened\n甲,店,\n甲,店,\"x\ny\"\n乙,店,\n")
    let fault = try #require(contents.quarantined.first)
    #expect(contents.quarantined.count == 1)
    #expect((fault.place.line, fault.place.column) == (3, 5))
    #expect(fault.field == "opened")
  }

  @Test(arguments: [
    ("=\"0138\"", "0138"), ("'0138", "0138"), ("\u{3000}\u{A0} 1\u{3000}\t", "1"), ("'", "'"), ("=\"\"", "=\"\""),
    ("\u{E3}", "\u{E3}"),
  ])
  func takesWhatSpreadsheetsDoToCodesAway(cell: String, code: String) {
    let bytes = Array(cell.utf8)
    let range = SpreadsheetCell.plain(bytes.span, 0..<bytes.count, isCode: true)
    #expect(String(decoding: bytes[range], as: UTF8.self) == code)
  }
}
