internal import DuplicateListings
internal import Foundation
internal import Marketplace

/// From texts to verified pairs, without reading feeds: what `Benchmarks/texts.sh` holds against other programs.
///
///     measure-texts LISTINGS.jsonl [--pairs PAIRS.tsv] [--named]
///
/// Rows have `id`, `title` and `desc`, and `attributes`, `price`, `gtin` and `created` where they are known. The pairs of
/// listings that share a cluster go to the file of `--pairs`; one row of JSON says how many CPU seconds it took from the
/// records in memory to the clusters, with naming what was disguised where `--named` asks for it. A program of its own,
/// so that what only a benchmark needs is in no binary that users run.
@main enum MeasureTexts {
  static func main() throws {
    var arguments = Array(CommandLine.arguments.dropFirst())
    var output: String?
    if let place = arguments.firstIndex(of: "--pairs"), place + 1 < arguments.count {
      output = arguments[place + 1]
      arguments.removeSubrange(place...(place + 1))
    }
    var options = DuplicateSearch.Options()
    options.namesDisguises = arguments.contains("--named")
    arguments.removeAll { $0 == "--named" }
    guard let input = arguments.first else {
      FileHandle.standardError.write(Data("usage: measure-texts LISTINGS.jsonl [--pairs PAIRS.tsv] [--named]\n".utf8))
      exit(64)
    }
    let market = try market(of: String(contentsOfFile: input, encoding: .utf8))
    let before = cpuSeconds()
    let findings = DuplicateSearch(options).find(in: market)
    let seconds = cpuSeconds() - before
    if let output {
      var lines = ""
      for cluster in findings.clusters {
        let ids = cluster.listings.map { market.id(ofListing: $0) }
        for (place, a) in ids.enumerated() { for b in ids[(place + 1)...] { lines += "\(a)\t\(b)\n" } }
      }
      try lines.write(toFile: output, atomically: true, encoding: .utf8)
    }
    let count = market.listings.count
    print(
      "{\"listings\":\(count),\"seconds\":\(seconds),\"perSecond\":\(Int(Double(count) / seconds)),"
        + "\"compared\":\(findings.comparedPairs),\"clusters\":\(findings.clusters.count)}")
  }

  private static func market(of text: String) throws -> Market {
    var listings: [(id: String, row: [String: Any])] = []
    for line in text.split(separator: "\n") {
      guard let row = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any],
        let id = row["id"] as? String
      else { continue }
      listings.append((id, row))
    }
    listings.sort { Array($0.id.utf8).lexicographicallyPrecedes(Array($1.id.utf8)) }
    var table = RecordTable()
    var draft = RecordDraft()
    for (line, listing) in listings.enumerated() {
      draft.removeAll()
      draft.append(.id, listing.id)
      for (name, field) in fields {
        if let value = listing.row[name] as? String { draft.append(field, value) }
      }
      for pair in listing.row["attributes"] as? [[String]] ?? [] where pair.count == 2 {
        draft.append(.attribute, pair[1], qualifier: pair[0])
      }
      table.append(draft, file: 0, line: line + 1, column: 1)
    }
    return Market(files: ["listings"], stores: RecordTable(), listings: table)
  }

  private static let fields: [(String, Field)] = [
    ("store", .store), ("title", .title), ("desc", .description), ("gtin", .gtin), ("mpn", .mpn), ("price", .price),
    ("created", .created),
  ]

  /// CPU seconds of this process so far.
  private static func cpuSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }
}
