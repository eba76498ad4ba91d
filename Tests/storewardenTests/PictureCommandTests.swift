import Foundation
import Pictures
import SyntheticImages
import Testing

/// `compare`, `similar` and `hash` on picture files, as a user runs them.
@Suite struct PictureCommandTests {
  static let pictures = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../fixtures/market/pictures").standardizedFileURL.path

  /// Pictures of the shipped market, by name.
  static let names = ((try? FileManager.default.contentsOfDirectory(atPath: pictures)) ?? []).sorted()
    .filter { $0.hasSuffix(".jpg") }

  @Test func aPictureIsComparedWithItself() throws {
    let name = try #require(Self.names.first)
    let run = try Program.run("compare", "\(Self.pictures)/\(name)", "\(Self.pictures)/\(name)", "--format", "jsonl")
    #expect(run.status == 0)
    let row = try #require(try run.rows.first)
    #expect(row["same"] as? Bool == true)
    #expect(row["distance"] as? Int == 0)
    #expect((row["alterations"] as? [Any])?.isEmpty == true)
  }

  @Test func whatIsNoPictureIsSaid() throws {
    let name = try #require(Self.names.first)
    let run = try Program.run("compare", "\(Self.pictures)/\(name)", #filePath)
    #expect(run.status == 4)
    #expect(run.output.contains("the file is no picture of"))
    #expect(try Program.run("similar", "x.jpg").status == 2)
    #expect(try Program.run("similar", "x.jpg", "--among", "/nowhere/at/all").status == 3)
    #expect(try Program.run("similar", "x.jpg", "--bank", "/nowhere/at/all").status == 3)
  }

  @Test func aListOfHashesFindsItsOwnPictures() throws {
    let folder = try TemporaryFolder()
    let files = Self.names.prefix(3).map { "\(Self.pictures)/\($0)" }
    let hashes = try Program.run(["hash"] + files)
    #expect(hashes.status == 0)
    #expect(hashes.lines.first == "hash,quality,file\r" || hashes.output.hasPrefix("hash,quality,file"))
    let list = folder.file("known.csv")
    try Data(hashes.output.utf8).write(to: list)
    let run = try Program.run(["similar"] + files + ["--bank", list.path, "--format", "jsonl"])
    #expect(run.status == 0)
    let asked = folder.file("asked.txt")
    try Data((files[1...].joined(separator: "\r\n") + "\n").utf8).write(to: asked)
    let listed = try Program.run(["similar", files[0], "--from", asked.path, "--bank", list.path, "--format", "jsonl"])
    #expect(listed.output == run.output)
    for (file, row) in zip(files, try run.rows) {
      let found = (row["found"] as? [[String: Any]] ?? []).filter { $0["distance"] as? Int == 0 }
      #expect(found.contains { $0["name"] as? String == file })
    }
  }

  @Test func aPictureIsFoundInAMarket() throws {
    let folder = try TemporaryFolder()
    let name = try #require(Self.names.first)
    let image = try PictureDecoder().decode([UInt8](Data(contentsOf: URL(filePath: "\(Self.pictures)/\(name)"))))
    var mirrored = image
    for y in 0..<image.height {
      for x in 0..<image.width {
        let (here, there) = ((y * image.width + x) * 3, (y * image.width + image.width - 1 - x) * 3)
        mirrored.rgb.replaceSubrange(here..<here + 3, with: image.rgb[there..<there + 3])
      }
    }
    try Data(image.jpeg(quality: 90)).write(to: folder.file("shown.jpg"))
    try Data(mirrored.jpeg(quality: 90)).write(to: folder.file("asked.jpg"))
    func listing(_ id: String, _ store: String, _ picture: String) -> String {
      #"<listing id="\#(id)" store="\#(store)"><title>手工雕刻胡桃木长柄木勺</title><price currency="CNY">10.00</price>"#
        + #"<image href="\#(picture)"/></listing>"#
    }
    let feed = try folder.write(
      #"<marketplace xmlns="urn:storewarden:feed:1" market="m" as-of="2026-10-31">"#
        + listing("l-1", "s-1", "shown.jpg")
        + listing("l-2", "s-2", "shown.jpg") + listing("l-3", "s-3", "missing.jpg") + "</marketplace>", to: "feed.xml")
    let asked = folder.file("asked.jpg").path

    let run = try Program.run("similar", asked, "l-1", "--market", feed, "--format", "jsonl")
    // A picture of the market is missing, and that is said.
    #expect(run.status == 4 && run.errors.contains("missing.jpg") && run.errors.contains("1 pictures"))
    let row = try #require(try run.rows.first { $0["type"] as? String == "similar-pictures" })
    let found = try #require(row["found"] as? [[String: Any]])
    #expect(found.map { $0["name"] as? String } == ["shown.jpg"])
    #expect(
      (found[0]["listings"] as? [[String: String]]) == [
        ["listing": "l-1", "store": "s-1"], ["listing": "l-2", "store": "s-2"],
      ])
    #expect((found[0]["alterations"] as? [[String: Any]])?.map { $0["kind"] as? String } == ["mirrored"])
    // The id beside it is looked for among listings.
    #expect(try run.rows.contains { $0["type"] as? String == "similar" && $0["a"] as? String == "l-1" })

    let text = try Program.run("similar", asked, "--market", feed, "--most", "1")
    #expect(text.output.contains("l-1 (Store s-1)") && text.output.contains("mirrored"))
    #expect(text.output.contains("and one more listing") && !text.output.contains("l-2"))
    let hash = try #require(
      try Program.run("hash", folder.file("shown.jpg").path).output.split(whereSeparator: \.isNewline).last?.prefix(64))
    #expect(try Program.run("similar", "\(hash)", "--market", feed).output.contains("l-2"))
    // A slip in a path is no text.
    let slip = try Program.run("similar", "no-such-picture.jpg", "--market", feed)
    #expect(slip.status == 4 && slip.output.contains("no-such-picture.jpg"))
    #expect(try Program.run("similar", "x.jpg", "--among", asked, "--pictures", folder.url.path).status == 2)
  }

  @Test func eightFormsHaveEightHashes() throws {
    let name = try #require(Self.names.first)
    let run = try Program.run("hash", "--forms", "\(Self.pictures)/\(name)")
    #expect(Set(run.output.split(whereSeparator: \.isNewline).dropFirst().map { $0.prefix(64) }).count == 8)
  }

  @Test(arguments: ["scan", "image"])
  func aTrustListThatHoldsNoCertificateIsRefusedWithItsName(verb: String) throws {
    let folder = try TemporaryFolder()
    let list = try folder.write("no certificate\n", to: "list.pem")
    let subject =
      verb == "scan"
      ? Fixture.path("signals/pictures/feed.xml") : Fixture.path("signals/pictures/pictures/it-1516.jpg")
    let run = try Program.run(verb, subject, "--trust", list)
    #expect(run.status == 3 && run.output.isEmpty && run.saysOneLine, "\(run.status) \(run.errors)")
    #expect(run.errors.contains("list.pem"))
  }

  @Test(.enabled(if: PrintReader() != nil, "tesseract is not installed"))
  func printOfAnotherBrandIsAContradiction() throws {
    let run = try Program.run("scan", Fixture.path("print/feed.xml"), "--read-print", "--format", "jsonl")
    let found = try run.rows.filter { $0["type"] as? String == "image" }.map { row in
      let distortion = row["distortion"] as? [String: Any] ?? [:]
      let print = distortion["print"] as? [String: Any] ?? [:]
      return [row["listing"] as? String, print["otherBrand"] as? String, "\(distortion["contradictions"] ?? "")"]
    }
    #expect(Set(found) == [["p-own", nil, "0"], ["p-other", "Orbitek", "1"]])
    let unread = try Program.run("scan", Fixture.path("print/feed.xml"), "--format", "jsonl")
    #expect(!unread.output.contains("otherBrand"))
  }

  @Test func withoutAReaderOfPrintNobodyPretendsToRead() throws {
    let run = try Program.shell("PATH=/nowhere storewarden scan \"$1\" --read-print", Fixture.path("print/feed.xml"))
    #expect(run.status == 2 && run.output.isEmpty)
    #expect(run.errors.contains("tesseract-ocr"))
  }
}
