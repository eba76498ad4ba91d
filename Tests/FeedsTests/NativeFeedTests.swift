import Marketplace
import Testing

@testable import Feeds

@Suite struct NativeFeedTests {
  static let store = """
    <store id="s1" opened="2025-05-07"><name>云朵优选</name><experience overall="4.79" service="5"/>
    <party role="entity" kind="company"><name>义乌山逸</name><id scheme="cn-uscc">91330717MAENTHE0KX</id></party>
    <party role="operator" kind="person"><name>余嘉子</name><phone>13633102575</phone><email>g@example.com</email></party>
    <account kind="bank-card">6222020331942491324</account><address use="return">A &amp; B</address>
    <device>d1</device><network kind="asn">AS1</network><affiliation kind="same-owner" ref="s2"/></store>
    """
  static let listing = """
    <listing id="l1" store="s1" created="2026-01-31T08:00:00Z"><title> Mug </title><description>Blue
    mug</description><brand>Altex</brand><category>Home</category><gtin>6930921112473</gtin><mpn>M1</mpn>\
    <price currency="CNY">0016.50</price><attribute name="颜色">紫色</attribute><image href="a.jpg" role="main"/>\
    <image href="b.jpg"/></listing>
    """

  @Test func readsEveryFieldOfAStore() throws {
    let contents = try FeedFile(native(Self.store)).read()
    #expect(contents.format == "native")
    #expect(contents.asOf == Day("2026-11-01"))
    #expect(contents.quarantined == [])
    #expect(
      contents.stores.lines == [
        [
          "3:1", "id=s1", "opened=2025-05-07", "name=云朵优选", "experience(overall)=4.79", "experience(service)=5",
          "party(company)=entity", "party-name=义乌山逸", "party-id(cn-uscc)=91330717MAENTHE0KX",
          "party(person)#1=operator", "party-name#1=余嘉子", "party-phone#1=13633102575",
          "party-email#1=g@example.com", "account(bank-card)=6222020331942491324", "address(return)=A & B",
          "device(device-id)=d1", "network(asn)=AS1", "affiliation(same-owner)=s2", "status=active",
        ]
      ])
  }

  @Test func readsEveryFieldOfAListing() throws {
    let contents = try FeedFile(native(Self.listing)).read()
    #expect(
      contents.listings.lines == [
        [
          "3:1", "id=l1", "store=s1", "created=2026-01-31T08:00:00Z", "title=Mug", "description=Blue\nmug",
          "brand=Altex", "category=Home", "gtin=06930921112473", "mpn=M1", "price(CNY)=16.50", "raw-price=0016.50",
          "attribute(颜色)=紫色", "picture(main)=a.jpg", "picture(detail)=b.jpg", "status=active",
        ]
      ])
  }

  @Test(arguments: [
    ("<listing store=\"s\"><title>t</title></listing>", "id", ""),
    ("<listing id=\"x\" store=\"s\"/>", "title", ""),
    ("<listing id=\"x\" store=\"s\"><title>t</title><price currency=\"CNY\">1,5</price></listing>", "price", "1,5"),
    ("<listing id=\"x\" store=\"s\"><title>t</title><price>1.5</price></listing>", "price", "1.5"),
    ("<listing id=\"x\" store=\"s\"><title>t</title><price currency=\"CNY\">-1</price></listing>", "price", "-1"),
    ("<listing id=\"x\" store=\"s\" status=\"sold\"><title>t</title></listing>", "status", "sold"),
    ("<listing id=\"x\" store=\"s\" created=\"2026-02-30\"><title>t</title></listing>", "created", "2026-02-30"),
    ("<listing id=\"x\" store=\"s\"><title>t</title><title>u</title></listing>", "title", "u"),
    ("<listing id=\"x\" store=\"s\"><title>t</title><image href=\"a\" role=\"big\"/></listing>", "picture", "big"),
    ("<listing id=\"ok\" store=\"s\"><title>t</title></listing>", "id", "ok"),
    ("<store id=\"s\"><name>n</name><experience overall=\"5.01\"/></store>", "experience", "5.01"),
    ("<store id=\"s\"><name>n</name><party role=\"boss\" kind=\"person\"/></store>", "party", "boss"),
    ("<store id=\"s\"><name>n</name><affiliation ref=\"x\" kind=\"friend\"/></store>", "affiliation", "friend"),
  ])
  func setsABrokenRecordAsideAndGoesOn(record: String, field: String, raw: String) throws {
    let good = "<listing id=\"ok\" store=\"s\"><title>good</title></listing>"
    let contents = try FeedFile(native("\(good)\n  \(record)\(Self.listing)")).read()
    #expect(contents.listings.count == 2)
    let row = try #require(contents.quarantined.first)
    #expect(contents.quarantined.count == 1)
    #expect(row.field == field)
    #expect(row.raw == raw)
    #expect(row.place.line == 4)
    #expect(row.place.column == 3)
  }

  @Test func readsAmpersandsOfAttributesAsTheyAreMeant() throws {
    let contents = try FeedFile(
      native(
        "<listing id=\"a&amp;b\" store=\"&#38;\"><title>t</title><image href=\"?x=1&amp;y=&lt;&amp;amp;&amp;#38;\"/></listing>"
      )
    ).read()
    #expect(contents.listings.lines(of: 0).prefix(3) == ["id=a&b", "store=&", "title=t"])
    #expect(contents.listings.string(.picture, of: 0) == "?x=1&y=<&amp;&#38;")
  }

  @Test func refusesAFeedWithoutRecords() throws {
    let refusal = try #require(try FeedFile(native("<shop/>")).refusal())
    #expect(refusal.reason.contains("no store and no listing"))
  }

  @Test func saysWhichNamespaceTheRootLacks() throws {
    for root in ["<marketplace>", "<marketplace xmlns='urn:storewarden:feed:9'>"] {
      let refusal = try #require(try FeedFile(root + "</marketplace>").refusal())
      #expect(refusal.reason.contains("xmlns=\"urn:storewarden:feed:1\""))
    }
  }

  @Test func refusesAnUnknownRoot() throws {
    let refusal = try #require(try FeedFile("<a>\n</a>").refusal())
    #expect(refusal.reason.contains("<a>"))
    #expect(refusal.reason.contains("native"))
  }
}
