import Foundation
import Marketplace
import Testing

@testable import Feeds

@Suite struct HTMLTextTests {
  static func reduce(_ text: String) -> String {
    var html = HTMLText()
    return html.reduce(Array(text.utf8)[...])
      ? String(decoding: html.output.block[..<html.output.count], as: UTF8.self) : text
  }

  @Test(arguments: [
    "", "Plain text", "Two\n\n  lines", "5 < 6 > 4", "Tom & Jerry", "a <3 b", "x&y;z", "& &; &amp", "i<j<k", "<", "</",
    "< p>",
    "中文 & Größe",
  ])
  func leavesAlone(text: String) { #expect(Self.reduce(text) == text) }

  @Test(arguments: [
    ("<p>One</p><p>Two</p>", "One\nTwo"), ("One<br>Two<BR/>Three<br />Four", "One\nTwo\nThree\nFour"),
    ("<ul><li>a</li><li>b</li></ul>c", "a\nb\nc"), ("<b>bold</b> and <i>it</i>alic", "bold and italic"),
    ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "a b\nc"),
    ("<h1>  T  </h1>\n\n<div> x  y </div>", "T\nx y"), ("a&nbsp;b&amp;c &lt;d&gt; &#8211; &eacute;", "a b&c <d> – é"),
    ("one\ntwo &amp; three", "one\ntwo & three"), ("<p>one\ntwo</p>", "one two"),
    ("a<script>var x = '<p>no</p>';</script>b", "ab"), ("a<style type='text/css'>p { }</style >b", "ab"),
    ("a<!-- no --><!doctype x>b", "a b"), ("<a href=\"x>y\" title='>'>link</a>", "link"), ("<p>5 < 6</p>", "5 < 6"),
    ("<p>open", "open"), ("</p>shut", "shut"), ("<p title=\"never closed>text</p>", "text"),
    ("<b>1</b> <2 <three", "1 <2 <three"),
    ("<SCRIPT>x</ScRiPt>y", "y"), ("<script>never closed", ""), ("<p></p>", ""), ("<unknown:x-1>t</unknown:x-1>", "t"),
    ("<div><meta charset='windows-1251'>Größe</div>", "Größe"), ("<p>中文<br>字</p>", "中文\n字"),
    ("&#x110000;a&#0;b<b>c</b>", "abc"), ("<img src='a.jpg'>t<img>u", "t u"),
  ])
  func reducesToWhatAReaderSees(text: String, seen: String) { #expect(Self.reduce(text) == seen) }

  /// Texts made to cost time, each done in a fraction of what quadratic work would take.
  @Test(arguments: [
    "<b>", "<b></x>", "<p><div>", "<a b=\"", "<a b='><", "</x>", "<!--", "<script>", "<script></", "&", "&amp;", "&lt;",
    "<", "<table><tr><td>", "<a b='", "<a href=x>", "</p>", "<li>", "<form>", "\u{0}",
  ])
  func isBoundedInTime(unit: String) {
    let text = String(repeating: unit, count: 200_000 / unit.utf8.count)
    let start = ContinuousClock.now
    _ = Self.reduce(text)
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test func comparesNoAttributes() {
    let names = (0..<50_000).map { "a\($0)" }.joined(separator: " ")
    let start = ContinuousClock.now
    #expect(Self.reduce("<p \(names)>text</p>") == "text")
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test func keepsATextThatIsTooDeepAsItWas() {
    let text = String(repeating: "<b>", count: 300) + "deep"
    #expect(Self.reduce(text) == text)
    #expect(Self.reduce(String(repeating: "<b>", count: 200) + "deep") == "deep")
  }

  /// The short way for plain HTML against the parser.
  @Test func readsPlainHTMLAsTheParserDoes() {
    let elements = ["p", "div", "ul", "ol", "li", "h2", "b", "i", "em", "strong", "span", "u"]
    let texts = [
      "a", " ", "Tom &amp; Jerry", "5 &lt; 6", "\n\n", "плащ", "x  y", "<br>", "<br/>", "<BR />", "&quot;q&quot;",
      "a long run of plain text, with one space between words", "eight___ after",
      "two  spaces within a long run of words ", " кириллица и пробелы  до конца", "sevenxx  eight",
      "seven x y z a b c d  ",
    ]
    var random = SystemRandomNumberGenerator()
    func nest(_ depth: Int) -> String {
      (0..<Int.random(in: 1...3, using: &random)).map { _ in
        guard depth > 0, Bool.random(using: &random), let element = elements.randomElement(using: &random) else {
          return texts.randomElement(using: &random) ?? ""
        }
        return "<\(element)>\(nest(depth - 1))</\(element)>"
      }.joined()
    }
    var plainCount = 0
    for _ in 0..<5_000 {
      let bytes = Array(nest(4).utf8)
      var plain = ByteArena()
      guard PlainHTML.reduce(bytes.span, into: &plain) else { continue }
      plainCount += 1
      var html = HTMLText()
      let isWhole = html.reduceFully(bytes[...])
      #expect(isWhole)
      #expect(
        plain.block[..<plain.count] == html.output.block[..<html.output.count],
        "\(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(plainCount > 500)
  }
}
