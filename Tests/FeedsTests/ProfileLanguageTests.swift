import Marketplace
import Testing

@testable import Feeds

/// What a profile can say beyond paths, on formats made up for it.
@Suite struct ProfileLanguageTests {
  static func profile(_ yaml: String) throws -> FeedProfile {
    try FeedProfile(yaml: "format: f\ntitle: t\nroot: r\nprices: written\n" + yaml, file: "f.yaml")
  }

  static func read(_ feed: String, as profile: FeedProfile...) throws -> FeedContents {
    let file = try FeedFile(feed)
    return try withExtendedLifetime(file) { try FeedReader(profiles: profile).read(file.source, fileIndex: 0) }
  }

  @Test func choosesValuesByWhatStandsBesideThem() throws {
    let profile = try Self.profile(
      """
      records:
        - record: listing
          at: item
          where: kind
          is: [goods, "used-*"]
          required: [id]
          fields:
            - id: "@id"
            - gtin: .
              in: a
              where: "@n"
              is: [EAN, ISBN]
            - brand: v
              in: p
              where: k
              is: brand
            - attribute: .
              in: a
              where: "@n"
              is-not: [EAN, ISBN]
              qualifier: "@n"
      """)
    let contents = try Self.read(
      """
      <r><item id="1"><kind>goods</kind><a n="EAN">4006381333931</a><a n="size">L</a><a>bare</a>
      <p><k>made-in</k><v>CZ</v></p><p><v>Lumora</v><k>brand</k></p></item>
      <item id="2"><kind>blog</kind></item><item id="3"><kind>used-car</kind></item><item id="4"/></r>
      """, as: profile)
    #expect(
      contents.listings.lines.map { Array($0.dropFirst()) } == [
        ["id=1", "gtin=04006381333931", "attribute(size)=L", "attribute=bare", "brand=Lumora"], ["id=3"],
      ])
    #expect(contents.quarantined.isEmpty)
  }

  @Test func takesTheRootAsARecordAndTheFeedsCurrency() throws {
    let profile = try Self.profile(
      """
      records:
        - record: store
          at: .
          only-when-used: true
          required: [id]
          fields:
            - id: head/shop
        - record: listing
          at: "*/item"
          required: [id]
          fields:
            - id: "@id"
            - store: "@shop"
              from-outer-id: true
            - title: texts/*/name
            - price: cost
              qualifier: ["@in", //head/money]
      """)
    let contents = try Self.read(
      """
      <r><head><shop>s1</shop><money>CZK</money></head>
      <any><item id="1"><texts><cs><name>N</name></cs></texts><cost>5,50</cost></item></any>
      <other><item id="2"><cost in="EUR">7</cost></item></other></r>
      """, as: profile)
    #expect(contents.stores.lines == [["1:1", "id=s1"]])
    #expect(
      contents.listings.lines.map { Array($0.dropFirst()) } == [
        ["id=1", "title=N", "price(CZK)=5.50", "raw-price=5,50", "store=s1"],
        ["id=2", "price(EUR)=7", "raw-price=7", "store=s1"],
      ])
  }

  @Test func tellsFormatsWithTheSameRootApartByAnElement() throws {
    let rest = "root: r\nrecords:\n  - record: listing\n    at: [a, b]\n    fields:\n      - id: \"@id\"\n"
    let first = try FeedProfile(yaml: "format: first\ntitle: t\n" + rest, file: "1")
    let second = try FeedProfile(yaml: "format: second\ntitle: t\ntelltales: [b, c/d]\n" + rest, file: "2")
    #expect(try Self.read("<r><a id='1'/></r>", as: first, second).format == "first")
    #expect(try Self.read("<r><a id='1'/><b id='2'/></r>", as: first, second).format == "second")
    #expect(try Self.read("<r><c><d/></c><a id='1'/></r>", as: second, first).format == "second")
    #expect(try Self.read("<r><x><b/></x><a id='1'/></r>", as: second, first).format == "first")
  }

  @Test func takesAnyNameThatAPatternOfTheRootCovers() throws {
    let yaml = "format: f\ntitle: t\nroot: \"get*Response\"\nrecords:\n  - record: listing\n    at: a\n"
    let profile = try FeedProfile(yaml: yaml + "    fields:\n      - id: \"@id\"\n", file: "f")
    #expect(try Self.read("<getListResponse><a id='1'/></getListResponse>", as: profile).listings.count == 1)
    #expect(throws: RefusedFeed.self) { try Self.read("<getList><a id='1'/></getList>", as: profile) }
    #expect(throws: RefusedFeed.self) { try Self.read("<getResp><a id='1'/></getResp>", as: profile) }
  }

  @Test func putsTheMainPictureFirst() throws {
    let profile = try Self.profile(
      """
      records:
        - record: listing
          at: item
          fields:
            - id: "@id"
            - picture: main
              qualifier: =main
            - picture: [more, other]
              qualifier: =detail
      """)
    let contents = try Self.read(
      "<r><item id='1'><other>b</other><more>c</more><main>a</main></item></r>", as: profile)
    #expect(
      contents.listings.lines(of: 0) == ["id=1", "picture(main)=a", "picture(detail)=b", "picture(detail)=c"])
  }

  @Test func makesAStableIDForARecordWithoutOne() throws {
    let profile = try Self.profile(
      """
      records:
        - record: listing
          at: item
          required: [id]
          derived-id: true
          fields:
            - id: "@id"
            - title: name
            - link: url
      """)
    let contents = try Self.read(
      """
      <r><item id="1"><name>A</name></item><item><name>A</name><url>http://a/</url></item>
      <item><name>B</name><url>http://a/</url></item><item><name>C</name></item><item><name>C</name></item></r>
      """, as: profile)
    let ids = (0..<contents.listings.count).map { contents.listings.string(.id, of: $0) ?? "" }
    #expect(ids.map { $0.prefix { $0 != "#" } } == ["1", "link", "content", "content"])
    #expect(Set(ids).count == 4)
    // The digits are the same in every run and on every machine.
    #expect(ids[1] == "link#9324340a783f14fb")
    #expect(contents.quarantined.map(\.field) == ["id"])
  }

  @Test func looksUpWhatTheFeedSaysOnce() throws {
    let profile = try Self.profile(
      """
      tables:
        - table: categories
          at: categories/c
          key: "@id"
          name: .
          parent: "@up"
        - table: money
          at: money/m
          key: "@id"
      records:
        - record: listing
          at: item
          required: [id]
          fields:
            - id: "@id"
            - category: "@c"
              lookup: categories
            - price: "@p"
              qualifier: "@in"
              currencies: money
      """)
    let items = """
      <item id="1" c="3" p="1" in="RUB"/><item id="2" c="9" p="2" in="EUR"/><item id="3" c="7" p="3" in="USD"/>
      """
    let categories = """
      <categories><c id="1">Home</c><c id="2" up="1">Kitchen</c><c id="3" up="2">Mugs</c><c id="7" up="8">A</c>
      <c id="8" up="7">B</c></categories>
      """
    let contents = try Self.read(
      "<r>\(categories)<money><m id='RUR'/><m id='USD'/></money>\(items)</r>", as: profile)
    #expect(contents.listings.string(.category, of: 0) == "Home > Kitchen > Mugs")
    #expect(contents.quarantined.map(\.record) == ["2"])
    #expect(contents.quarantined.first?.reason.contains("not among those that the feed declares") == true)
    let circle = contents.listings.string(.category, of: 1) ?? ""
    #expect(circle.hasSuffix("B > A") && circle.count < 100)
    // A feed that declares none is not held to it, and an unknown key stays as it is.
    let bare = try Self.read("<r>\(items)</r>", as: profile)
    #expect(bare.quarantined.isEmpty)
    #expect(bare.listings.string(.category, of: 1) == "9")
  }

  @Test func namesTheTableThatIsNot() {
    let yaml = "records:\n  - record: listing\n    at: i\n    fields:\n      - category: c\n        lookup: nothing\n"
    #expect(throws: ProfileFault.self) { try Self.profile(yaml) }
  }

  @Test func saysWhereListingsWereLookedFor() throws {
    let profile = try Self.profile(
      """
      records:
        - record: store
          at: .
          only-when-used: true
          fields:
            - id: "@id"
        - record: listing
          at: items/item
          fields:
            - id: "@id"
      """)
    let fault = try #require(throws: RefusedFeed.self) { try Self.read("<r/>", as: profile) }
    #expect(fault.reason.contains("no items/item with what a record needs"))
  }

  @Test func keepsUnitsWordsAndDates() throws {
    let profile = try Self.profile(
      """
      as-of: ["@made", head/date]
      records:
        - record: listing
          at: item
          required: [id]
          fields:
            - id: "@id"
            - attribute: .
              in: p
              qualifier: "@n"
              unit: ["@u", =pc]
            - attribute: v
              in: q
              unit: u
            - availability: stock
              words: {yes: in-stock, "no*": out-of-stock, "*": backorder}
            - status: "@mode"
              words: {gone: removed}
            - created: made
              zone: "+08:00"
            - updated: changed
      """)
    let contents = try Self.read(
      """
      <r made="never"><head><date>Wed, 03 Apr 2013 21:30:44 GMT</date></head>
      <item id="1" mode="gone"><p n="w" u="kg">2</p><p n="h">3</p><q><u>cm</u><v>4</v></q><q><v>5</v></q><stock>yes</stock>
      <made>2026-11-01 08:00</made><changed>0000-00-00</changed></item>
      <item id="2" mode="here"><stock>not now</stock><changed>1.2.2026</changed></item>
      <item id="3"><stock>ask</stock><changed>some day</changed></item></r>
      """, as: profile)
    #expect(contents.asOf == Day("2013-04-03"))
    #expect(
      contents.listings.lines.map { Array($0.dropFirst()) } == [
        [
          "id=1", "status=removed", "attribute(w)=2", "unit=kg", "attribute(h)=3", "unit=pc", "attribute=4", "unit=cm",
          "attribute=5", "availability(in-stock)=yes", "created=2026-11-01T08:00+08:00",
        ],
        ["id=2", "availability(out-of-stock)=not now", "updated=2026-02-01"],
      ])
    #expect(contents.quarantined.map(\.field) == ["updated"])
  }

  @Test func takesApartTextsOfSeveralValues() throws {
    let profile = try Self.profile(
      """
      records:
        - record: listing
          at: item
          required: [id]
          fields:
            - id: "@id"
            - part-of: "@id"
              until: "#"
            - gtin: codes
              split: ";"
            - picture: main
              qualifier: =main
            - picture: more
              split: ","
              qualifier: =detail
      """)
    let contents = try Self.read(
      """
      <r><item id="1#2"><codes>1; 2;;3 </codes><main>http://a/1.jpg | http://a/2.jpg</main><more>b.jpg, c.jpg</more></item>
      <item id="2"><main>http://a/w_1,h_2.jpg,https://a/3.jpg</main></item>
      <item id="3"><main>http://a/1.jpg|javascript:x</main></item></r>
      """, as: profile)
    #expect(
      contents.listings.lines.map { Array($0.dropFirst()) } == [
        [
          "id=1#2", "part-of=1", "gtin=1", "gtin=2", "gtin=3", "picture(main)=http://a/1.jpg",
          "picture(detail)=http://a/2.jpg", "picture(detail)=b.jpg", "picture(detail)=c.jpg",
        ],
        ["id=2", "part-of=2", "picture(main)=http://a/w_1,h_2.jpg", "picture(detail)=https://a/3.jpg"],
      ])
    #expect(contents.quarantined.map(\.field) == ["picture"])
  }

  @Test func takesNamesInAnyCaseWhereTheProfileSaysSo() throws {
    let profile = try FeedProfile(
      yaml: """
        format: f
        title: t
        root: Shop
        any-case: true
        telltales: Goods
        records:
          - record: listing
            at: Goods/goodItem
            required: [id]
            fields:
              - id: "@ItemCode"
              - title: [fullName, NAME]
        """, file: "f")
    let other = try FeedProfile(
      yaml: "format: o\ntitle: t\nroot: shop\nrecords:\n  - record: listing\n    at: x\n    fields:\n      - id: y\n",
      file: "o")
    for feed in [
      "<Shop><Goods><goodItem ItemCode='1'><fullName>N</fullName></goodItem></Goods></Shop>",
      "<SHOP><GOODS><GOODITEM ITEMCODE='1'><FULLNAME>N</FULLNAME></GOODITEM></GOODS></SHOP>",
      "<shop><goods><gooditem itemcode='1'><Name>N</Name></gooditem></goods></shop>",
    ] {
      let contents = try Self.read(feed, as: other, profile)
      #expect(contents.listings.lines.map { Array($0.dropFirst()) } == [["id=1", "title=N"]])
    }
  }

  @Test func readsPartsOfListingsAndLetsTheirIDsRepeat() throws {
    let profile = try Self.profile(
      """
      records:
        - record: listing
          at: item
          required: [id, title]
          fields:
            - id: "@id"
            - title: name
        - record: part
          at: price
          required: [id]
          fields:
            - id: "@of"
            - price: .
      """)
    let contents = try Self.read(
      "<r><item id='1'><name>N</name></item><price of='1'>5</price><price of='1'>6</price><price>7</price></r>",
      as: profile)
    #expect(contents.listings.count == 1)
    #expect(
      contents.parts.lines.map { $0[1...].sorted() } == [
        ["id=1", "price=5", "raw-price=5"], ["id=1", "price=6", "raw-price=6"],
      ])
    #expect(contents.quarantined.map(\.field) == ["id"])
  }

  @Test func tellsGoodsFromNewsByTheShareOfTitlesWithAPrice() throws {
    let profile = try Self.profile(
      """
      records:
        - record: listing
          at: i
          required: [title]
          evidence: [price-in-title]
          evidence-share: 0.5
          derived-id: true
          fields:
            - title: t
      """)
    func feed(_ titles: String...) -> String { "<r>\(titles.map { "<i><t>\($0)</t></i>" }.joined())</r>" }
    #expect(try Self.read(feed("Mug - 12 руб.", "Cup (1 299,00 €)", "Saucer"), as: profile).listings.count == 3)
    #expect(try Self.read(feed("$12.50", "USD 5", "15 EUR mug", "¥99"), as: profile).listings.count == 4)
    #expect(throws: RefusedFeed.self) { try Self.read(feed("Phone for 999 €", "It rains", "It shines"), as: profile) }
    #expect(throws: RefusedFeed.self) { try Self.read(feed("12 dead", "2026 AND 2027", "5 p.m."), as: profile) }
  }
}
