import Foundation
import Testing

@testable import Pictures

@Suite struct PictureFolderTests {
  /// A folder with a feed's folder in it, which holds pictures and links, and a file outside.
  private func withFolder(_ body: (PictureFolder) throws -> Void) throws {
    let root = FileManager.default.temporaryDirectory.appendingPathComponent("pictures-\(UUID().uuidString)")
    let feed = root.appendingPathComponent("feed")
    try FileManager.default.createDirectory(
      at: feed.appendingPathComponent("img"), withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: root) }
    try Data("secret".utf8).write(to: root.appendingPathComponent("secret.jpg"))
    try Data("picture".utf8).write(to: feed.appendingPathComponent("img/a.jpg"))
    try Data("spaced".utf8).write(to: feed.appendingPathComponent("img/a b.jpg"))
    try Data("percent".utf8).write(to: feed.appendingPathComponent("img/100%.jpg"))
    let links = [("inside.jpg", "img/a.jpg"), ("outside.jpg", "../secret.jpg"), ("up", "..")]
    for (name, target) in links {
      try FileManager.default.createSymbolicLink(
        atPath: feed.appendingPathComponent(name).path, withDestinationPath: target)
    }
    try body(PictureFolder(path: feed.path, limits: PictureLimits(fileBytes: 100)))
  }

  @Test func whatLiesInsideIsRead() throws {
    try withFolder { folder in
      for (href, text) in [
        ("img/a.jpg", "picture"), ("./img//a.jpg", "picture"), ("img/a b.jpg", "spaced"), ("img/a%20b.jpg", "spaced"),
        ("img/100%.jpg", "percent"), ("inside.jpg", "picture"),
      ] {
        let bytes = try folder.read(href)
        #expect(bytes == Array(text.utf8), "\(href)")
      }
    }
  }

  @Test(
    arguments: [
      "", "../secret.jpg", "img/../../secret.jpg", "..", "/etc/passwd", "%2e%2e/secret.jpg", "..%2fsecret.jpg",
      "img/%2E%2E/%2e%2e/secret.jpg", "%252e%252e%252fsecret.jpg", "%2Fetc%2Fpasswd", "img/a.jpg\0.png", "img%00/a.jpg",
      "..\\secret.jpg", "%5c%5chost%5cshare", "C:\\a.jpg", "c:/a.jpg", "file:///etc/passwd", "data:image/png;base64,",
      "outside.jpg", "up/secret.jpg", "img/a\n.jpg", "%25%32%35%32%65%25%32%35%32%65/secret.jpg",
    ])
  func whatLeadsOutIsRefused(href: String) throws {
    try withFolder { folder in
      let refusal = #expect(throws: PictureFolder.Refusal.self) { try folder.read(href) }
      guard case .refused = refusal else {
        Issue.record("\(href): \(String(describing: refusal))")
        return
      }
    }
  }

  @Test(arguments: [
    "http://example.com/a.jpg", "HTTPS://example.com/a.jpg", "//example.com/a.jpg", "http%3A//example.com/a.jpg",
  ])
  func addressesAreNotFetched(href: String) throws {
    try withFolder { folder in
      #expect(throws: PictureFolder.Refusal.notFetched) { try folder.read(href) }
    }
  }

  @Test func whatIsNoFileSaysWhatItIs() throws {
    try withFolder { folder in
      #expect(throws: PictureFolder.Refusal.unreadable(.missing)) { try folder.read("img/none.jpg") }
      #expect(throws: PictureFolder.Refusal.unreadable(.notRegular)) { try folder.read("img") }
      let small = PictureFolder(path: folder.path, limits: PictureLimits(fileBytes: 3))
      #expect(throws: PictureFolder.Refusal.unreadable(.tooLarge(limit: 3))) { try small.read("img/a.jpg") }
    }
    #expect(throws: PictureFolder.Refusal.self) { try PictureFolder(path: "/nowhere/at/all").read("a.jpg") }
  }
}
