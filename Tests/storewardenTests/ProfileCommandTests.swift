import Foundation
import Testing

/// `profile` and `--profile`: formats of the user's own.
struct ProfileCommandTests {
  private static let feed = """
    <?xml version="1.0" encoding="UTF-8"?>
    <lager xmlns="urn:example:lager"><stand>2026-11-01</stand><waren>
    <ware nummer="W-1"><bezeichnung>Becher, blau</bezeichnung><preis waehrung="EUR">12,50</preis><waehrung>EUR</waehrung>
      <bilder><bild>https://shop.example/1.jpg</bild><bild>https://shop.example/2.jpg</bild></bilder><farbe>blau</farbe></ware>
    <ware nummer="W-2"><bezeichnung>Becher, rot</bezeichnung><preis>9,90</preis><waehrung>EUR</waehrung>
      <bilder><bild>https://shop.example/3.jpg</bild></bilder><farbe>rot</farbe></ware>
    </waren></lager>
    """

  @Test func listsEveryProfileWithItsFields() throws {
    let run = try Program.run("profile", "ls", "--format", "jsonl")
    #expect(run.status == 0)
    let rows = try run.rows
    #expect(rows.count >= 28)
    let google = try #require(rows.first { $0["format"] as? String == "google-rss" })
    #expect(google["roots"] as? [String] == ["rss"])
    #expect((google["fields"] as? [String])?.contains("sale-price") == true)
    let text = try Program.run("profile")
    #expect(text.lines.count == rows.count)
    #expect(text.output.contains("yml\tYandex Market Language\t<yml_catalog>\t"))
  }

  @Test func showsAProfileThatItsOwnCheckTakes() throws {
    let folder = try TemporaryFolder()
    let shown = try Program.run("profile", "show", "ceneo")
    #expect(shown.status == 0)
    let file = try folder.write(shown.output, to: "mine.yaml")
    let check = try Program.run("profile", "check", file)
    #expect(check.status == 0)
    #expect(check.output.contains("no mistakes"))
    let unknown = try Program.run("profile", "show", "cenoe")
    #expect(unknown.status == 2)
    #expect(unknown.saysOneLine)
  }

