import Marketplace
import Testing

@testable import Feeds

@Suite struct JSONRowTests {
  private func parsed(_ text: String) throws -> JSONRow {
    var row = JSONRow(depth: 4)
    try row.parse(Array(text.utf8))
    return row
  }

  @Test(arguments: [
    ("{}", 0), (" {\"a\" : 1 } ", 1), ("{\"a\":[1,-0.5e+3,true,false,null,{\"b\":\"\"}]}", 10),
    ("{\"\\u0061\":\"\\uD83D\\uDE00\\n\\\"\\/\"}", 1),
  ])
  func takesWhatTheStandardAllows(text: String, tokens: Int) throws {
    let row = try parsed(text)
    #expect(row.tokens.count - 2 == tokens)
    #expect(row.flaw == nil)
  }

  @Test func readsEscapes() throws {
    #expect(try parsed("{\"\\u0061\":\"\\uD83D\\uDE00\\n\\\"\\/\\u00e9\"}").string("a") == "😀\n\"/é")
  }

  /// The places are bytes from 0.
  @Test(arguments: [
    ("", 0), ("[]", 0), ("{", 1), ("{\"a\"", 4), ("{\"a\":", 5), ("{\"a\":1", 6), ("{\"a\":1,}", 7), ("{a:1}", 1),
    ("{'a':1}", 1), ("{\"a\":01}", 6), ("{\"a\":1.}", 7), ("{\"a\":.5}", 5), ("{\"a\":+1}", 5), ("{\"a\":1e}", 7),
    ("{\"a\":NaN}", 5), ("{\"a\":tru}", 8), ("{\"a\":\"\t\"}", 6), ("{\"a\":\"\\x\"}", 6), ("{\"a\":\"\\u12g4\"}", 10),
    ("{\"a\":1}{", 7), ("{\"a\":[1 2]}", 8), ("{\"a\":[1,]}", 8), ("{\"a\":\"b", 7), ("{\"a\":\"\\", 7),
    ("{\"a\":{\"b\":{\"c\":{\"d\":{}}}}}", 20), ("{\"a\":1 /* b */}", 7),
  ])
  func refusesWhatIsNoJSONAndSaysWhere(text: String, offset: Int) {
    do {
      _ = try parsed(text)
      Issue.record("taken: \(text)")
    } catch {
      #expect((error as? JSONRow.Fault)?.offset == offset, "\(text): \(error)")
    }
  }

  @Test(arguments: [
    "{\"a\":1,\"a\":2}", "{\"a\":{\"b\":1,\"\\u0062\":2}}", "{\"a\":\"\\uD800\"}", "{\"a\":\"\\uD800\\u0041\"}",
    "{\"a\":\"\\uDC00\"}", "{\"a\":\"\\u0000\"}",
  ])
  func tellsWhatIsJSONAndNoRecord(text: String) throws {
    #expect(try parsed(text).flaw != nil)
  }

  @Test func oneNameInTwoObjectsIsFine() throws {
    #expect(try parsed("{\"a\":{\"b\":1},\"c\":{\"b\":1},\"b\":1}").flaw == nil)
  }
}

@Suite struct RecordRowsTests {
  private static let store = #"{"type":"store","id":"s1","name":"a"}"#

  @Test func readsRowsWithTheirPlaces() throws {
    let text = "\u{FEFF}" + Self.store + "\r\n\n" + #"{"id":"l1","title":" t ","type":"listing","images":["a","b"]}"#
    for chunkSize in [1, 7, 4096] {
      let contents = try FeedFile(text).read(chunkSize: chunkSize)
      #expect(contents.format == "records-jsonl")
      #expect(contents.stores.lines == [["1:1", "id=s1", "name=a"]])
      // Space counts, and pictures without roles are pictures.
      #expect(contents.listings.lines == [["3:1", "id=l1", "title= t ", "picture=a", "picture=b"]])
    }
  }

