import ArgumentParser
import Foundation
import SampleMarket

/// `storewarden sample`: a made market whose truth is known.
struct SampleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sample",
    abstract: "Makes a labelled market to try the program on.",
    discussion: """
      Writes stores.xml, listings.xml, pictures/ and truth.jsonl: rings of stores, lawful owners, hubs that many innocent
      stores share, spun copies, honest variants, pictures with and without declarations. Everything in it is made up.
      The same number of stores and the same seed give the same market.

      EXAMPLES
        storewarden sample --out market
        storewarden sample --out market --stores 5000 --seed 7 --without-pictures
      """)

  @Option(help: "The folder to write; made when it does not exist.", completion: .directory)
  var out: String

  @Option(
    help: "Number of stores, \(SampleMarket.allowedStores.lowerBound) to \(SampleMarket.allowedStores.upperBound).")
  var stores = 320

  @Option(help: "The seed.")
  var seed: UInt64 = 1

  @Flag(help: "Draw no pictures; listings name them all the same.")
  var withoutPictures = false

  @Flag(help: "Write into a folder that is not empty.")
  var force = false

  func run() throws {
    let contents = (try? FileManager.default.contentsOfDirectory(atPath: out)) ?? []
    guard contents.isEmpty || force else {
      throw Failure.usage("\(out): the folder is not empty; name another one, or give --force to write into it")
    }
    do throws(SampleMarketError) {
      let summary = try SampleMarket(stores: stores, seed: seed).write(to: out, drawing: !withoutPictures)
      print("\(summary.stores) stores, \(summary.listings) listings, \(summary.pictures) pictures in \(out)")
    } catch {
      throw Failure.usage("\(error)")
    }
  }
}
