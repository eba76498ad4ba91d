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

  /// Reads all listings.
  ///
  /// - Parameters:
  ///   - market: The listings.
  ///   - frequencies: How common shingles are, when more than this market tells.
  ///   - synonyms: Words that are read as one.
  ///   - asked: A listing that is compared however little text it has.
  ///   - key: The hash of a listing; those of equal texts are equal.
  /// - Complexity: O(bytes).
  init(
    of market: Market, frequencies: DocumentFrequencies? = nil, synonyms: Synonyms = .carried, asked: Int? = nil,
    key: (ListingTextReader) -> TextKey = \.key
  ) {
    var reader = ListingTextReader(market.listings)
    var known = KnownTexts(rereading: reader)
    var shingler = Shingler()
    var named: [UInt32] = []
    var titleNamed: [UInt32] = []
    var plain = FoldedText()
    var tokens: [ListingToken] = []
    var tokenEnds: [Int32] = []
    var title: [UInt32] = []
    var description: [UInt32] = []
    let count = market.listings.count
    // A shingle begins at every character, and most take three bytes or stand among attributes that make none.
    sets = ShingleSets(room: market.listings.arena.count / 2)
    textOfListing.reserveCapacity(count)
    undone.reserveCapacity(count)
    for listing in 0..<count {
      reader.read(listing)
      undone.append(reader.undone)
      let key = key(reader)
      if let text = known.text(of: listing, in: reader, key: key) {
        textOfListing.append(text)
        continue
      }
      title.removeAll(keepingCapacity: true)
      description.removeAll(keepingCapacity: true)
      named.removeAll(keepingCapacity: true)
      titleNamed.removeAll(keepingCapacity: true)
      synonyms.apply(to: reader.title, into: &plain)
      shingler.shingle(plain, into: &title, numbers: &titleNamed)
      synonyms.apply(to: reader.description, into: &plain)
      shingler.shingle(plain, into: &description, numbers: &named)
      guard title.count + description.count >= (listing == asked ? 1 : Self.leastShingles) else {
        textOfListing.append(-1)
        continue
      }
      let text = Int32(sets.count)
      known.add(of: listing, key: key)
      sets.append(first: title, second: description)
      numbers.append(named)
      titleNumbers.append(titleNamed)
      attributes.append(reader.attributes)
      prices.append(reader.price)
      firsts.append(Int32(listing))
      tokens.append(contentsOf: reader.tokens)
      tokenEnds.append(Int32(tokens.count))
      textOfListing.append(text)
    }
    distinctions = Distinctions(
      tokens: tokens, ends: tokenEnds, numbers: numbers.distinctive(), titleNumbers: titleNumbers.distinctive())
    sets.weigh(by: frequencies ?? DocumentFrequencies(of: sets))
  }

  /// Makes distinct texts ready to be compared.
  mutating func arrange(_ texts: Int...) { for text in texts { sets.arrange(text) } }

  /// The number of distinct texts.
  var count: Int { firsts.count }
}
