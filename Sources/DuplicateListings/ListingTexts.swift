import Fingerprints
import Marketplace

/// The texts of a market's listings, folded and cut into shingles; of listings whose texts and tokens are equal once
/// folded, only the first keeps its shingles.
struct ListingTexts {
  /// Scalars read of one title or description; what follows does not count.
  static let scalarLimit = 1 << 16
  /// Shingles that a listing needs to be compared.
  static let leastShingles = 8

  /// The shingles of each distinct text.
  private(set) var sets = ShingleSets()
  /// The numbers that each distinct text's description names.
  private(set) var numbers = NumberSets()
  /// The listing that stands for each distinct text: the first that has it.
  private(set) var firsts: [Int32] = []
  /// The distinct text of each listing, or -1 when it has too little.
  private(set) var textOfListing: [Int32] = []
  /// What was undone in each listing.
  private(set) var undone: [UndoneDisguises] = []
  /// The tokens of each distinct text, and its numbers without those that stand in many, such as the hundred of 百搭.
  private(set) var distinctions = Distinctions()
  /// The numbers that each distinct text's title names.
  private(set) var titleNumbers = NumberSets()
  /// The attributes of each distinct text's first listing.
  private(set) var attributes = NumberSets()
  /// The logarithm of the price of each distinct text's first listing; NaN without one.
  private(set) var prices: [Float] = []

  /// The tokens of all distinct texts until ``distinctions`` holds them, and where those of each end.
  private var tokens: [ListingToken] = []
  private var tokenEnds: [Int32] = []

  /// How a market is cut into what is read side by side.
  struct Cut {
    /// Listings, and bytes of them, that are read before they are joined: what is kept twice stays small beside a large
    /// market.
    var round = (listings: 1 << 15, bytes: 1 << 25)
    /// Listings below which a piece is not worth a processor of its own.
    var leastInPiece = 12
  }

  /// Reads all listings.
  ///
  /// - Parameters:
  ///   - market: The listings.
  ///   - frequencies: How common shingles are, when more than this market tells.
  ///   - synonyms: Words that are read as one.
  ///   - asked: A listing whose text is compared however little it is.
  ///   - cut: What is read side by side; the result is the same, but for texts made to have one hash (``KnownTexts``).
  ///   - key: The hash of a listing; those of equal texts are equal.
  /// - Complexity: O(bytes), shared by the processors.
  init(
    of market: Market, frequencies: DocumentFrequencies? = nil, synonyms: Synonyms = .carried, asked: Int? = nil,
    cut: Cut = Cut(), key: @escaping @Sendable (ListingTextReader) -> TextKey = \.key
  ) {
    let reading = TextPiece.Reading(
      listings: market.listings, frequencies: frequencies, synonyms: synonyms,
      asked: asked.map { listing in
        var reader = ListingTextReader(market.listings)
        reader.read(listing)
        return key(reader)
      }, key: key)
    let (count, bytes) = (market.listings.count, market.listings.arena.count)
    // A shingle begins at every character, and most take three bytes or stand among attributes that make none.
    sets = ShingleSets(room: bytes / 2)
    textOfListing.reserveCapacity(count)
    undone.reserveCapacity(count)
    let round = max(1, min(cut.round.listings, count * cut.round.bytes / max(1, bytes)))
    var known = KnownTexts()
    for start in stride(from: 0, to: count, by: round) {
      var pieces = ParallelPieces.map(min(round, count - start), least: cut.leastInPiece) { piece in
        TextPiece(start + piece.lowerBound..<start + piece.upperBound, by: reading)
      }
      pieces.reverse()
      while let piece = pieces.popLast() { append(piece, &known) }
    }
    distinctions = Distinctions(
      tokens: tokens, ends: tokenEnds, numbers: numbers.distinctive(), titleNumbers: titleNumbers.distinctive())
    tokens = []
    tokenEnds = []
    if frequencies == nil { sets.weigh(by: DocumentFrequencies(of: sets)) }
  }

  /// Joins the next piece: of its texts those that an earlier piece has are not kept again.
  private mutating func append(_ piece: TextPiece, _ known: inout KnownTexts) {
    var numbersHere: [Int32] = []
    numbersHere.reserveCapacity(piece.count)
    for text in 0..<piece.count {
      let key = piece.known.keys[text]
      // Texts of one hash that have the same shingles and tokens are copies whatever else they are, so that none has to be
      // read again.
      let repeated = known.text(of: key) { isSame($0, as: text, of: piece) }
      if let repeated {
        numbersHere.append(repeated)
        continue
      }
      numbersHere.append(Int32(firsts.count))
      known.add(key)
      sets.append(text, of: piece.sets)
      numbers.append(text, of: piece.numbers)
      titleNumbers.append(text, of: piece.titleNumbers)
      attributes.append(text, of: piece.attributes)
      prices.append(piece.prices[text])
      firsts.append(piece.firsts[text])
      tokens.append(contentsOf: piece.tokens(of: text))
      tokenEnds.append(Int32(tokens.count))
    }
    for text in piece.textOfListing { textOfListing.append(text < 0 ? -1 : numbersHere[Int(text)]) }
    undone.append(contentsOf: piece.undone)
  }

  /// Whether a text has the shingles and the tokens of another, of the same hash.
  private func isSame(_ text: Int, as other: Int, of piece: TextPiece) -> Bool {
    let own = Int(text == 0 ? 0 : tokenEnds[text - 1])..<Int(tokenEnds[text])
    return sets.isSame(text, as: other, of: piece.sets) && tokens[own] == piece.tokens(of: other)
  }

  /// Makes distinct texts ready to be compared.
  mutating func arrange(_ texts: Int...) { for text in texts { sets.arrange(text) } }

  /// The number of distinct texts.
  var count: Int { firsts.count }
}
