import Testing

@testable import DuplicateListings

struct ProductMatcherTests {
  private static func pair(_ a: String, _ b: String, _ label: Int) -> String {
    "COL title VAL \(a) COL price VAL 10.0 \tCOL title VAL \(b) COL price VAL  \t\(label)"
  }

  /// Pairs of one series: the model number alone says whether both are one product.
  private static func pairs(_ count: Int, seed: Int) throws -> [ProductPair] {
    let makers = ["sony", "canon", "zotac", "nikon", "philips"]
    var lines: [String] = []
    for index in 0..<count {
      let maker = makers[(index + seed) % 5]
      let code = "dsc\(1000 + (index * 7919 + seed * 104_729) % 9000)"
      let other = index % 3 == 0 ? code : "dsc\(1000 + (index * 31 + seed + 17) % 9000)"
      lines.append(
        pair("\(maker) camera \(code) black 8gb", "\(maker) digital camera \(other) 8 gb", other == code ? 1 : 0))
    }
    return try ProductPair.pairs(serialised: lines.joined(separator: "\n"))
  }

  @Test func learnsThatModelNumbersTellProductsApart() throws {
    let matcher = ProductMatcher(training: try Self.pairs(240, seed: 1))
    let unseen = try Self.pairs(90, seed: 2)
    let right = unseen.count { (matcher.probability(of: $0) >= matcher.threshold) == $0.isMatch }
    #expect(right >= 86)
  }

  @Test func readsFieldsInOrder() throws {
    let pair = try #require(try ProductPair.pairs(serialised: Self.pair("a b", "c", 0)).first)
    #expect(pair.a.names == ["title"])
    #expect(pair.b.price.isNaN)
    #expect(!pair.isMatch)
  }

  @Test(arguments: ["no pair", "COL a VAL b\tCOL a VAL c\t7", "COL a VAL b\t1"])
  func aLineThatIsNoPairIsNamed(line: String) {
    #expect(throws: ProductPairFault(line: 2)) {
      try ProductPair.pairs(serialised: Self.pair("a", "b", 1) + "\n" + line)
    }
  }
}
