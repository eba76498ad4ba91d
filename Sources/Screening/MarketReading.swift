public import Feeds
internal import Foundation
public import Marketplace

/// The market that feeds make up, for verbs that look things up in it and judge nobody.
public struct MarketReading: Sendable {
  /// The records.
  public let market: Market
  /// The feeds that were refused; nothing of them is in the market.
  public let refused: [RefusedFeed]
  /// The feed of each file of the market.
  let sources: [FeedSource]

  /// Reads feeds, as many at a time as there are processors.
  public init(_ sources: [FeedSource], with reader: FeedReader) async {
    let width = max(1, ProcessInfo.processInfo.activeProcessorCount)
    let intake = await FeedIntake.read(sources, with: reader, width: width) { _ in }
    market = intake.market
    refused = intake.refused
    self.sources = intake.sources
  }
}
