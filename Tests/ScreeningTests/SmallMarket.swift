import Evaluation
import Foundation
import SampleMarket
import Screening

/// The smallest labelled market, taken apart into its records.
struct SmallMarket {
  /// The market that most tests look at.
  static let first = try? SmallMarket(seed: 1)
  /// What is found in it as it is, looked for once.
  static let firstFindings = Task {
    let folder = try FeedFolder()
    return try await scan([folder.feed("market.xml", (first?.stores ?? []) + (first?.listings ?? []))])
  }

  /// One element each, as the feed has them; broken ones are left out.
  let stores: [String]
  let listings: [String]
  /// What is true of them, JSON Lines.
  let truth: String

  init(seed: UInt64) throws {
    let documents = try SampleMarket(stores: 80, seed: seed).documents()
    stores = documents.stores.matches(of: /(?s)<store id=.*?<\/store>/).map { String($0.output) }
    listings = documents.listings.matches(of: /(?s)<listing id=.*?<\/listing>/).map { String($0.output) }
      .filter { !$0.contains("it-broken") }
    truth = documents.truth
  }

  /// The truth's rows, as an evaluation reads them.
  var labels: LabelledRows {
    get throws { try LabelledRows(jsonLines: Data(truth.utf8), file: "truth.jsonl") }
  }
}

/// A generator whose numbers are the same in every run (SplitMix64, Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var word = state
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return word ^ (word >> 31)
  }
}
