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
  /// - Complexity: O(bytes).
  init(of market: Market) {
    var reader = ListingTextReader(market.listings)
    var known: [TextKey: Int32] = [:]
    let count = market.listings.count
    textOfListing.reserveCapacity(count)
    undone.reserveCapacity(count)
    for listing in 0..<count {
      reader.read(listing)
      undone.append(reader.undone)
      guard reader.title.count + reader.description.count >= Self.leastShingles else {
        textOfListing.append(-1)
        continue
      }
      if let text = known[reader.key] {
        textOfListing.append(text)
        continue
      }
      let text = Int32(sets.count)
      known[reader.key] = text
      sets.append(first: reader.title, second: reader.description)
      numbers.append(reader.describing)
      firsts.append(Int32(listing))
      tokens.append(contentsOf: reader.tokens)
      tokenEnds.append(Int32(tokens.count))
      textOfListing.append(text)
    }
    sets.weigh(by: DocumentFrequencies(of: sets))
  }

  /// The number of distinct texts.
  var count: Int { firsts.count }

  /// The tokens of a distinct text, sorted.
  func tokens(of text: Int) -> ArraySlice<ListingToken> {
    tokens[(text == 0 ? 0 : Int(tokenEnds[text - 1]))..<Int(tokenEnds[text])]
  }
}

/// The hash of everything that makes two listings the same at first sight.
struct TextKey: Hashable {
  let texts: UInt64
  let tokens: UInt64
}

/// Reads one listing after another and keeps its buffers.
struct ListingTextReader {
  private let table: RecordTable
  private let textFold = TextFold()
  private let shingler = Shingler()
  private let titleTokens = TitleTokens()
  private let attributeTokens = AttributeTokens()
  private var folded = FoldedText()

  /// The shingles of the title, in order.
  private(set) var title: [UInt32] = []
  /// The shingles of the description, in order.
  private(set) var description: [UInt32] = []
  /// The folded description.
  private(set) var describing = FoldedText()
  /// The tokens of the listing, sorted, each once.
  private(set) var tokens: [ListingToken] = []
  /// What was undone.
  private(set) var undone: UndoneDisguises = []
  /// The hash of its folded texts and its tokens.
  private(set) var key = TextKey(texts: 0, tokens: 0)

  init(_ table: RecordTable) { self.table = table }

  mutating func read(_ listing: Int) {
    title.removeAll(keepingCapacity: true)
    description.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    undone = []
    describing.removeAll()
    var texts: UInt64 = 0
    for item in table.values(of: listing) {
      switch item.field {
      case .title:
        fold(item.text)
        shingler.shingle(folded, into: &title)
        titleTokens.find(in: folded, into: &tokens)
        texts = StableHash.combine(texts, StableHash.hash(folded.scalars, seed: 1))
      case .description:
        fold(item.text)
        shingler.shingle(folded, into: &description)
        describing = folded
        texts = StableHash.combine(texts, StableHash.hash(folded.scalars, seed: 2))
      case .attribute: readAttribute(item)
      case .gtin: register(item, .gtin)
      case .mpn: register(item, .partNumber)
      default: break
      }
    }
    tokens.sort()
    removeRepeatedTokens()
    var state: UInt64 = 0
    for token in tokens {
      state = StableHash.combine(state, UInt64(token.subject.rawValue))
      state = StableHash.combine(state, token.value)
    }
    key = TextKey(texts: texts, tokens: state)
  }

  private mutating func fold(_ range: Range<Int>) {
    let arena = table.arena
    var text = FoldedText()
    swap(&text, &folded)
    text.removeAll()
    textFold.fold(arena.span.extracting(range), limit: ListingTexts.scalarLimit, appendingTo: &text)
    swap(&text, &folded)
    undone.formUnion(folded.undone)
  }

  private mutating func readAttribute(_ item: RecordValue) {
    let arena = table.arena
    var name = FoldedText()
    var value = FoldedText()
    textFold.fold(arena.span.extracting(item.qualifier), limit: 64, appendingTo: &name)
    textFold.fold(arena.span.extracting(item.text), limit: 256, appendingTo: &value)
    attributeTokens.read(name: name, value: value, into: &tokens)
  }

  /// A registered number: its letters and digits, without the zeros that pad a GTIN.
  private mutating func register(_ item: RecordValue, _ subject: ListingToken.Subject) {
    let arena = table.arena
    var value = FoldedText()
    textFold.fold(arena.span.extracting(item.text), limit: 64, appendingTo: &value)
    let characters = value.scalars.filter { $0 > 0x2E }.drop { subject == .gtin && $0 == 0x30 }
    guard !characters.isEmpty else { return }
    tokens.append(ListingToken(subject, StableHash.hash(characters)))
  }

  private mutating func removeRepeatedTokens() {
    var kept = 0
    for index in tokens.indices where index == 0 || tokens[index] != tokens[kept - 1] {
      tokens[kept] = tokens[index]
      kept += 1
    }
    tokens.removeLast(tokens.count - kept)
  }
}
