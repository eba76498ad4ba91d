import Foundation
import Testing

/// Registrations as a table, from the command line.
struct TableTests {
  @Test func aTableStandsBesideFeeds() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("店铺ID,店铺名称,联系电话\ns-1,木器店,13900000001\n", to: "stores.csv")
    _ = try folder.feed([Record.listing("l1")], to: "listings.xml")
    #expect(try Program.run("scan", folder.url.path).status == 0)
    let rows = try Program.run("records", folder.url.path).rows
    #expect(rows.map { $0["format"] as? String } == ["native", "stores-csv"])
    #expect(rows.map { $0["id"] as? String } == ["l1", "s-1"])
    let explained = try Program.run("explain", "s-1", "--market", folder.url.path)
    #expect(explained.output.contains("木器店"))
  }

  @Test func anEncodingIsAskedForAndTaken() throws {
    let folder = try TemporaryFolder()
    // 店铺ID,店铺名称,联系人 and a row, in GB18030.
    let bytes =
      [0xB5, 0xEA, 0xC6, 0xCC, 0x49, 0x44, 0x2C, 0xB5, 0xEA, 0xC6, 0xCC, 0xC3, 0xFB, 0xB3, 0xC6, 0x2C, 0xC1, 0xAA]
      + [0xCF, 0xB5, 0xC8, 0xCB, 0x0A, 0x31, 0x2C, 0xB5, 0xEA, 0x2C, 0xC8, 0xCB, 0x0A] as [UInt8]
    try Data(bytes).write(to: folder.file("gb.csv"))
    let refused = try Program.run("records", folder.file("gb.csv").path)
    #expect(refused.status == 3)
    #expect(refused.errors.contains("--encoding GB18030"))
    let taken = try Program.run("records", folder.file("gb.csv").path, "--encoding", "GB18030")
    #expect(taken.status == 0)
    #expect(try taken.rows.first?["name"] as? String == "店")
    let unknown = try Program.run("records", folder.file("gb.csv").path, "--encoding", "UTF-7")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("UTF-7"))
  }
}
