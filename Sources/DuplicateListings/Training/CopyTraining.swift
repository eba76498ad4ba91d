internal import Fingerprints
internal import Learning
public import Marketplace

/// Trains the model that gives a pair of listings its probability, on markets whose copies are known.
///
/// What is learnt from is what the search would ask the model about: the candidate pairs that nothing tells apart. The same
/// markets in the same order give the same model, bit for bit.
public struct CopyTraining: Sendable {
  /// What came from one market.
  public struct Source: Sendable {
    /// What it is called in the data sheet.
    public let name: String
    /// Its listings.
    public let listings: Int
    /// Pairs that are copies.
    public internal(set) var copies = 0
    /// Pairs that are none.
    public internal(set) var others = 0
    /// Copies that tokens or numbers tell apart, so that no model is asked: what it costs to be strict.
    public internal(set) var contradicted = 0
  }

  /// The markets, in the order in which they were added.
  public private(set) var sources: [Source] = []
  private let options: DuplicateSearch.Options
  private var rows: [Float] = []
  private var labels: [Bool] = []
  private var sourceOfRow: [Int32] = []
  /// The part that a row is held out with when there is one source.
  private var partOfRow: [UInt8] = []
  private static let parts = 5

  /// No markets.
  public init(_ options: DuplicateSearch.Options = DuplicateSearch.Options()) { self.options = options }

  /// Adds the pairs of a market.
  ///
  /// - Complexity: As ``DuplicateSearch/find(in:pictures:)``.
  public mutating func add(_ market: Market, _ known: CopyLabels, name: String) {
    let search = DuplicateSearch(options)
    var texts = ListingTexts(of: market, synonyms: options.synonyms)
    let labels = TextLabels(known, texts)
    let candidates =
      known.clusters == nil
      ? Array(labels.judged.keys).sorted() : search.candidatePairs(of: texts, and: Array(labels.judged.keys))
    let asked = search.uncontradicted(candidates, of: texts)
    var source = Source(name: name, listings: market.listings.count)
    let isAsked = Set(asked)
    source.contradicted = candidates.count { !isAsked.contains($0) && labels.isCopy($0) == true }
    for pair in asked {
      guard let isCopy = labels.isCopy(pair) else { continue }
      let (a, b) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      texts.arrange(a, b)
      rows += PairFeatures(a, b, of: texts).row
      self.labels.append(isCopy)
      sourceOfRow.append(Int32(sources.count))
      // All pairs of the lower listing are held out together.
      partOfRow.append(UInt8(StableHash.combine(0x5EED, UInt64(a)) % UInt64(Self.parts)))
      source.copies += isCopy ? 1 : 0
      source.others += isCopy ? 0 : 1
    }
    sources.append(source)
  }

  /// Whether there is enough to learn from: some pairs of either kind.
  public var isEnough: Bool {
    let copies = labels.count(where: \.self)
    return copies >= 20 && labels.count - copies >= 20
  }

  /// The model of all pairs.
  public func model() -> PairModel { fitted { _ in true } }

  /// How well such a model does on what it was not trained on: each market held out in turn, or a fifth of the pairs when
  /// there is one market.
  public func evaluate() -> CopyEvaluation {
    var evaluation = CopyEvaluation(count: sources.count)
    let width = PairFeatures.columns.count
    for part in 0..<(sources.count > 1 ? sources.count : Self.parts) {
      let isHeldOut = { (row: Int) in
        self.sources.count > 1 ? Int(self.sourceOfRow[row]) == part : Int(self.partOfRow[row]) == part
      }
      let trained = fitted { !isHeldOut($0) }
      for row in labels.indices where isHeldOut(row) {
        let features = rows.span.extracting(row * width..<(row + 1) * width)
        evaluation.count(
          Int(sourceOfRow[row]), isCopy: labels[row], trained: trained.probability(features),
          carried: PairModel.standard.probability(features))
      }
    }
    return evaluation
  }

  private func fitted(_ isUsed: (Int) -> Bool) -> PairModel {
    let width = PairFeatures.columns.count
    var (used, known): ([Float], [Bool]) = ([], [])
    for row in labels.indices where isUsed(row) {
      used += rows[row * width..<(row + 1) * width]
      known.append(labels[row])
    }
    return PairModel(
      trees: TreeTrainer(directions: PairFeatures.columns.map(\.direction)).fit(
        features: PairFeatures.columns.map(\.name), rows: used, labels: known))
  }
}

/// Labels of pairs of distinct texts.
private struct TextLabels {
  /// Pairs that were judged one by one; the lower text in the high half.
  private(set) var judged: [UInt64: Bool] = [:]
  private var clusterOfText: [Int32]?

  init(_ known: CopyLabels, _ texts: ListingTexts) {
    if let clusters = known.clusters {
      var clusterOfText = [Int32](repeating: -1, count: texts.count)
      for (number, cluster) in clusters.enumerated() {
        for listing in cluster where texts.textOfListing[listing] >= 0 {
          clusterOfText[Int(texts.textOfListing[listing])] = Int32(number)
        }
      }
      self.clusterOfText = clusterOfText
    }
    for pair in known.pairs {
      let (a, b) = (texts.textOfListing[pair.a], texts.textOfListing[pair.b])
      guard a >= 0, b >= 0, a != b else { continue }
      judged[UInt64(min(a, b)) << 32 | UInt64(max(a, b))] = pair.isCopy
    }
  }

  /// Whether a pair is a copy; `nil` when nobody knows.
  func isCopy(_ pair: UInt64) -> Bool? {
    if let judged = judged[pair] { return judged }
    guard let clusterOfText else { return nil }
    let a = clusterOfText[Int(pair >> 32)]
    return a >= 0 && a == clusterOfText[Int(pair & 0xFFFF_FFFF)]
  }
}
