import Marketplace
import Testing

@testable import Feeds

/// What people read when a document is not well-formed, to the letter.
@Suite struct FaultTextTests {
  static let faults: [(String, String)] = [
    ("a < b", "1:48: a < is followed by no name; write < in text as &lt;"),
    ("a & b", "1:48: an & is followed by no name; write & as &amp;"),
    ("a&b", "1:48: an & is followed by no entity; write & as &amp;"),
    ("&eacute;", "1:53: the entity &eacute; is not declared; write the character itself or a number (&#NNN;)"),
    ("<a b>", "1:49: the attribute b has no value; write name=\"value\""),
    ("<a b=c>", "1:50: an attribute's value has no quotes; write name=\"value\""),
    ("<a b='<'>", "1:51: a < stands in an attribute's value; write < as &lt;"),
    ("<a b='' b=''/>", "1:57: the attribute b stands twice in one element; remove one"),
    ("<a b=''c=''/>", "1:52: an attribute is broken; write name=\"value\" with a space before each"),
    ("<a></b>", "1:52: the element <a> of line 1 is closed by </b>; every start tag needs its end tag"),
    (
      "<p:a/>",
      "1:49: the prefix p of <a> is not declared; declare the prefix with xmlns:p=\"…\" in the root element"
    ),
    ("\u{0B}", "1:45: the control character U+000B stands here, which XML does not allow; remove it from the data"),
    (
      "<![CDATA[é\u{01}]]>",
      "1:55: the control character U+0001 stands here, which XML does not allow; remove it from the data"
    ),
    (
      "&#11;",
      "1:50: the reference &#11; names no character that XML allows; write &#NNN; with the number of one, or remove it"
    ),
    ("a]]>", "1:45: ]]> stands in the text; write it as ]]&gt;"),
    ("<!-- a -- b -->", "1:52: -- stands inside a comment; remove it, or close the comment with -->"),
    (
      "<?xml version='1.0'?>",
      "1:50: the XML declaration does not stand at the start; it must be the first bytes of the file, once"
    ),
    ("<a", "1:47: the document ends too early (open elements: 2); fetch or export it again"),
    ("<![CDATA[ a", "1:56: the document ends too early (open elements: 1); fetch or export it again"),
  ]

  @Test(arguments: faults.indices) func saysInPlainWordsWhatIsWrongWhereAndWhatToDo(index: Int) throws {
    let (text, message) = Self.faults[index]
    let isCutOff = message.contains("too early")
    let file = try FeedFile("<marketplace xmlns='urn:storewarden:feed:1'>" + text + (isCutOff ? "" : "</marketplace>"))
    let refusal = try #require(try file.refusal())
    #expect("\(refusal.place.line):\(refusal.place.column): \(refusal.reason)" == message)
    for chunkSize in [1, 7] { #expect(try file.refusal(chunkSize: chunkSize) == refusal) }
  }

  @Test func namesTheByteThatIsNotUTF8() throws {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let feed =
      mark + Array("<marketplace xmlns='urn:storewarden:feed:1'>\né".utf8) + [0xD0, 0x20] + Array("</marketplace>".utf8)
    let refusal = try #require(try FeedFile(feed).refusal())
    #expect(refusal.place.line == 2)
    #expect(refusal.place.column == 2)
    #expect(
      refusal.reason
        == "byte 0xD0 begins no character of UTF-8 (byte 50); save the feed as UTF-8, or declare its true encoding")
    #expect(feed[50] == 0xD0)
  }
}
