import Foundation
import Marketplace
import Testing

@testable import StoreGroups

/// How many of the true pairs of public sets share a block, before anything is compared. The sets lie beside some
/// checkouts and are no part of the package.
@Suite struct BlockingRecallTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../../shared/corpus/er/febrl").standardizedFileURL.path(percentEncoded: false)
  static let hasCorpus = FileManager.default.fileExists(atPath: folder + "/dataset3.csv")

  @Test(
    .enabled(if: hasCorpus),
    arguments: [["dataset1.csv"], ["dataset2.csv"], ["dataset3.csv"], ["dataset4a.csv", "dataset4b.csv"]])
  func `blocks hold nearly all pairs of one person, and few others`(files: [String]) throws {
    var market = MarketBuilder()
    var people: [String: [String]] = [:]
    for file in files {
      let text = try String(contentsOfFile: Self.folder + "/" + file, encoding: .utf8)
      for line in text.split(whereSeparator: \.isNewline).dropFirst() {
        let cells = line.split(separator: ",", omittingEmptySubsequences: false).map {
          $0.trimmingCharacters(in: .whitespaces)
        }
        guard cells.count == 11 else { continue }
        let store = cells[0]
        people[String(store.split(separator: "-")[1]), default: []].append(store)
        market.say(store, .party, "legal-representative", "person")
        market.say(store, .partyName, "\(cells[1]) \(cells[2])")
        market.say(store, .partyID, cells[10], "soc-sec-id")
        market.say(
          store, .partyAddress,
          ["\(cells[3]) \(cells[4])", cells[5], cells[6], cells[8], cells[7]].filter { !$0.isEmpty }.joined(
            separator: ", "))
        if cells[9].count == 8 { market.say(store, .partyBorn, cells[9]) }
      }
    }
    let (built, _) = market.build()
    let records = PartyRecordReader(market: built, kind: .person).read()
    let blocks = RecordBlocks(records: records)
    var found: Set<UInt64> = []
    for pair in blocks.pairs {
      let (a, b) = (records.records[Int(pair >> 32)].store, records.records[Int(pair & 0xffff_ffff)].store)
      found.insert(UInt64(min(a, b)) << 32 | UInt64(max(a, b)))
    }
    var (all, met) = (0, 0)
    for stores in people.values {
      let numbers = stores.compactMap { built.store(withID: $0) }.sorted()
      for (place, b) in numbers.enumerated() {
        for a in numbers[..<place] {
          all += 1
          if found.contains(UInt64(a) << 32 | UInt64(b)) { met += 1 }
        }
      }
    }
    let recall = Double(met) / Double(all)
    print("blocking \(files[0]): \(met) of \(all) pairs, \(blocks.pairs.count) candidates")
    #expect(recall >= 0.999)
    #expect(blocks.pairs.count <= 64 * built.stores.count, "so many pairs are no blocking")
  }
}
