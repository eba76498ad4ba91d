public import Fingerprints
public import Marketplace

/// Finds the listings of a market that copy one another.
///
/// Texts are folded (``/Fingerprints/TextFold``) and cut into shingles weighed by how rare they are in this market;
/// candidate pairs share a band of a weighted MinHash sketch; each is then compared exactly and given one probability.
/// Tokens that tell goods apart veto. The result depends on the listings alone, not on the order of files.
public struct DuplicateSearch: Sendable {
  /// What the search can be told.
  public struct Options: Sendable {
    /// The probability from which a pair joins two listings, 0 to 1.
    public var threshold = 0.5
    /// The weighted resemblance from which candidates are wanted, 0 to 1.
    public var candidateResemblance = 0.4
    /// Pairs made for each text of an overfull bucket, at most.
    public var bucketCap = 24

    /// The options that the figures in the documentation were measured with.
    public init() {}
  }

  private let options: Options
  private let frequencies: DocumentFrequencies?
  private let model = PairModel()

  /// A search.
  ///
  /// - Parameter frequencies: How common shingles are, when the market that is searched is part of a larger one.
  public init(_ options: Options = Options(), frequencies: DocumentFrequencies? = nil) {
    self.options = options
    self.frequencies = frequencies
  }

  /// Searches a market.
  ///
  /// - Complexity: O(bytes + candidate pairs × shingles of a text); about 170 bytes a listing for the index and 5 bytes a
  ///   shingle beside the market.
  public func find(in market: Market) -> DuplicateFindings {
    let texts = ListingTexts(of: market, frequencies: frequencies)
    let candidates = candidatePairs(of: texts)
    var likely: [ComparedPair] = []
    for pair in candidates {
      let (a, b) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      let probability = probability(a, b, texts)
      if probability >= options.threshold { likely.append(ComparedPair(a: a, b: b, probability: probability)) }
    }
    likely.sort { ($1.probability, $0.a, $0.b) < ($0.probability, $1.a, $1.b) }
    var forest = CopyForest(count: texts.count)
    for pair in likely { forest.join(pair) { probability($0, $1, texts) } }
    return ClusterBuilder(market: market, texts: texts, model: model)
      .findings(of: &forest, comparedPairs: candidates.count)
  }

  func candidatePairs(of texts: ListingTexts) -> [UInt64] {
    var index = LSHIndex(plan: BandPlan(threshold: options.candidateResemblance))
    var hasher = MinHash()
    var sketch: [UInt32] = []
    for text in 0..<texts.count where hasher.sketch(text, of: texts.sets, step: 16, into: &sketch) {
      index.add(sketch, item: text)
    }
    return index.pairs(cap: options.bucketCap)
  }

  private func probability(_ a: Int, _ b: Int, _ texts: ListingTexts) -> Double {
    let probability = model.probability(PairFeatures(a, b, of: texts))
    guard probability >= options.threshold else { return probability }
    return ListingTokens.contradictions(texts.tokens(of: a), texts.tokens(of: b)).isEmpty ? probability : 0
  }
}
