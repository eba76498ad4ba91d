import Foundation
import Judgement
import Testing

@testable import Feeds
@testable import Reporting

@Suite struct FeedReasonTests {
  private static let reader = FeedReader.bundled()

  /// Whether a text is Chinese, with no sentence of English left in it.
  private static func isChinese(_ text: String) -> Bool {
    text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
      && text.firstMatch(of: /\b(the|is|are|of|has|which|stands|not|an)\b/) == nil
  }

  private static func reasons(_ source: FeedSource) -> [String] {
    do throws(RefusedFeed) {
      return try reader.read(source, fileIndex: 0).quarantined.map(\.reason)
    } catch {
      return [error.reason]
    }
  }

  @Test(arguments: RecordsAgainTests.feeds)
  func `Why records of a feed are set aside, or the feed refused, is said in Chinese`(feed: String) {
    for reason in Set(Self.reasons(FeedSource(feed))) {
      #expect(Self.isChinese(FeedReasonWords.text(reason, .chinese)), "\(reason)")
      #expect(FeedReasonWords.text(reason, .english) == reason)
    }
  }

  private static func feed(_ records: String) -> String {
    "<feed xmlns=\"https://storewarden.org/feed/1\">\(records)</feed>"
  }

  @Test(arguments: [
    "", "<html>", "[{}]", "plain words", "<?xml version=\"1.0\" encoding=\"EBCDIC\"?><a/>",
    "<?xml version=\"1.0\" encoding=\"UTF-16\"?><a/>", "<a></b>", "<a><b", "<a b></a>", "<a b=c/>", "<a b='1' b='2'/>",
    "<a>&x;</a>",
    "<a>& </a>", "<a>]]></a>", "<a><!-- -- --></a>", "<a/><b/>", "<x:a/>", "<!DOCTYPE a [<!ENTITY x 'y'>]><a/>",
    "<a>\u{1}</a>",
    "<a>&#1;</a>", " <?xml version=\"1.0\"?><a/>", "<unknown/>", "<feed/>", "id,name\n\"a,b\n", "id,name\n\"a\"b,c\n",
    "id,name\na\n",
    "id,phone\na,1\n", "{\"type\":\"x\"}\n", "{\"type\":\"store\",\"id\":\"1\"}\n{\n",
    "{\"type\":\"store\",\"id\":\"1\"}\n{\"a\" 1}\n",
    "{\"type\":\"store\",\"id\":\"1\",\"name\":\"\\q\"}\n", "{\"type\":\"store\",\"id\":\"1\",\"id\":\"2\"}\n",
    "{\"type\":\"refused\",\"file\":\"f\"}\n",
  ])
  func `What is wrong with a file that is no feed is said in Chinese`(text: String) throws {
    let file = FileManager.default.temporaryDirectory.appending(path: "feed-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(text.utf8).write(to: file)
    let reasons = Self.reasons(FeedSource(file.path))
    #expect(!reasons.isEmpty)
    for reason in reasons { #expect(Self.isChinese(FeedReasonWords.text(reason, .chinese)), "\(reason)") }
  }

  @Test func `Every form has its parts and no sentence of English`() {
    for form in FeedReasonWords.forms + FeedReasonWords.outerForms {
      let words = FeedReasonWords.text(form.example, .chinese)
      #expect(Self.isChinese(words) && !words.contains("{"), "\(words)")
      #expect(words.count { $0 == "7" } >= form.example.count { $0 == "7" }, "\(words)")
    }
  }

  @Test func `Reasons within reasons are said in Chinese, and names stay`() {
    #expect(
      FeedReasonWords.text("the gzip stream is damaged (its checksum is wrong); fetch the feed again", .chinese)
        == "gzip 数据流已损坏（校验和有误）；请重新下载数据源")
    #expect(
      FeedReasonWords.text("the listing at line 4 has the same id; ids must be unique", .chinese)
        == "第 4 行的商品使用了相同的 id；id 必须唯一")
    #expect(FeedReasonWords.text("gtin must be one of a, b", .chinese) == "gtin 须为以下之一：a, b")
    // What a feed calls itself is no reason of ours.
    #expect(
      FeedReasonWords.text("the name \"rows stand here, not XML\" stands twice in one object; write it once", .chinese)
        == "名称“rows stand here, not XML”在同一对象中出现两次；请只写一次")
    #expect(FeedReasonWords.text("no form fits this", .chinese) == "no form fits this")
  }
}
