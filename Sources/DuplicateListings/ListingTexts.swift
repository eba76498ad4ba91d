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
  private var tokens: [ListingToken] = []
  private var tokenEnds: [Int32] = []

  /// Reads all listings.
  ///
  /// - Parameters:
  ///   - frequencies: How common shingles are, when more than this market tells.
  ///   - key: The hash of a listing; those of equal texts are equal.
  /// - Complexity: O(bytes).
  init(of market: Market, frequencies: DocumentFrequencies? = nil, key: (ListingTextReader) -> TextKey = \.key) {
    var reader = ListingTextReader(market.listings)
    var known = KnownTexts(rereading: reader)
    let shingler = Shingler()
    var title: [UInt32] = []
    var description: [UInt32] = []
    let count = market.listings.count
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
      shingler.shingle(reader.title, into: &title)
      shingler.shingle(reader.description, into: &description)
      guard title.count + description.count >= Self.leastShingles else {
        textOfListing.append(-1)
        continue
      }
      let text = Int32(sets.count)
      known.add(text, of: listing, key: key)
      sets.append(first: title, second: description)
      numbers.append(reader.description)
      firsts.append(Int32(listing))
      tokens.append(contentsOf: reader.tokens)
      tokenEnds.append(Int32(tokens.count))
      textOfListing.append(text)
    }
    sets.weigh(by: frequencies ?? DocumentFrequencies(of: sets))
  }

  /// The number of distinct texts.
  var count: Int { firsts.count }

  /// The tokens of a distinct text, sorted.
  func tokens(of text: Int) -> ArraySlice<ListingToken> {
    tokens[(text == 0 ? 0 : Int(tokenEnds[text - 1]))..<Int(tokenEnds[text])]
  }
}
