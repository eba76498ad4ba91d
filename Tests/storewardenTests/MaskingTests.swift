import Foundation
import Testing

/// What merchants registered is compared, and shown to nobody.
struct MaskingTests {
  /// What a feed of stores has registered: identity numbers, telephones, mailboxes, accounts.
  private func registered(in stores: String) -> Set<String> {
    var values: Set<String> = []
    for match in stores.matches(of: /<(?:id|phone|email|account)(?: [^>]*)?>([^<]*)</) {
      values.insert(String(match.output.1))
    }
    return values.filter { $0.count > 5 }
  }

  /// The values that stand in a text.
  private func found(_ values: Set<String>, in text: String) throws -> [Substring] {
    let folder = try TemporaryFolder()
    let patterns = try folder.write(values.sorted().joined(separator: "\n") + "\n", to: "values")
    let place = try folder.write(text, to: "text")
    let run = try Program.shell("LC_ALL=C grep -oFf \"$1\" \"$2\"", patterns, place)
    // 1 says that there is none; anything above is trouble.
    try #require(run.status <= 1, "\(run.errors)")
    return run.lines
  }

  @Test func theSearchFindsWhatIsThere() throws {
    #expect(
      try found(["13912345077", "a@b.example"], in: "x13912345077y a@b.examples") == ["13912345077", "a@b.example"])
  }

  @Test func noOutputForPeopleOrMachinesHasARawIdentifier() throws {
    let market = try ScannedMarket.shared.get()
    let secrets = registered(in: market.stores)
    #expect(secrets.count > 300)
    for (format, output) in market.outputs.sorted(by: { $0.key < $1.key }) {
      #expect(output.contains("****") || format == "csv", "\(format) shows masked values")
      #expect(try found(secrets, in: output).isEmpty, "\(format)")
    }
  }

  @Test func theShippedMarketsRegistrationsStayUnseen() throws {
    let feed = Fixture.path("market/stores.xml")
    let secrets = registered(in: try String(contentsOfFile: feed, encoding: .utf8))
    #expect(secrets.count > 1500)
    for format in ["text", "jsonl", "html", "csv"] {
      let run = try Program.run("scan", feed, "--format", format)
      #expect(run.status == 0)
      #expect(!run.output.isEmpty)
      #expect(try found(secrets, in: run.output).isEmpty, "\(format)")
    }
  }

  @Test func whatStandsInTheWrongFieldIsMaskedThereToo() throws {
    let folder = try TemporaryFolder()
    let feed = try folder.feed([
      #"<store id="s-1" opened="13912345077"><name>木器店</name></store>"#,
      #"<store id="s-2"><name>木器店</name><experience overall="wang.ming@mail.example"/></store>"#,
      #"<listing id="l-1" store="s-1"><title>木勺</title><price currency="CNY">6200001711719184526</price></listing>"#,
      #"<listing id="l-2" store="s-1"><title>木勺</title><price currency="CNY">电13912345077</price></listing>"#,
    ])
    for format in ["text", "jsonl", "html", "csv"] {
      let run = try Program.run("scan", feed, "--format", format)
      #expect(run.status == 4)
      #expect(run.output.contains("l-2"))
      let secrets: Set = ["13912345077", "wang.ming@mail.example", "6200001711719184526"]
      #expect(try found(secrets, in: run.output + run.errors).isEmpty, "\(format)")
    }
  }
}
