import Judgement
import Reporting
import Testing

@Suite struct FindingsCSVTests {
  private static func bytes() throws -> [UInt8] {
    var buffer = ByteBuffer()
    try FindingsCSV().write(SmallMarket.findings, to: &buffer)
    return buffer.bytes
  }

  /// A reader of RFC 4180, written apart from the writer.
  private static func rows(_ bytes: [UInt8]) -> [[String]] {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while index < bytes.count {
      let unit = bytes[index]
      if isQuoted, unit == UInt8(ascii: "\"") {
        if index + 1 < bytes.count, bytes[index + 1] == unit {
          cell.append(unit)
          index += 1
        } else {
          isQuoted = false
        }
      } else if isQuoted {
        cell.append(unit)
      } else if unit == UInt8(ascii: "\"") {
        isQuoted = true
      } else if unit == UInt8(ascii: ",") {
        row.append(String(decoding: cell, as: UTF8.self))
        cell = []
      } else if unit == 0x0A {
        row.append(String(decoding: cell, as: UTF8.self))
        rows.append(row)
        (row, cell) = ([], [])
      } else if unit != 0x0D {
        cell.append(unit)
      }
      index += 1
    }
    return rows
  }

  @Test func `Every row has the columns of the first`() throws {
    let rows = Self.rows(try Self.bytes())
    #expect(rows.first == FindingsCSV.columns)
    #expect(rows.allSatisfy { $0.count == FindingsCSV.columns.count })
    #expect(
      rows.dropFirst().map { $0[0] } == [
        "group", "duplicates", "image", "image", "image", "listing", "listing", "store", "quarantine", "refused",
      ])
  }

  @Test func `A row says what is recommended and why`() throws {
    let group = try #require(Self.rows(try Self.bytes()).first { $0[0] == "group" })
    #expect(
      group.prefix(8) == [
        "group", "G-1", "malicious", "0.960", "GRP-02", "Cross-store duplicates", "GRP-05", "s1 s2 s3",
      ])
  }

  @Test func `No cell begins a formula`() throws {
    for cell in Self.rows(try Self.bytes()).joined() {
      if let first = cell.unicodeScalars.first { #expect(!"=+-@\t\r".unicodeScalars.contains(first)) }
    }
    let store = try #require(Self.rows(try Self.bytes()).first { $0[0] == "store" })
    #expect(store[8] == "'=HYPERLINK(\"x\")")
  }

  @Test func `Text begins with a byte order mark and hides what is personal`() throws {
    let bytes = try Self.bytes()
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    let text = String(decoding: bytes, as: UTF8.self)
    for secret in SmallMarket.secrets { #expect(!text.contains(secret)) }
    #expect(text.contains("‹U+202E›"))
  }
}
