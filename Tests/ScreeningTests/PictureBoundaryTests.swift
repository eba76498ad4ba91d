import Feeds
import Foundation
import Judgement
import Marketplace
import Screening
import SyntheticImages
import Testing

/// Pictures are read from the folder of the feed that names them, and from nowhere else.
struct PictureBoundaryTests {
  /// A picture of the shipped market that carries an AIGC label, so that reading it would show.
  private static let labelled = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../fixtures/market/pictures/it-2032.jpg")

  private static func listing(_ id: String, _ href: String) -> String {
    #"""
    <listing id="\#(id)" store="s"><title>木勺 \#(id)</title><price currency="CNY">10.00</price><image href="\#(href)"/></listing>
    """#
  }

  @Test func onlyWhatLiesInTheFeedsFolderIsRead() async throws {
    let folder = try FeedFolder()
    let feedFolder = folder.url.appending(path: "feed")
    let inside = feedFolder.appending(path: "pictures")
    try FileManager.default.createDirectory(at: inside, withIntermediateDirectories: true)
    for place in [folder.url.appending(path: "outside.jpg"), inside.appending(path: "inside.jpg")] {
      try FileManager.default.copyItem(at: Self.labelled, to: place)
    }
    try FileManager.default.createSymbolicLink(
      at: inside.appending(path: "link.jpg"), withDestinationURL: folder.url.appending(path: "outside.jpg"))
    try FileManager.default.createSymbolicLink(
      at: inside.appending(path: "up"), withDestinationURL: folder.url)
    let hrefs = [
      "pictures/inside.jpg", "../outside.jpg", "pictures/../../outside.jpg", "%2e%2e/outside.jpg",
      "%252e%252e/outside.jpg", "..%2Foutside.jpg", "pictures/link.jpg", "pictures/up/outside.jpg",
      folder.url.appending(path: "outside.jpg").path, "pictures/missing.jpg", "https://pictures.example/outside.jpg",
    ]
    let source = try folder.feed("feed/feed.xml", hrefs.enumerated().map { Self.listing("l-\($0 + 10)", $1) })
    let findings = try await scan([source])

    #expect(findings.pictures.map(\.href) == hrefs)
    let read = findings.pictures.filter { if case .examined = $0.outcome { true } else { false } }
    #expect(read.map(\.href) == ["pictures/inside.jpg"])
    for (examination, verdict) in zip(findings.pictures, findings.verdicts.pictures) {
      guard case .notEvaluable(let reason) = examination.outcome else { continue }
      #expect(!reason.isEmpty)
      // What was not read is not passed.
      #expect(verdict.recommendation != .approve, "\(examination.href)")
    }
    for examination in findings.pictures.dropFirst() {
      #expect(findings.pictureFiles.thumbnail(of: examination) == nil, "\(examination.href)")
    }
  }

  @Test func whereNoPictureIsTheMainOneTheFirstOfTheSellersIsHeldAgainstTheGoods() async throws {
    let folder = try FeedFolder()
    for name in ["a.jpg", "b.jpg", "c.jpg"] {
      try FileManager.default.copyItem(at: Self.labelled, to: folder.url.appending(path: name))
    }
    let source = try folder.feed(
      "feed.xml",
      [
        #"""
        <listing id="l" store="s"><title>木勺</title><price currency="CNY">10.00</price>
        <image href="a.jpg" role="buyer"/><image href="b.jpg"/><image href="c.jpg"/></listing>
        """#
      ])
    let found = try await scan([source]).pictures.compactMap { picture in
      picture.distortion.map { "\(picture.href): \($0.comparisons.map(\.href).joined(separator: " "))" }
    }
    #expect(found == ["b.jpg: a.jpg c.jpg"])
  }

  @Test func eachFeedHasItsOwnFolder() async throws {
    let folder = try FeedFolder()
    let first = try folder.feed("a/feed.xml", [Self.listing("l-1", "picture.jpg")])
    let second = try folder.feed("b/feed.xml", [Self.listing("l-2", "picture.jpg")])
    try FileManager.default.copyItem(at: Self.labelled, to: folder.url.appending(path: "b/picture.jpg"))
    let findings = try await scan([first, second])
    let read = findings.pictures.filter { if case .examined = $0.outcome { true } else { false } }
    #expect(read.map { findings.market.id(ofListing: $0.listing) } == ["l-2"])
  }
}
