import Feeds
import Marketplace
import Screening
import Testing

/// How what feeds say of listings apart from them comes to the listings.
struct PartTests {
  /// An Amazon envelope of one kind of message.
  private static func envelope(_ messages: String..., merchant: String = "M1") -> String {
    """
    <AmazonEnvelope><Header><MerchantIdentifier>\(merchant)</MerchantIdentifier></Header>
    \(messages.map { "<Message>\($0)</Message>" }.joined(separator: "\n"))
    </AmazonEnvelope>
    """
  }

  private static func product(_ sku: String) -> String {
    """
    <Product><SKU>\(sku)</SKU><DescriptionData><Title>Mug \(sku)</Title><MSRP currency="USD">20.00</MSRP></DescriptionData>\
    </Product>
    """
  }

  private static let price = """
    <Price><SKU>a</SKU><StandardPrice currency="USD">15.00</StandardPrice>\
    <Sale><SalePrice currency="USD">12.00</SalePrice></Sale></Price>
    """
  private static let stock = "<Inventory><SKU>a</SKU><Quantity>0</Quantity></Inventory>"

  private static func image(_ type: String, _ name: String, sku: String = "a") -> String {
    "<ProductImage><SKU>\(sku)</SKU><ImageType>\(type)</ImageType><ImageLocation>\(name)</ImageLocation></ProductImage>"
  }

  /// Checks the listing `a` with everything that its parts say.
  private static func checkWhole(_ findings: ScanFindings) throws {
    let index = try #require(findings.market.listing(withID: "a"))
    let listing = Listing(index, in: findings.market)
    #expect(listing.title == "Mug a")
    #expect(listing.price == Money(decimal: "15.00", currency: "USD"))
    #expect(listing.rawPrice == "15.00")
    #expect(listing.salePrice == Money(decimal: "12.00", currency: "USD"))
    #expect(listing.availability == "0")
    #expect(listing.availabilityWord == .outOfStock)
    #expect(listing.pictures.map(\.href) == ["main.jpg", "side.jpg", "back.jpg"])
    #expect(listing.pictures.map(\.role) == [.main, .detail, .detail])
    #expect(listing.store == "M1")
    #expect(findings.quarantined.isEmpty)
    #expect(findings.market.stores.count == 1)
  }

  @Test func partsOfOtherFilesComeToTheListingWhateverTheOrder() async throws {
    let folder = try FeedFolder()
    let feeds = [
      try folder.file(
        "1-images.xml",
        Self.envelope(Self.image("PT1", "side.jpg"), Self.image("Main", "main.jpg"), Self.image("PT2", "back.jpg"))),
      try folder.file("2-products.xml", Self.envelope(Self.product("b"), Self.product("a"))),
      try folder.file("3-prices.xml", Self.envelope(Self.price)),
      try folder.file("4-stock.xml", Self.envelope(Self.stock)),
    ]
    for sources in [feeds, feeds.reversed()] {
      let findings = try await scan(sources)
      try Self.checkWhole(findings)
      #expect(findings.market.listings.count == 2)
      #expect(findings.market.listings.string(.rawPrice, of: 1) == "20.00")
    }
  }

  @Test func partsOfTheSameFileComeToTheListing() async throws {
    let folder = try FeedFolder()
    let feed = try folder.file(
      "all.xml",
      Self.envelope(
        Self.price, Self.image("PT1", "side.jpg"), Self.product("a"), Self.image("Main", "main.jpg"),
        Self.image("PT2", "back.jpg"), Self.stock))
    try Self.checkWhole(try await scan([feed]))
  }

  @Test func aPartWithoutAListingIsSetAside() async throws {
    let folder = try FeedFolder()
    let prices = try folder.file("prices.xml", Self.envelope(Self.price, merchant: "M2"))
    let products = try folder.file("products.xml", Self.envelope(Self.product("a"), Self.product("b")))
    let alone = try await scan([prices])
    #expect(alone.market.listings.count == 0)
    #expect(alone.quarantined.map(\.record) == ["a"])
    #expect(alone.quarantined.first?.place == SourcePlace(file: prices.name, line: 2, column: 10))
    #expect(alone.quarantined.first?.reason.contains("no feed has") == true)
    #expect(alone.isIncomplete)
    // Another merchant's listing is no place for it.
    let other = try await scan([prices, products])
    #expect(other.market.listings.string(.rawPrice, of: 0) == "20.00")
    #expect(other.quarantined.first?.reason.contains("another store's") == true)
  }

  private static let catalogue = """
    <КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_2"><Каталог><Владелец><Ид>o</Ид></Владелец><Товары><Товар>
    <Ид>p</Ид><Наименование>Рюкзак</Наименование><Описание>Синий</Описание></Товар></Товары></Каталог>
    </КоммерческаяИнформация>
    """
  private static let offers = """
    <КоммерческаяИнформация xmlns="urn:1C.ru:commerceml_2"><ПакетПредложений><Владелец><Ид>o</Ид></Владелец><Предложения>
    <Предложение><Ид>p#1</Ид><Наименование>Рюкзак (M)</Наименование><Цены><Цена><ЦенаЗаЕдиницу>100</ЦенаЗаЕдиницу><Валюта>руб</Валюта>
    </Цена></Цены><Количество>5</Количество></Предложение>
    <Предложение><Ид>p#2</Ид><Наименование>Рюкзак (L)</Наименование><Цены><Цена><ЦенаЗаЕдиницу>110</ЦенаЗаЕдиницу><Валюта>643</Валюта>
    </Цена></Цены></Предложение>
    </Предложения></ПакетПредложений></КоммерческаяИнформация>
    """

  @Test func anOfferOfAVariantBelongsToItsProduct() async throws {
    let folder = try FeedFolder()
    let findings = try await scan([
      folder.file("import.xml", Self.catalogue), folder.file("offers.xml", Self.offers),
    ])
    #expect(findings.market.listings.count == 1)
    let listing = Listing(0, in: findings.market)
    #expect(listing.id == "p")
    #expect(listing.title == "Рюкзак")
    #expect(listing.description == "Синий")
    #expect(listing.price == Money(decimal: "100", currency: "RUB"))
    #expect(listing.availability == "5")
    #expect(findings.quarantined.isEmpty)
  }

  @Test func anOfferWithATitleIsAListingWhenNoCatalogueHasItsProduct() async throws {
    let folder = try FeedFolder()
    let findings = try await scan([folder.file("offers.xml", Self.offers)])
    let listings = (0..<findings.market.listings.count).map { Listing($0, in: findings.market) }
    #expect(listings.map(\.id) == ["p#1", "p#2"])
    #expect(listings.map(\.groupID) == ["p", "p"])
    #expect(listings.map(\.title) == ["Рюкзак (M)", "Рюкзак (L)"])
    #expect(findings.quarantined.isEmpty)
  }
}
