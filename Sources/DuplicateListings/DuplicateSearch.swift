public import Fingerprints
public import Marketplace

/// Finds the listings of a market that copy one another.
///
/// Texts are folded (``/Fingerprints/TextFold``) and cut into shingles weighed by how rare they are in this market;
/// candidate pairs share a band of a weighted MinHash sketch, of all text, of the title or of the description; each is
/// then compared exactly and given one probability.
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
    /// How the sketches of titles alone and of descriptions alone are cut.
    var partPlan = BandPlan(bands: 32, rows: 4)
    /// The weight that counts as one element of a sketch.
    var step = 16

    /// The options that the figures in the documentation were measured with.
    public init() {}
  }

  private let options: Options
  private let frequencies: DocumentFrequencies?
  private let model = PairModel.standard

  /// A search.
  ///
  /// - Parameter frequencies: How common shingles are, when the market that is searched is part of a larger one.
  public init(_ options: Options = Options(), frequencies: DocumentFrequencies? = nil) {
    self.options = options
    self.frequencies = frequencies
  }

  /// Searches a market.
  ///
  /// - Parameter pictures: Listings whose pictures match: they are compared whatever their texts, and a match speaks
  ///   for a copy.
  /// - Complexity: O(bytes + candidate pairs × shingles of a text); about 300 bytes a listing for the indexes and 5
  ///   bytes a shingle beside the market.
  public func find(in market: Market, pictures: PictureMatches = PictureMatches()) -> DuplicateFindings {
    let texts = ListingTexts(of: market, frequencies: frequencies)
    let matches = pictures.byText(texts)
    let candidates = candidatePairs(of: texts, and: Array(matches.keys))
    func likelihood(_ a: Int, _ b: Int) -> Double {
      let strength = matches.isEmpty ? 0 : matches[UInt64(min(a, b)) << 32 | UInt64(max(a, b))] ?? 0
      return probability(a, b, texts, pictures: strength)
    }
    var likely: [ComparedPair] = []
    for pair in candidates {
      let (a, b) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      let probability = likelihood(a, b)
      if probability >= options.threshold { likely.append(ComparedPair(a: a, b: b, probability: probability)) }
    }
    likely.sort { ($1.probability, $0.a, $0.b) < ($0.probability, $1.a, $1.b) }
    var forest = CopyForest(count: texts.count)
    for pair in likely { forest.join(pair, probability: likelihood) }
    return ClusterBuilder(market: market, texts: texts, probability: likelihood)
      .findings(of: &forest, comparedPairs: candidates.count)
  }

  func candidatePairs(of texts: ListingTexts, and others: [UInt64] = []) -> [UInt64] {
    var whole = LSHIndex(plan: BandPlan(threshold: options.candidateResemblance))
    var titles = LSHIndex(plan: options.partPlan)
    var descriptions = titles
    var hasher = MinHash()
    var (title, description, all): ([UInt32], [UInt32], [UInt32]) = ([], [], [])
    for text in 0..<texts.count {
      let isTitled = hasher.sketch(text, of: texts.sets, part: .first, step: options.step, into: &title)
      let isDescribed = hasher.sketch(text, of: texts.sets, part: .second, step: options.step, into: &description)
      if isTitled { titles.add(title, item: text) }
      if isDescribed { descriptions.add(description, item: text) }
      guard isTitled || isDescribed else { continue }
      MinHash.union(title, description, into: &all)
      whole.add(all, item: text)
    }
    var pairs = others
    for index in [whole, titles, descriptions] { pairs += index.pairs(cap: options.bucketCap) }
    RadixSort.sort(&pairs)
    var kept = 0
    for index in pairs.indices where index == 0 || pairs[index] != pairs[index - 1] {
      pairs[kept] = pairs[index]
      kept += 1
    }
    pairs.removeLast(pairs.count - kept)
    return pairs
  }

  func probability(_ a: Int, _ b: Int, _ texts: ListingTexts, pictures: Float = 0) -> Double {
    let features = PairFeatures(a, b, of: texts)
    guard !features.numbersContradict else { return 0 }
    let probability = model.probability(features, pictures: pictures)
    guard probability >= options.threshold else { return probability }
    return ListingTokens.contradictions(texts.tokens(of: a), texts.tokens(of: b)).isEmpty ? probability : 0
  }
}
