import Foundation
import Testing

/// `compare` and `similar` on listings and texts, as a user runs them.
@Suite struct ListingCommandTests {
  static let market = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../fixtures/market").standardizedFileURL.path

  /// Two listings of the shipped market of which one is a copy.
  static let copies: [String] = {
    let truth = (try? String(contentsOfFile: market + "/truth.jsonl", encoding: .utf8)) ?? ""
    for line in truth.split(separator: "\n") where line.contains("\"duplicates\"") {
      let row = (try? JSONSerialization.jsonObject(with: Data(line.utf8))) as? [String: Any]
      if let listings = row?["listings"] as? [String], listings.count >= 2 { return Array(listings.prefix(2)) }
    }
    return []
  }()

  @Test func aCopyIsComparedAndFound() throws {
    let (a, b) = (try #require(Self.copies.first), try #require(Self.copies.last))
    let compared = try Program.run("compare", a, b, "--market", Self.market, "--format", "jsonl")
    #expect(compared.status == 0)
    let row = try #require(try compared.rows.first)
    #expect(try #require(row["probability"] as? Double) > 0.5)
    #expect(((row["spans"] as? [String: [String: [Any]]])?["a"]?["title"])?.isEmpty == false)
    let found = try Program.run("similar", a, "--market", Self.market, "--most", "3", "--format", "jsonl")
    #expect(found.status == 0)
    #expect(try found.rows.contains { $0["b"] as? String == b })
  }

  @Test func theKeptListingIsChosenByPolicy() throws {
    func kept(_ policy: String) throws -> [String: [String]] {
      let run = try Program.run("scan", Self.market, "--keep", policy, "--format", "jsonl")
      return Dictionary(
        uniqueKeysWithValues: try run.rows.filter { $0["type"] as? String == "duplicates" }.map { row in
          (row["id"] as? String ?? "", [row["keep"] as? String ?? ""] + (row["keepReasons"] as? [String] ?? []))
        })
    }
    let (earliest, complete) = (try kept("earliest"), try kept("complete"))
    #expect(!earliest.isEmpty && Set(earliest.keys) == Set(complete.keys))
    #expect(earliest.values.allSatisfy { $0.count == 2 && ["created-first", "lowest-id"].contains($0[1]) })
    #expect(complete.values.contains { $0.contains("most-complete") })
    #expect(try Program.run("scan", Self.market, "--keep", "dearest").status == 2)
    let explained = try Program.run("explain", try #require(earliest.keys.min()), "--market", Self.market)
    #expect(explained.output.contains("(created first)") || explained.output.contains("(lowest id)"))
  }

  @Test func textsAreComparedWithTheirDisguisesNamed() throws {
    let run = try Program.run(
      "compare", "保温杯 500ml 包邮 不锈钢大容量男女通用", "保温杯 五百毫升 bao邮 不锈港大容量男女通用", "--format", "jsonl")
    #expect(run.status == 0)
    let disguises = try #require(try run.rows.first?["disguises"] as? [String])
    #expect(Set(disguises).isSuperset(of: ["pinyin", "numerals"]))
  }

  @Test func aModelOfCopiesIsTrainedAndUsed() throws {
    let folder = try TemporaryFolder()
    let model = folder.file("copies.trees").path
    let truth = Self.market + "/truth.jsonl"
    let trained = try Program.run("duplicates", "train", "--market", Self.market, "--pairs", truth, "--output", model)
    #expect(trained.status == 0, "\(trained.errors)")
    #expect(trained.lines.count == 3 && trained.lines[2].hasPrefix("all\t"))
    let sheet = try String(contentsOfFile: model, encoding: .utf8).split(separator: "\n").filter { $0.hasPrefix("# ") }
    #expect(sheet.contains { $0.hasPrefix("# market\t") } && sheet.contains { $0.hasSuffix(trained.lines[1]) })
    let a = try #require(Self.copies.first)
    let used = try Program.run("similar", a, "--market", Self.market, "--copy-model", model, "--format", "jsonl")
    #expect(used.status == 0 && used.output.contains("\"b\":\"\(Self.copies[1])\""))
    // A file that is no model is refused by name, and so are pairs that name unknown listings.
    #expect(try Program.run("scan", Self.market, "--copy-model", truth).errors.contains("truth.jsonl: no model"))
    let pairs = try folder.write(
      "{\"type\":\"listing-pair\",\"a\":\"no-such\",\"b\":\"it-0001\",\"copy\":true}\n", to: "p.jsonl")
    let unknown = try Program.run("duplicates", "train", "--market", Self.market, "--pairs", pairs)
    #expect(unknown.status == 3 && unknown.errors.contains("no-such"))
    #expect(try Program.run("duplicates", "train", "--market", Self.market, "--pairs", truth, truth).status == 2)
  }

  @Test func whatIsUnknownIsSaid() throws {
    let a = try #require(Self.copies.first)
    #expect(try Program.run("compare", a, "no-such-listing", "--market", Self.market).status == 2)
    let folder = try TemporaryFolder()
    let words = folder.file("words.txt")
    try Data("包邮,免运费\n一个词\n".utf8).write(to: words)
    let run = try Program.run("similar", a, "--market", Self.market, "--synonyms", words.path)
    #expect(run.status == 2)
    #expect(run.errors.contains("words.txt:2"))
  }
}
