import Foundation
import Testing

@testable import Catalog

@Suite struct CatalogKeyTests {
  @Test func readsWhatItMakesAndNothingElse() throws {
    let text = CatalogKey.generated()
    let key = try #require(CatalogKey(text: text + "\n"))
    #expect(CatalogKey(text: text)?.name == key.name)
    #expect(CatalogKey(text: String(text.dropLast())) == nil)
    #expect(CatalogKey(text: "z" + text.dropFirst()) == nil)
    #expect(CatalogKey(text: "") == nil)
  }
}
