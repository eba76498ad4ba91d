import Fingerprints

/// How likely one of two distinct texts of a market is a copy of the other.
struct CopyLikelihood: Sendable {
  private let texts: ListingTexts
  private let matches: [UInt64: Float]
  private let model: PairModel

  /// - Parameters:
  ///   - texts: The texts; those that are asked about are arranged.
  ///   - model: Gives a pair its probability.
  ///   - matches: How much the pictures of two texts say, 0 to 1, by the lower text above the higher.
  init(of texts: ListingTexts, by model: PairModel, _ matches: [UInt64: Float] = [:]) {
    self.texts = texts
    self.matches = matches
    self.model = model
  }

  /// The probability, 0 to 1; 0 when tokens or numbers contradict.
  func probability(_ a: Int, _ b: Int) -> Double {
    guard !Self.contradict(a, b, of: texts) else { return 0 }
    let pictures = matches.isEmpty ? 0 : matches[UInt64(min(a, b)) << 32 | UInt64(max(a, b))] ?? 0
    return model.probability(PairFeatures(a, b, of: texts), pictures: pictures)
  }

  /// The pairs, each as the lower text above the higher, that are as likely as a threshold at least, in their order.
  func pairs(among candidates: ArraySlice<UInt64>, from threshold: Double) -> [ComparedPair] {
    var likely: [ComparedPair] = []
    for pair in candidates {
      let (a, b) = (Int(pair >> 32), Int(pair & 0xFFFF_FFFF))
      let probability = probability(a, b)
      if probability >= threshold { likely.append(ComparedPair(a: a, b: b, probability: probability)) }
    }
    return likely
  }

  /// Whether tokens or numbers say that two texts offer different goods.
  static func contradict(_ a: Int, _ b: Int, of texts: ListingTexts) -> Bool {
    texts.distinctions.contradict(a, b) || PairFeatures.numbersContradict(a, b, of: texts)
  }
}
