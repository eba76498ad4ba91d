import Marketplace
import Testing

@testable import Feeds

/// What libxml2 does with a start tag grows with the square of what it holds, so limits have to come before it.
@Suite struct StartTagTests {
  static func attributes(_ count: Int, named name: String = "a", _ value: String = "") -> String {
    (0..<count).map { " \(name)\($0)=\"\(value)\"" }.joined()
  }

  static let refused: [(String, String)] = [
    (native("<x\(attributes(257))/>"), "an element has more than 256 attributes; allow more with --limit attributes="),
    (native("<x\n\(attributes(200_000))/>"), "more than 256 attributes"),
    (native("<x\(attributes(20_000)) never closed"), "more than 256 attributes"),
    (native("<x \(attributes(300)) = <y/>"), "more than 256 attributes"),
    (
      native("<x\(attributes(65, named: "xmlns:n", "u"))/>"),
      "declares more than 64 namespaces; allow more with --limit"
    ),
    (native("<x\(attributes(50_000, named: "xmlns:n", "u"))/>"), "declares more than 64 namespaces"),
    (
      native("<x a=\"\(String(repeating: "b", count: 2 << 20))\"/>"),
      "longer than 2097152 bytes; allow more with --limit start-tag="
    ),
    (native("<x \(String(repeating: " ", count: 3 << 20))/>"), "longer than 2097152 bytes"),
    (native(String(repeating: "<x>", count: 254) + "<x\(attributes(300))/>"), "more than 256 attributes"),
    (native(String(repeating: "<x>", count: 300) + "<x\(attributes(300))/>"), "more than 256 deep"),
    (native(String(repeating: "<x>", count: 255) + "<x\(attributes(300))/>"), "more than 256 deep"),
    (native((0..<200).map { "<x\(attributes(60, named: "xmlns:n\($0)_", "u"))>" }.joined()), "more than 64 namespaces"),
  ]

  @Test(.timeLimit(.minutes(1)), arguments: refused.indices) func stopsATagBeforeItCosts(index: Int) throws {
    let (text, reason) = Self.refused[index]
    let file = try FeedFile(text)
    let whole = try #require(try file.refusal())
    #expect(whole.reason.contains(reason), "\(whole.reason)")
    // The parser looks for the end of a tag from its beginning each time that it is given more.
    for chunkSize in text.utf8.count < 100_000 ? [1, 7, 4096] : [4096] {
      #expect(try file.refusal(chunkSize: chunkSize) == whole)
    }
  }

  @Test func citesTheTag() throws {
    let refusal = try FeedFile(native("  <x\(Self.attributes(1000, "é"))/>")).refusal(chunkSize: 100)
    #expect(refusal?.place.line == 3)
    #expect(refusal?.place.column == 3)
  }

  @Test func acceptsWhatOnlyLooksLikeATag() throws {
    let tag = "<x\(Self.attributes(20_000))/>"
    let listing = HostileFeedTests.listing
    let texts = [
      listing + "<!-- \(tag) -->", listing + "<?p \(tag)?>", listing + "<z><![CDATA[\(tag)\(tag)]]></z>",
      listing + "<z a=\"\(Self.attributes(1000, "=").replacing("\"", with: "'"))\"/>",
      listing + "<z a='\(String(repeating: "=", count: 1 << 20))'/>",
      listing + "<z\(Self.attributes(256))\(Self.attributes(64, named: "xmlns:n", "u"))/>",
    ]
    for text in texts {
      for chunkSize in [4096, 1 << 16] {
        #expect(try FeedFile(native(text)).read(chunkSize: chunkSize).listings.count == 1)
      }
    }
  }
}
