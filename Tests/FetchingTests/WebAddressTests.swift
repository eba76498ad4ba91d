import Testing

@testable import Fetching

@Suite struct WebAddressTests {
  @Test(arguments: [
    ("HTTP://Shop.Example:80/a?b=1#c", "http://shop.example/a?b=1"), ("https://shop.example", "https://shop.example/"),
    (" https://shop.example/a b.jpg ", "https://shop.example/a%20b.jpg"),
    ("//cdn.example/x.png", "https://cdn.example/x.png"), ("http://shop.example.:8080/", "http://shop.example:8080/"),
    ("https://shop.example/图片/1.jpg", "https://shop.example/%E5%9B%BE%E7%89%87/1.jpg"),
    ("http://0x7f.1/x", "http://127.0.0.1/x"), ("http://[::0001]:8080/x", "http://[::1]:8080/x"),
    ("http://2130706433/", "http://127.0.0.1/"), ("http://bücher.example/", "http://xn--bcher-kva.example/"),
  ])
  func normalises(text: String, normal: String) throws { #expect(try WebAddress(text).text == normal) }

  @Test(arguments: [
    "", "shop.example/a", "ftp://shop.example/a", "file:///etc/passwd", "http://", "http:///a", "https://:80/",
    "http://shop.example:0/", "http://shop.example:65536/", "http://a b/", "http://shop..example/",
    "http://1.2.3.4.5/", "http://shop.example/\r\nHost: evil", "http://[fe80::1%25eth0]/", "http://[::1",
    "javascript:1",
    "http://a\u{0}b/", "https://a%2eexample/", "https://127.0.0.1%2f@shop.example%00/", "http://-\u{202E}/",
  ])
  func refuses(text: String) { #expect(throws: FetchFault.self) { try WebAddress(text) } }

  @Test func refusesWhatIsTooLong() {
    #expect(throws: FetchFault.self) { try WebAddress("http://a.example/" + String(repeating: "a", count: 8192)) }
  }

  @Test(arguments: [
    ("https://user:s3cret@shop.example/f", "https://***@shop.example/f"),
    ("https://user@shop.example/f", "https://***@shop.example/f"),
    ("https://shop.example/f?id=7&token=abc&page=2", "https://shop.example/f?id=7&token=***&page=2"),
    (
      "https://cdn.example/a.jpg?X-Amz-Signature=00&X-Amz-Credential=k&w=200",
      "https://cdn.example/a.jpg?X-Amz-Signature=***&X-Amz-Credential=***&w=200"
    ),
    ("https://shop.example/f?q=0123456789abcdef0123", "https://shop.example/f?q=***"),
    ("https://shop.example/f?0123456789abcdef0123", "https://shop.example/f?***"),
  ])
  func showsNoSecrets(text: String, shown: String) throws { #expect(try WebAddress(text).description == shown) }

  @Test(arguments: [
    ("/b", "https://shop.example/b"), ("b?c", "https://shop.example/a/b?c"),
    ("//cdn.example/b", "https://cdn.example/b"),
    ("https://x:y@other.example/b", "https://other.example/b"), ("../b", "https://shop.example/b"),
  ])
  func followsRedirections(location: String, target: String) throws {
    let next = try WebAddress("https://user:pass@shop.example/a/f").redirected(to: location)
    #expect(next.text == target)
    #expect(next.credentials == nil)
  }

  @Test(arguments: [
    "http://shop.example/b", "file:///etc/passwd", "ftp://shop.example/", "data:text/plain,x", "javascript:alert(1)",
    "https://", "https://shop.example:99999/", "http:\\\\10.0.0.1\\",
  ])
  func refusesOtherRedirections(location: String) throws {
    let address = try WebAddress("https://shop.example/a")
    #expect(throws: FetchFault.self) { try address.redirected(to: location) }
  }

  @Test func aDigestTellsCredentialsApart() throws {
    #expect(try WebAddress("http://a@shop.example/").digest != WebAddress("http://b@shop.example/").digest)
    #expect(try WebAddress("http://shop.example:80").digest == WebAddress("http://SHOP.example/").digest)
  }
}
