import Testing

@testable import Feeds

/// What the parser bounds, and what it costs to be sent too much.
@Suite struct XMLPushParserTests {
  static func fault(_ text: String, chunkSize: Int = 1 << 16, limits: XMLLimits = XMLLimits()) -> XMLFault? {
    XMLTranscript(Array(text.utf8), chunkSize: chunkSize, limits: limits).fault
  }

  static func attributes(_ count: Int, named name: String = "a") -> String {
    (0..<count).map { " \(name)\($0)=\"\"" }.joined()
  }

  static let beyond: [(text: String, reason: String)] = [
    ("<x\(attributes(257))/>", "more than 256 attributes"),
    ("<x\(attributes(20_000))", "more than 256 attributes"),
    ("<x\(attributes(65, named: "xmlns:n").replacing("\"\"", with: "\"u\""))/>", "more than 64 namespaces"),
    (String(repeating: "<x>", count: 257), "more than 256 deep"),
    ("<x a=\"\(String(repeating: "b", count: 100_000))\"/>", "longer than 65536 bytes"),
    ("<x \(String(repeating: " ", count: 100_000))", "longer than 65536 bytes"),
    ("<x></x \(String(repeating: " ", count: 100_000))>", "longer than 65536 bytes"),
    ("<x><\(String(repeating: "n", count: 60_000))/></x>", "longer than 50000 bytes"),
    ("<x>&\(String(repeating: "n", count: 60_000))", "longer than 50000 bytes"),
    ("<x>&#\(String(repeating: "0", count: 60_000))", "longer than 50000 bytes"),
    ("<!DOCTYPE x [<!--\(String(repeating: " ", count: 1 << 20))-->]><x/>", "longer than 1048576 bytes"),
    (
      "<!DOCTYPE x [<!ATTLIST x a (\((0..<90_000).map { "v\($0)|" }.joined())w) #IMPLIED>]><x/>",
      "attributes are refused"
    ),
    ("<x>" + (0..<100_001).map { "<n\($0)/>" }.joined() + "</x>", "more different names than 100000"),
    ("<x>" + (0..<2_000).map { "<n\($0)\(String(repeating: "n", count: 6_000))/>" }.joined(), "more different names"),
  ]

  @Test(.timeLimit(.minutes(1)), arguments: beyond.indices) func boundsWhatItKeeps(index: Int) {
    var limits = XMLLimits()
    limits.startTag = 1 << 16
    let (text, reason) = Self.beyond[index]
    let whole = Self.fault(text, limits: limits)
    #expect(whole?.reason.contains(reason) == true, "\(whole?.reason ?? "taken")")
    if text.utf8.count <= 200_000 { #expect(Self.fault(text, chunkSize: 4096, limits: limits) == whole) }
  }

  @Test func takesWhatIsJustWithinTheLimits() {
    #expect(
      Self.fault("<x\(Self.attributes(256))\(Self.attributes(64, named: "xmlns:n").replacing("\"\"", with: "\"u\""))/>")
        == nil)
    #expect(Self.fault(String(repeating: "<x>", count: 256) + String(repeating: "</x>", count: 256)) == nil)
  }

  /// Byte by byte over a megabyte would take hours if a tag were looked at from its beginning each time.
  @Test(.timeLimit(.minutes(1))) func looksAtEachByteOfATagOnce() {
    let value = String(repeating: "b", count: 1 << 20)
    let transcript = XMLTranscript(Array("<x a='\(value)'>t</x>".utf8), chunkSize: 16)
    #expect(transcript.events == ["<{}x 1", " {}a=\(value)", "'t", ">"])
  }

  @Test func keepsNothingOfWhatIsLong() throws {
    let parser = XMLPushParser(handler: XMLEventHandler(), limits: XMLLimits())
    let long = Array(String(repeating: "ж]-? ", count: 10_000).utf8)
    for (begin, end) in [("<x>", "<y/>"), ("<!--", "-->"), ("<?p ", "?>"), ("<![CDATA[", "]]>"), ("", "</x>")] {
      try parser.parse(Array(begin.utf8).span)
      for _ in 0..<5 {
        try parser.parse(long.span)
        #expect(parser.keptCount <= 3)
      }
      try parser.parse(Array(end.utf8).span)
    }
    try parser.finish()
  }

  @Test func tellsTextOnlyToThoseWhoWantIt() {
    final class Listener: XMLEventHandler {
      var heard = ""
      override func start(_ name: XMLName) -> XMLInterest { parser?.spelling(of: name) == "b" ? .text : [] }
      override func text(_ bytes: Span<UInt8>) {
        for index in bytes.indices { heard.unicodeScalars.append(.init(bytes[index])) }
      }
    }
    let listener = Listener()
    let parser = XMLPushParser(handler: listener, limits: XMLLimits())
    let document = Array("<a>1&amp;<b>2&lt;<![CDATA[3]]></b>4</a>".utf8)
    #expect(throws: Never.self) { try parser.parse(document.span) }
    #expect(listener.heard == "2<3")
  }

  @Test func knowsTheColumnInALineOfAnyLength() {
    let count = 50_000
    let text = "<x>" + String(repeating: "é<y/>", count: count) + "</x>"
    let columns = XMLTranscript(Array(text.utf8), chunkSize: 1000).columns
    #expect(columns == [1] + (0..<count).map { 5 + $0 * 5 })
  }

  @Test func saysWhereAFaultIsWhenNobodyElseCan() {
    let fault = Self.fault("<a>\n é&nosuch;\n</a>")
    #expect(fault?.line == 2)
    #expect(fault?.column == 3)
    #expect(fault?.reason.contains("'nosuch' not defined") == true)
    #expect(Self.fault("<a\n b='1'\n  b='2'/>")?.line == 3)
    #expect(Self.fault("<a>\n<b>\n</a>")?.reason.contains("open element <b>") == true)
    #expect(Self.fault("<a><b>")?.reason.contains("ends too early (open elements: 2)") == true)
  }
}
