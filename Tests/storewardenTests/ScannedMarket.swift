import Foundation
import SampleMarket

/// A labelled market of 80 stores without picture files, scanned once in each format.
struct ScannedMarket: Sendable {
  /// Made when the first test asks.
  static let shared = Result { try ScannedMarket() }

  /// What the program wrote, by format.
  let outputs: [String: String]
  /// The exit status, by format.
  let statuses: [String: Int32]
  /// The feed of stores.
  let stores: String
  /// The truth, JSON Lines.
  let truth: String

  private init() throws {
    let folder = try TemporaryFolder()
    let market = SampleMarket(stores: 80, seed: 5)
    try market.write(to: folder.url.path, drawing: false)
    var outputs: [String: String] = [:]
    var statuses: [String: Int32] = [:]
    for format in ["text", "jsonl", "html", "csv"] {
      let run = try Program.run("scan", folder.url.path, "--format", format)
      outputs[format] = run.output
      statuses[format] = run.status
    }
    self.outputs = outputs
    self.statuses = statuses
    stores = try String(contentsOf: folder.file("stores.xml"), encoding: .utf8)
    truth = try String(contentsOf: folder.file("truth.jsonl"), encoding: .utf8)
  }
}
