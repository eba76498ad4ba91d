import Foundation
import Screening
import StoreGroups
import Testing

/// What people know is read from files that say who decided and until when, or is refused with the line.
struct MemoryFileTests {
  private func entries(_ rows: String) throws -> [EnforcementEntry] {
    let file = FileManager.default.temporaryDirectory.appending(path: "enforcement-\(UUID().uuidString).jsonl")
    try rows.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    return try MemoryFile.enforcement(in: file.path)
  }

  private static let row =
    #"{"kind":"person-id","value":"350203190403032024","role":"victim","reason":"case 17","by":["li","wang"],"expires":"2027-06-30"}"#

  @Test func anEntryIsRead() throws {
    let read = try entries("\n\(Self.row)\n")
    #expect(read.map(\.role) == [.victim])
    #expect(read.map(\.deciders) == [["li", "wang"]])
  }

  @Test(arguments: [
    ("person-id", "phone", "\"kind\" is none of"), ("victim", "owner", "\"role\" is neither"),
    (#""li","wang""#, #""li","li""#, "which two persons"), ("2027-06-30", "soon", "until when"),
    ("350203190403032024", "350203190403032020", "is no valid"), (#""reason":"case 17","#, "", "\"reason\" is missing"),
  ])
  func aRowThatSaysTooLittleIsRefusedWithItsLine(text: String, replacement: String, expected: String) {
    let fault = #expect(throws: MemoryFileFault.self) {
      try entries(Self.row + "\n" + Self.row.replacingOccurrences(of: text, with: replacement))
    }
    #expect(fault?.description.contains(":2: ") == true)
    #expect(fault?.description.contains(expected) == true, "\(String(describing: fault))")
  }
}
