import Marketplace
import Testing

@testable import Feeds

@Suite struct GoogleFeedTests {
  static let feed = """
    <?xml version="1.0"?>
    <rss version="2.0" xmlns:goods="http://base.google.com/ns/1.0" xmlns:media="http://search.yahoo.com/mrss/">
    <channel><title>Shop</title><link>https://shop.example/</link>
    <item><title>Ignored</title><goods:title>Mug</goods:title><goods:id>1</goods:id>
      <media:title>no</media:title><description>Blue</description><link>https://shop.example/1</link>
      <goods:price>1 299,00 EUR</goods:price><goods:sale_price>15 EUR</goods:sale_price>
      <goods:image_link>a.jpg</goods:image_link><goods:additional_image_link>b.jpg</goods:additional_image_link>
      <goods:gtin>6930921112473</goods:gtin><goods:brand>Altex</goods:brand><goods:mpn>M</goods:mpn>
      <goods:product_type>Home &gt; Mugs</goods:product_type><goods:google_product_category>7</goods:google_product_category>
      <goods:availability>in stock</goods:availability><goods:condition>new</goods:condition>
      <goods:item_group_id>g</goods:item_group_id><goods:color>blue</goods:color>
      <goods:product_detail><goods:attribute_value>2</goods:attribute_value>
        <goods:attribute_name>Handles</goods:attribute_name></goods:product_detail></item>
    <item><goods:id>2</goods:id><title>Cup</title><goods:price>15.00 usd</goods:price>
      <goods:external_seller_id>seller-7</goods:external_seller_id></item>
    <item><goods:id>3</goods:id><title>Saucer</title><goods:price>15.00</goods:price></item>
    </channel></rss>
    """

  @Test func readsEveryFieldByNamespaceNotByPrefix() throws {
    let contents = try FeedFile(Self.feed).read()
    #expect(contents.format == "google-rss")
    #expect(
      contents.listings.lines == [
        [
          "4:1", "title=Mug", "id=1", "description=Blue", "link=https://shop.example/1", "price(EUR)=1299.00",
          "raw-price=1 299,00 EUR", "sale-price(EUR)=15", "picture(main)=a.jpg", "picture(detail)=b.jpg",
          "gtin=06930921112473", "brand=Altex", "mpn=M", "category=Home > Mugs", "availability(in-stock)=in stock",
          "condition(new)=new", "group-id=g", "attribute(color)=blue", "attribute(Handles)=2",
          "store=https://shop.example/",
        ],
        ["14:1", "id=2", "title=Cup", "price(USD)=15.00", "raw-price=15.00 usd", "store=seller-7"],
      ])
    #expect(contents.stores.lines == [["3:1", "name=Shop", "id=https://shop.example/"]])
    #expect(contents.quarantined.map(\.record) == ["3"])
    #expect(contents.quarantined.map(\.place.line) == [16])
  }

  @Test func leavesOutTheChannelWhenEveryListingNamesItsSeller() throws {
    let contents = try FeedFile(
      """
      <rss xmlns:g="http://base.google.com/ns/1.0"><channel><title>Market</title><link>https://m.example</link>
      <item><g:id>1</g:id><title>t</title><g:price>1 USD</g:price><g:external_seller_id>s</g:external_seller_id></item>
      </channel></rss>
      """
    ).read()
    #expect(contents.stores.count == 0)
    #expect(contents.listings.string(.store, of: 0) == "s")
  }

  @Test func refusesAnRSSOfNews() throws {
    let refusal = try #require(
      try FeedFile(
        """
        <rss version="2.0"><channel><title>News</title><link>https://news.example</link>
        <item><title>It rains</title><link>https://news.example/1</link><description>A lot</description></item>
        </channel></rss>
        """
      ).refusal())
    #expect(refusal.reason.contains("news is not a product feed"))
  }
}
