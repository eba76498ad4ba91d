import Foundation
import Reporting
import Testing

@Suite struct AtomicFileTests {
  private struct Folder: ~Copyable {
    let path: String

    init() throws {
      let url = FileManager.default.temporaryDirectory.appending(path: "storewarden-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      path = url.path
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
  }

  @Test func `A file appears when it is committed, and not before`() throws {
    let folder = try Folder()
    let target = folder.path + "/out.jsonl"
    var file = try AtomicFile(path: target)
    try file.write(Array("one\n".utf8))
    #expect(!FileManager.default.fileExists(atPath: target))
    try file.commit()
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "one\n")
    #expect(folder.names == ["out.jsonl"])
  }

  @Test func `A file that is given up leaves the old one as it was, and nothing beside it`() throws {
    let folder = try Folder()
    let target = folder.path + "/out.jsonl"
    try "old".write(toFile: target, atomically: false, encoding: .utf8)
    func abandon() throws {
      var file = try AtomicFile(path: target)
      try file.write(Array("new".utf8))
    }
    try abandon()
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "old")
    #expect(folder.names == ["out.jsonl"])
  }

  @Test func `A replaced file keeps its permissions, and a link stays a link`() throws {
    let folder = try Folder()
    let target = folder.path + "/real"
    let link = folder.path + "/link"
    try "old".write(toFile: target, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: target)
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: target)
    var file = try AtomicFile(path: link)
    try file.write(Array("new".utf8))
    try file.commit()
    #expect(try String(contentsOfFile: target, encoding: .utf8) == "new")
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == target)
    let permissions = try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? NSNumber
    #expect(permissions?.intValue == 0o600)
  }

  @Test func `A folder that does not exist is an error that names the path`() throws {
    #expect {
      _ = try AtomicFile(path: "/no/such/folder/out.jsonl")
    } throws: { error in
      guard case .cannotCreate(let path, _)? = error as? OutputError else { return false }
      return path == "/no/such/folder/out.jsonl"
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/fd")))
  func `A reader who goes away is no error`() throws {
    let pipe = Pipe()
    var file = try AtomicFile(path: "/dev/fd/\(pipe.fileHandleForWriting.fileDescriptor)")
    try file.write(Array("first\n".utf8))
    #expect(try pipe.fileHandleForReading.read(upToCount: 6) == Data("first\n".utf8))
    try pipe.fileHandleForReading.close()
    try file.write([UInt8](repeating: 0x61, count: 1 << 20))
    try file.write([0x62])
    try file.commit()
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func `A full disk is told as such`() throws {
    var file = try AtomicFile(path: "/dev/full")
    #expect(throws: OutputError.diskFull(path: "/dev/full")) { try file.write([1, 2, 3]) }
  }
}