  @Test func checkNamesEveryMistakeWithItsPlace() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(
      "format: f\ntitle: t\nroot: r\nprises: plain\nrecords:\n  - record: listing\n    at: i\n    fields:\n"
        + "      - id: \"@id\"\n      - titel: n\n      - price: g:p\n", to: "bad.yaml")
    let good = try folder.write(try Program.run("profile", "show", "yml").output, to: "good.yaml")
    let run = try Program.run("profile", "check", file, good)
    #expect(run.status == 2)
    #expect(run.output.contains("good.yaml"))
    let lines = run.errors.split(separator: "\n")
    #expect(lines.count == 3)
    #expect(lines[0].contains("bad.yaml:4:1: \"prises\"") && lines[0].contains("did you mean \"prices\"?"))
    #expect(lines[1].contains("bad.yaml:10:9: \"titel\"") && lines[1].contains("did you mean \"title\"?"))
    #expect(lines[2].contains("bad.yaml:11:16: ") && lines[2].contains("not among the namespaces"))
    #expect(try Program.run("profile", "check", folder.file("none.yaml").path).status == 3)
    #expect(try Program.run("records", file, "--profile", file).status == 2)
  }

  @Test func guessSaysWhichProfileAndWhy() throws {
    let run = try Program.run("profile", "guess", Fixture.path("google/feed.xml"), "--format", "jsonl")
    #expect(run.status == 0)
    let row = try #require(try run.rows.first)
    #expect(row["profile"] as? String == "google-rss")
    #expect(row["root"] as? String == "rss")
    #expect((row["telltale"] as? String)?.hasPrefix("channel/item/g:") == true)
    #expect((row["candidates"] as? [String])?.contains("wxr") == true)
    #expect(row["skeleton"] is NSNull)
    let text = try Program.run("profile", "guess", Fixture.path("google/feed.xml"))
    #expect(text.output.contains("google-rss (Google Merchant Center, RSS 2.0)"))
    let news = try Program.run("profile", "guess", Fixture.path("hostile/news.rss.xml"))
    #expect(news.output.contains("news is not a product feed"))
    #expect(try Program.run("profile", "guess", Fixture.path("hostile/empty.xml")).status == 3)
  }

  @Test func guessProposesAProfileThatReadsAnUnknownFeed() throws {
    let folder = try TemporaryFolder()
    let feed = try folder.write(Self.feed, to: "lager.xml")
    #expect(try Program.run("records", feed).status == 3)
    let guess = try Program.run("profile", "guess", feed)
    #expect(guess.status == 0)
    let profile = try folder.write(guess.output, to: "lager.yaml")
    let check = try Program.run("profile", "check", profile)
    #expect(check.status == 0, "\(check.errors)")
    let run = try Program.run("records", feed, "--profile", profile)
    #expect(run.status == 0)
    let rows = try run.rows
    #expect(rows.map { $0["id"] as? String } == ["W-1", "W-2"])
    #expect(rows.map { $0["title"] as? String } == ["Becher, blau", "Becher, rot"])
    let prices = rows.compactMap { $0["price"] as? [String: String] }
    #expect(prices.map { $0["amount"] } == ["12.50", "9.90"])
    #expect(prices.first?["currency"] == "EUR")
    #expect((rows[0]["images"] as? [String])?.count == 2)
  }

  @Test func theUsersProfileWinsOverTheProgramsOwn() throws {
    let folder = try TemporaryFolder()
    let profile = try folder.write(
      """
      format: mine
      title: Mine
      root: yml_catalog
      records:
        - record: listing
          at: shop/offers/offer
          required: [id]
          fields:
            - id: "@id"
            - title: label
      """, to: "mine.yaml")
    let feed = try folder.write(
      "<yml_catalog><shop><offers><offer id='1'><label>L</label><name>N</name><price>1</price></offer></offers></shop></yml_catalog>",
      to: "feed.xml")
    let own = try Program.run("records", feed, "--profile", profile)
    #expect(try own.rows.map { $0["title"] as? String } == ["L"])
    #expect(try own.rows.map { $0["format"] as? String } == ["mine"])
    #expect(try Program.run("records", feed).rows.map { $0["title"] as? String } == ["N"])
    #expect(try Program.run("scan", feed, "--profile", profile, "--format", "jsonl").status == 0)
  }

  @Test func aCurrencyOnTheCommandLineFillsWhatTheFeedDoesNotSay() throws {
    let folder = try TemporaryFolder()
    let feed = try folder.write(
      "<SHOP><SHOPITEM><ITEM_ID>1</ITEM_ID><PRODUCTNAME>N</PRODUCTNAME><PRICE_VAT>5 000,50</PRICE_VAT></SHOPITEM></SHOP>",
      to: "feed.xml")
    let unknown = try #require(try Program.run("records", feed).rows.first?["price"] as? [String: Any])
    #expect(unknown["currency"] is NSNull)
    let named = try #require(
      try Program.run("records", feed, "--currency", "czk").rows.first?["price"] as? [String: Any])
    #expect(named["amount"] as? String == "5000.50")
    #expect(named["currency"] as? String == "CZK")
    #expect(try Program.run("records", feed, "--currency", "crowns").status == 2)
  }

  @Test func partsArePrintedAsPartialListings() throws {
    let folder = try TemporaryFolder()
    let feed = try folder.write(
      """
      <AmazonEnvelope><Header><MerchantIdentifier>M</MerchantIdentifier></Header>
      <Message><ProductImage><SKU>a</SKU><ImageType>Main</ImageType><ImageLocation>1.jpg</ImageLocation></ProductImage></Message>
      <Message><ProductImage><SKU>a</SKU><ImageType>PT1</ImageType><ImageLocation>2.jpg</ImageLocation></ProductImage></Message>
      </AmazonEnvelope>
      """, to: "images.xml")
    let run = try Program.run("records", feed)
    #expect(run.status == 0)
    let rows = try run.rows.filter { $0["type"] as? String == "listing" }
    #expect(rows.map { $0["id"] as? String } == ["a", "a"])
    #expect(
      rows.allSatisfy { $0["title"] is NSNull && $0["partial"] as? Bool == true && $0["store"] as? String == "M" })
    #expect(rows.map { $0["images"] as? [String] } == [["1.jpg"], ["2.jpg"]])
  }
}
