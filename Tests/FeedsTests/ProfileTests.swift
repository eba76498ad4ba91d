import Marketplace
import Testing

@testable import Feeds

@Suite struct ProfileTests {
  static let fields = "records:\n  - record: listing\n    at: item\n    fields:\n      - id: \"@id\"\n"

  @Test(arguments: [
    ("format: x\ntitle: [t", 3, "not YAML"),
    ("format: x\ntitle: t\nroot: r\nrecrods: []", 4, "\"recrods\" is not a key"),
    ("title: t\nroot: r\n\(fields)", 1, "\"format\" is missing"),
    ("format: x\ntitle: t\nroot: r/s\n\(fields)", 3, "no element name"),
    ("format: x\ntitle: t\nroot: r\nprices: odd\n\(fields)", 4, "write plain, decimal or written"),
    ("format: x\ntitle: t\nroot: r\n\(fields)      - colour: c", 9, "neither a field"),
    ("format: x\ntitle: t\nroot: r\n\(fields)      - title: a//b", 9, "not a path"),
    ("format: x\ntitle: t\nroot: r\n\(fields)      - title: g:title", 9, "not among the namespaces"),
    ("format: x\ntitle: t\nroot: r\n\(fields)      - title: t\n        first-counts: maybe", 10, "true or false"),
  ])
  func namesTheLineOfAMistake(yaml: String, line: Int, reason: String) throws {
    let fault = try #require(throws: ProfileFault.self) { try FeedProfile(yaml: yaml, file: "my.yaml") }
    #expect(fault.reason.contains(reason), "\(fault)")
    #expect(fault.place.file == "my.yaml")
    #expect(fault.place.line == line)
  }

  @Test func everyBundledProfileIsReadAndNamesItsOwnFormat() throws {
    for file in EmbeddedFiles.all {
      let profile = try FeedProfile(yaml: file.text, file: file.path)
      #expect("\(profile.format).yaml" == file.path)
    }
  }

  @Test func everyBundledProfileIsFoundByEachOfItsRoots() throws {
    let library = ProfileLibrary.bundled(own: [])
    for profile in library.all {
      for root in profile.rootNames {
        for spelling in profile.variants(of: root).union([root.replacing("*", with: "some")]) {
          #expect(library.candidates(forRoot: spelling).contains { $0.format == profile.format }, "<\(spelling)>")
        }
      }
    }
    // Only profiles whose root is like the document's are read at all.
    #expect(library.candidates(forRoot: "yml_catalog").count < 8)
  }

  @Test func readsAFormatThatOnlyAProfileDescribes() throws {
    let profile = try FeedProfile(
      yaml: """
        format: pairs
        title: Values and names in children, currency beside the price
        root: shop
        prices: written
        records:
          - record: listing
            at: [item, group/item]
            required: [id, title]
            fields:
              - id: [code, "@id"]
              - title: name
              - price: cost
                qualifier: [/money, =EUR]
              - attribute: value
                in: pair
                qualifier: key
        """, file: "pairs.yaml")
    let file = try FeedFile(
      """
      <shop><item id="x"><code>1</code><name>A</name><cost>1,50</cost><pair><value>v1</value><key>k1</key></pair>
      <pair><key>k2</key><value>v2</value></pair><money>CZK</money></item>
      <group><item id="2"><name>B</name><cost>2</cost><pair><value>v</value></pair></item></group></shop>
      """)
    let contents = try FeedReader(profiles: [profile]).read(file.source, fileIndex: 3)
    #expect(
      contents.listings.lines.map { Array($0.dropFirst()) } == [
        ["id=1", "title=A", "price(CZK)=1.50", "raw-price=1,50", "attribute(k1)=v1", "attribute(k2)=v2"],
        ["id=2", "title=B", "price(EUR)=2", "raw-price=2", "attribute=v"],
      ])
    #expect(contents.listings.file(of: 0) == 3)
  }
}
