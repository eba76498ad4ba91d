import Fingerprints
import Marketplace

/// The texts of a row of a market's listings, read by themselves: pieces are read side by side, and joined in order
/// (``ListingTexts``). Of listings whose texts and tokens are equal once folded, only the first keeps its shingles.
struct TextPiece: Sendable {
  /// What every piece of a market is read by.
  struct Reading: Sendable {
    let listings: RecordTable
    /// How common shingles are; shingles keep their full weight when `nil`.
    let frequencies: DocumentFrequencies?
    let synonyms: Synonyms
    /// The hash of a text that is compared however little it has.
    let asked: TextKey?
    /// The hash of a listing; those of equal texts are equal.
    let key: @Sendable (ListingTextReader) -> TextKey
  }

  /// The shingles of each distinct text.
  private(set) var sets = ShingleSets()
  /// The numbers that each distinct text's description names.
  private(set) var numbers = NumberSets()
  /// The numbers that each distinct text's title names.
  private(set) var titleNumbers = NumberSets()
  /// The attributes of each distinct text's first listing.
  private(set) var attributes = NumberSets()
  /// The logarithm of the price of each distinct text's first listing; NaN without one.
  private(set) var prices: [Float] = []
  /// The listing that stands for each distinct text: the first that has it.
  private(set) var firsts: [Int32] = []
  /// The tokens of all distinct texts, each text's sorted.
  private(set) var tokens: [ListingToken] = []
  /// Where the tokens of each distinct text end.
  private(set) var tokenEnds: [Int32] = []
  /// The distinct text of each listing, as numbered here, or -1 when it has too little.
  private(set) var textOfListing: [Int32] = []
  /// What was undone in each listing.
  private(set) var undone: [UndoneDisguises] = []
  /// By what each distinct text is found again.
  private(set) var known = KnownTexts()

  /// Reads a row of listings.
  ///
  /// - Complexity: O(bytes of the listings).
  init(_ listings: Range<Int>, by reading: Reading) {
    var reader = ListingTextReader(reading.listings)
    // The witness of a text is read again for each listing that repeats it. It is the shortest so far, because a short
    // text can be written with many characters that take no room. No more is read again in all than was read: beyond that,
    // which takes texts made to have one hash, a text is taken for new.
    var witnesses: [Int] = []
    var witness = reader
    var (bytes, bytesAgain) = (0, 0)
    var shingler = Shingler()
    var plain = FoldedText()
    var (title, description): ([UInt32], [UInt32]) = ([], [])
    var (named, titleNamed): ([UInt32], [UInt32]) = ([], [])
    textOfListing.reserveCapacity(listings.count)
    undone.reserveCapacity(listings.count)
    for listing in listings {
      reader.read(listing)
      undone.append(reader.undone)
      bytes += reader.bytes
      let key = reading.key(reader)
      let repeated = known.text(of: key) { text in
        guard bytesAgain <= bytes else { return false }
        witness.read(witnesses[text])
        bytesAgain += witness.bytes
        return witness.isSame(as: reader)
      }
      if let repeated {
        if reader.bytes < witness.bytes { witnesses[Int(repeated)] = listing }
        textOfListing.append(repeated)
        continue
      }
      title.removeAll(keepingCapacity: true)
      description.removeAll(keepingCapacity: true)
      named.removeAll(keepingCapacity: true)
      titleNamed.removeAll(keepingCapacity: true)
      reading.synonyms.apply(to: reader.title, into: &plain)
      shingler.shingle(plain, into: &title, numbers: &titleNamed)
      reading.synonyms.apply(to: reader.description, into: &plain)
      shingler.shingle(plain, into: &description, numbers: &named)
      guard title.count + description.count >= (key == reading.asked ? 1 : ListingTexts.leastShingles) else {
        textOfListing.append(-1)
        continue
      }
      textOfListing.append(Int32(firsts.count))
      known.add(key)
      witnesses.append(listing)
      sets.append(first: title, second: description)
      numbers.append(named)
      titleNumbers.append(titleNamed)
      attributes.append(reader.attributes)
      prices.append(reader.price)
      firsts.append(Int32(listing))
      tokens.append(contentsOf: reader.tokens)
      tokenEnds.append(Int32(tokens.count))
    }
    if let frequencies = reading.frequencies { sets.weigh(by: frequencies) }
  }

  /// The number of distinct texts.
  var count: Int { firsts.count }

  /// The tokens of a distinct text.
  func tokens(of text: Int) -> ArraySlice<ListingToken> {
    tokens[Int(text == 0 ? 0 : tokenEnds[text - 1])..<Int(tokenEnds[text])]
  }
}