  @Test func readsWhatRecordsHoldAndReducesNothingAgain() throws {
    let contents = try FeedFile(
      #"{"type":"listing","id":"l1","title":"a","description":"1 &lt; 2 <b>\nx","availability":"да","#
        + #""availabilityWord":"in-stock","condition":"b","attributes":[{"name":"width","value":"3","unit":"cm"}],"#
        + #""salePrice":{"amount":"1.5","currency":"EUR"}}"# + "\n"
        + #"{"type":"listing","id":"p","price":{"amount":"2","currency":"EUR","raw":"2"},"partial":true,"partOf":"l1"}"#
        + "\n" + #"{"type":"listing","id":"p","partial":true}"#
    ).read()
    #expect(
      contents.listings.lines(of: 0) == [
        "id=l1", "title=a", "description=1 &lt; 2 <b>\nx", "availability(in-stock)=да", "condition=b",
        "attribute(width)=3", "unit=cm", "sale-price(EUR)=1.5",
      ])
    // Several parts may have one id.
    #expect(contents.parts.lines == [["2:1", "id=p", "price(EUR)=2", "raw-price=2", "part-of=l1"], ["3:1", "id=p"]])
    #expect(contents.quarantined.isEmpty)
  }

  @Test func aMemberThatNothingReadsIsNamedOnce() throws {
    let contents = try FeedFile(
      #"{"type":"store","id":"s1","name":"A","phone":"1","file":"a.xml","other":{"deep":[1]},"experience":null}"# + "\n"
        + #"{"type":"store","id":"s2","name":"B","phone":"2"}"#
    ).read()
    #expect(contents.stores.count == 2)
    #expect(contents.remarks.map(\.kind) == [.unknownColumn(name: "phone"), .unknownColumn(name: "other")])
    #expect(contents.remarks.map(\.place.line) == [1, 1])
  }

  @Test func aPartyHoldsWhatItSaysInAnyOrder() throws {
    let contents = try FeedFile(
      #"{"type":"store","id":"s","parties":[{"names":["A"],"role":"entity","kind":"company"},"#
        + #"{"phones":["1"],"kind":"person","role":"contact"}]}"#
    ).read()
    #expect(
      contents.stores.lines(of: 0) == [
        "id=s", "party(company)=entity", "party-name=A", "party(person)#1=contact", "party-phone#1=1",
      ])
  }

  @Test(arguments: [
    (#"{"type":"store","id":"x","id":"y"}"#, "record", 26), (#"{"type":"store","name":"x"}"#, "id", 1),
    (#"{"type":"listing","id":"x","title":{"a":"b"}}"#, "title", 1),
    (#"{"type":"listing","id":"x","title":["a","b"]}"#, "title", 41), (#"{"type":"group","id":"x"}"#, "type", 9),
    (#"{"type":"store","id":"x","status":"sold"}"#, "status", 35),
    (#"{"type":"store","id":"s1","name":"a"}"#, "id", 22), (#"{"type":"store","partial":true}"#, "id", 1),
    (#"{"type":"store","id":"x","name":"\uD800"}"#, "record", 34), (#"{"id":"x"}"#, "type", 1),
    (#"{"type":"listing","id":"x","title":"t","price":{"amount":"1,5"}}"#, "price", 58),
  ])
  func aRowThatBreaksARuleIsSetAside(row: String, field: String, column: Int) throws {
    let contents = try FeedFile(Self.store + "\n" + row + "\n").read()
    #expect(contents.quarantined.map(\.field) == [field])
    #expect(contents.quarantined.first?.place.line == 2)
    #expect(contents.quarantined.first?.place.column == column)
  }

  @Test(arguments: [
    ("{\"items\":[]}", "first row is no record", 1), ("{\n  \"type\": \"store\"\n}", "whole object", 1),
    ("[{\"type\":\"store\"}]", "JSON array", 1), (store + "\n" + #"{"type":"refused","file":"f"}"#, "refused", 2),
    (store + "\n" + "{\"type\":\"store\"", "cut off", 2), (store + "\n<html>", "begins with {", 2),
    (#"{"type":"group"}"#, "first row is no record", 1),
  ])
  func refusesTheRowsAndSaysWhy(text: String, reason: String, line: Int) throws {
    for chunkSize in [1, 7, 4096] {
      let refusal = try #require(try FeedFile(text).refusal(chunkSize: chunkSize))
      #expect(refusal.reason.contains(reason), "\(refusal.reason)")
      #expect(refusal.place.line == line)
    }
  }

  @Test func aRowThatIsTooLongIsSetAside() throws {
    var limits = FeedLimits()
    limits.recordBytes = 100
    let long = #"{"type":"store","id":"x","name":""# + String(repeating: "x", count: 500) + "\"}"
    let contents = try FeedFile([Self.store, long, Self.store].joined(separator: "\n")).read(limits: limits)
    #expect(contents.stores.count == 1)
    #expect(contents.quarantined.map(\.field) == ["record", "id"])
    #expect(contents.quarantined.first?.record == nil)
  }

  @Test func bytesThatAreNoTextRefuseTheFeed() throws {
    let refusal = try #require(
      try FeedFile(Array((Self.store + "\n{\"é").utf8) + [0xFF] + Array("\":1}".utf8)).refusal())
    #expect((refusal.place.line, refusal.place.column) == (2, 4))
  }
}
