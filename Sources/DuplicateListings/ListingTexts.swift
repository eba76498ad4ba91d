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

  /// Listings that are read before they are joined: what is read twice over stays small beside a large market.
  private static let round = 1 << 15
  /// Listings below which a piece is not worth a processor of its own.
  private static let leastInPiece = 12

  /// Reads all listings.
  ///
  /// - Parameters:
  ///   - market: The listings.
  ///   - frequencies: How common shingles are, when more than this market tells.
  ///   - synonyms: Words that are read as one.
  ///   - asked: A listing that is compared however little text it has.
  ///   - key: The hash of a listing; those of equal texts are equal.
  /// - Complexity: O(bytes), shared by the processors.
  init(
    of market: Market, frequencies: DocumentFrequencies? = nil, synonyms: Synonyms = .carried, asked: Int? = nil,
    key: @escaping @Sendable (ListingTextReader) -> TextKey = \.key
  ) {
    let reading = TextPiece.Reading(
      listings: market.listings, frequencies: frequencies, synonyms: synonyms, asked: asked, key: key)
    let count = market.listings.count
    // A shingle begins at every character, and most take three bytes or stand among attributes that make none.
    sets = ShingleSets(room: market.listings.arena.count / 2)
    textOfListing.reserveCapacity(count)
    undone.reserveCapacity(count)
    var reader = ListingTextReader(market.listings)
    var known = KnownTexts(rereading: reader)
    for start in stride(from: 0, to: count, by: Self.round) {
      let pieces = ParallelPieces.map(min(Self.round, count - start), least: Self.leastInPiece) { piece in
        TextPiece(start + piece.lowerBound..<start + piece.upperBound, by: reading)
      }
      for piece in pieces { append(piece, &known, &reader) }
    }
    distinctions = Distinctions(
      tokens: tokens, ends: tokenEnds, numbers: numbers.distinctive(), titleNumbers: titleNumbers.distinctive())
    tokens = []
    tokenEnds = []
    if frequencies == nil { sets.weigh(by: DocumentFrequencies(of: sets)) }
  }

  /// Joins the next piece: of its texts those that an earlier piece has are not kept again.
  private mutating func append(_ piece: TextPiece, _ known: inout KnownTexts, _ reader: inout ListingTextReader) {
    var numbersHere: [Int32] = []
    numbersHere.reserveCapacity(piece.count)
    for text in 0..<piece.count {
      let (witness, key) = piece.known.witness(of: text)
      if known.mayHave(key) {
        reader.read(witness)
        if let same = known.text(of: witness, in: reader, key: key) {
          numbersHere.append(same)
          continue
        }
      }
      numbersHere.append(Int32(firsts.count))
      known.add(of: witness, key: key)
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

  /// Makes distinct texts ready to be compared.
  mutating func arrange(_ texts: Int...) { for text in texts { sets.arrange(text) } }

  /// The number of distinct texts.
  var count: Int { firsts.count }
}
