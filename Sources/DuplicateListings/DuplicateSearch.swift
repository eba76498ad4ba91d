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
    /// Words that are read as one.
    public var synonyms = Synonyms.carried
    /// Whether pairs say what was disguised; who only wants to know which listings are copies spares the reading of each
    /// pair's texts once more.
    public var namesDisguises = true
    /// Gives a pair its probability; the one that the program carries when `nil`.
    public var model: PairModel?
    /// By what the listing of a cluster is chosen that is kept.
    public var keep = KeepPolicy.earliest
    /// Pairs made for each text of an overfull bucket, at most.
    public var bucketCap = 24
    /// How the sketches of titles alone and of descriptions alone are cut.
    var partPlan = BandPlan(bands: 32, rows: 4)

    /// The options that the figures in the documentation were measured with.
    public init() {}
  }

  let options: Options
  private let frequencies: DocumentFrequencies?
  let model: PairModel

  /// A search.
  ///
  /// - Parameter frequencies: How common shingles are, when the market that is searched is part of a larger one.
  public init(_ options: Options = Options(), frequencies: DocumentFrequencies? = nil) {
    self.options = options
    model = options.model ?? .standard
    self.frequencies = frequencies
  }

  /// Searches a market.
  ///
  /// - Parameters:
  ///   - market: The listings.
  ///   - pictures: Listings whose pictures match: they are compared whatever their texts, and a match speaks
  ///     for a copy.
  ///   - matters: Tells the listings whose copies are wanted; those of all when `nil`. Pairs of others are found on the
  ///     way at most.
  /// - Complexity: O(bytes + candidate pairs × shingles of a text); about 450 bytes a listing for the indexes and 4
  ///   bytes a shingle beside the market.
  public func find(
    in market: Market, pictures: PictureMatches = PictureMatches(), where matters: ((Int) -> Bool)? = nil
  ) -> DuplicateFindings {
    var read = ListingTexts(of: market, frequencies: frequencies, synonyms: options.synonyms)
    let matches = pictures.byText(read)
    let candidates =
      matters.flatMap { everyPair(of: read, where: $0) } ?? candidatePairs(of: read, and: Array(matches.keys))
    let alike = uncontradicted(candidates, of: read)
    for pair in alike { read.arrange(Int(pair >> 32), Int(pair & 0xFFFF_FFFF)) }
    let texts = read
    let likelihood = CopyLikelihood(of: texts, by: model, matches)
    let threshold = options.threshold
    var likely = ParallelPieces.map(alike.count) { piece in likelihood.pairs(among: alike[piece], from: threshold) }
      .flatMap(\.self)
    likely.sort { ($1.probability, $0.a, $0.b) < ($0.probability, $1.a, $1.b) }
    var forest = CopyForest(count: texts.count)
    for pair in likely { forest.join(pair, probability: likelihood.probability) }
    let naming = options.namesDisguises ? DisguiseNaming(market.listings) : nil
    return ClusterBuilder(market: market, texts: texts, naming: naming, policy: options.keep)
      .findings(of: &forest, comparedPairs: candidates.count)
  }

  /// Pairs up to which each is compared, rather than sketches be made to find those that are worth it.
  private static let few = 4_096

  /// Every pair of texts of which one matters at least, ascending; `nil` when they are many.
  private func everyPair(of texts: ListingTexts, where matters: (Int) -> Bool) -> [UInt64]? {
    var isWanted = [Bool](repeating: false, count: texts.count)
    for (listing, text) in texts.textOfListing.enumerated() where text >= 0 && matters(listing) {
      isWanted[Int(text)] = true
    }
    let wanted = isWanted.indices.filter { isWanted[$0] }
    guard wanted.count * texts.count <= Self.few else { return nil }
    var pairs: [UInt64] = []
    for a in wanted {
      // A pair of two that are wanted is taken by the lower.
      for b in isWanted.indices where b > a || !isWanted[b] {
        pairs.append(UInt64(min(a, b)) << 32 | UInt64(max(a, b)))
      }
    }
    return pairs.sorted()
  }

  /// Texts from which on what the search has freed is worth giving back to the system.
  private static let large = 1 << 18

  func candidatePairs(of texts: ListingTexts, and others: [UInt64] = []) -> [UInt64] {
    let isLarge = texts.count >= Self.large
    if isLarge { FreedMemory.giveBack() }
    let plans = [BandPlan(threshold: options.candidateResemblance), options.partPlan, options.partPlan]
    let sets = texts.sets
    // Each plan's indexes go once they are done with: they take most of the memory of a search.
    var pieces = ParallelPieces.map(texts.count) { piece in
      var indexes = plans.map { LSHIndex(plan: $0, capacity: piece.count) }
      var hasher = MinHash()
      var (title, description, all): ([UInt32], [UInt32], [UInt32]) = ([], [], [])
      for text in piece {
        hasher.sketch(text, of: sets, first: &title, second: &description)
        MinHash.union(title, description, into: &all)
        if !all.isEmpty { indexes[0].add(all, item: text) }
        if !title.isEmpty { indexes[1].add(title, item: text) }
        if !description.isEmpty { indexes[2].add(description, item: text) }
      }
      return indexes
    }
    var pairs = Array(Set(others)).sorted()
    for _ in plans {
      let indexes = pieces.indices.map { pieces[$0].removeFirst() }
      pairs = LSHIndex.pairs(of: indexes, cap: options.bucketCap, joining: pairs)
      if isLarge { FreedMemory.giveBack() }
    }
    return pairs
  }

  /// The pairs that nothing tells apart. That is looked at first: it costs least, most candidates of a template differ in
  /// it, and what is left has to be put in order before it is compared.
  func uncontradicted(_ pairs: [UInt64], of texts: ListingTexts) -> [UInt64] {
    ParallelPieces.map(pairs.count) { piece in
      pairs[piece].filter { !CopyLikelihood.contradict(Int($0 >> 32), Int($0 & 0xFFFF_FFFF), of: texts) }
    }
    .flatMap(\.self)
  }
}
