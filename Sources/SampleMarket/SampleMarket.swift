import Foundation

/// A made-up market whose truth is known: stores, rings of stores, copied listings and pictures.
///
/// The same number of stores and the same seed make the same feeds and the same truth, byte for byte, on every machine;
/// pictures may differ in bytes where the JPEG library does.
public struct SampleMarket: Sendable {
  /// The number of stores.
  public let stores: Int
  /// The seed.
  public let seed: UInt64

  /// The numbers of stores that a market may have.
  public static let allowedStores = MarketPlan.fewestStores...MarketPlan.mostStores

  /// A market.
  ///
  /// - Parameters:
  ///   - stores: How many stores, a number of ``allowedStores``. Every 320 have a ring, a small ring, a brand, owners of
  ///     several shops and shared numbers of their own.
  ///   - seed: Another seed makes another market.
  public init(stores: Int = 320, seed: UInt64 = 1) {
    self.stores = stores
    self.seed = seed
  }

  /// What was written.
  public struct Summary: Hashable, Sendable {
    /// Stores.
    public let stores: Int
    /// Listings, without the two broken ones.
    public let listings: Int
    /// Picture files.
    public let pictures: Int
    /// Rows of truth.
    public let truths: Int
  }

  /// The feeds and the truth as text.
  public struct Documents: Hashable, Sendable {
    /// The native feed of stores.
    public let stores: String
    /// The native feed of listings.
    public let listings: String
    /// What is true, one JSON object a line.
    public let truth: String
  }

  /// Makes feeds and truth without writing or drawing anything.
  ///
  /// - Throws: When ``stores`` is out of range.
  /// - Complexity: O(stores); about 3.5 s of one core and 180 MB for 5,000 stores in a release build.
  public func documents() throws(SampleMarketError) -> Documents { try compose().documents }

  /// Writes `stores.xml`, `listings.xml`, `truth.jsonl` and `pictures/` into a folder, which is made if need be.
  ///
  /// - Parameters:
  ///   - folder: The path of the folder. Files of these names in it are replaced; others are left alone.
  ///   - drawing: Whether the pictures are drawn; the feeds name them in any case.
  /// - Throws: When ``stores`` is out of range, or something cannot be written.
  @discardableResult
  public func write(to folder: String, drawing: Bool = true) throws(SampleMarketError) -> Summary {
    let market = try compose()
    let root = URL(fileURLWithPath: folder, isDirectory: true)
    let pictures = root.appending(path: "pictures")
    do {
      try FileManager.default.createDirectory(
        at: drawing ? pictures : root, withIntermediateDirectories: true)
    } catch {
      throw .notWritable(path: folder, reason: error.localizedDescription)
    }
    if drawing {
      for shot in market.shots { try Self.write(Data(shot.developed()), to: root.appending(path: shot.href)) }
    }
    for (name, text) in [
      ("stores.xml", market.documents.stores), ("listings.xml", market.documents.listings),
      ("truth.jsonl", market.documents.truth),
    ] {
      try Self.write(Data(text.utf8), to: root.appending(path: name))
    }
    return Summary(
      stores: stores, listings: market.listings, pictures: drawing ? market.shots.count : 0, truths: market.truths)
  }

  private struct Composition {
    let documents: Documents
    let shots: [Shot]
    let listings: Int
    let truths: Int
  }

  private func compose() throws(SampleMarketError) -> Composition {
    guard Self.allowedStores.contains(stores) else {
      throw .storesOutOfRange(stores, allowed: Self.allowedStores)
    }
    var market = MarketPlan(stores: stores).compose(seed: seed)
    let naming = Naming(market)
    let shoot = PictureShoot(of: &market, naming: naming)
    let feeds = FeedWriter(market: market, naming: naming)
    let documents = Documents(
      stores: feeds.stores, listings: feeds.listings, truth: TruthWriter(market: market, naming: naming).rows)
    return Composition(
      documents: documents, shots: shoot.shots, listings: market.offers.count, truths: market.truth.count)
  }

  private static func write(_ data: Data, to file: URL) throws(SampleMarketError) {
    do {
      try data.write(to: file, options: .atomic)
    } catch {
      throw .notWritable(path: file.path(percentEncoded: false), reason: error.localizedDescription)
    }
  }
}
