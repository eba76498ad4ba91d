import Fingerprints
import Marketplace

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Reads one listing after another and keeps its buffers.
struct ListingTextReader {
  private let table: RecordTable
  private let textFold = TextFold()
  private let titleTokens = TitleTokens()
  private let attributeTokens = AttributeTokens()

  /// The folded title.
  private(set) var title = FoldedText()
  /// The folded description.
  private(set) var description = FoldedText()
  /// The tokens of the listing, sorted, each once.
  private(set) var tokens: [ListingToken] = []
  /// Hashes of the attributes, name with value, ascending.
  private(set) var attributes: [UInt32] = []
  /// The natural logarithm of the price; NaN without one.
  private(set) var price = Float.nan
  private var name = FoldedText()
  private var value = FoldedText()
  /// The bytes of everything that was read.
  private(set) var bytes = 0

  init(_ table: RecordTable) { self.table = table }

  /// What was undone.
  var undone: UndoneDisguises { title.undone.union(description.undone) }

  /// The hash of the folded texts and the tokens.
  var key: TextKey {
    var state: UInt64 = 0
    for token in tokens {
      state = StableHash.combine(state, UInt64(token.subject.rawValue))
      state = StableHash.combine(state, token.value)
    }
    return TextKey(
      texts: StableHash.combine(Self.hash(title.scalars), Self.hash(description.scalars)),
      tokens: state)
  }

  /// A quick hash; texts that are made to agree in it are compared.
  private static func hash(_ scalars: [UInt32]) -> UInt64 {
    var state = UInt64(scalars.count)
    var index = 0
    // Two at a time: each step waits for the one before.
    while index < scalars.count {
      let next = index &+ 1 < scalars.count ? scalars[index &+ 1] : 0
      state = (state ^ (UInt64(scalars[index]) | UInt64(next) &<< 32)) &* 0x9FB2_1C65_1E98_DF25 ^ (state &>> 31)
      index &+= 2
    }
    return state
  }

  /// Whether another listing has the same folded texts and the same tokens.
  func isSame(as other: ListingTextReader) -> Bool {
    title.scalars == other.title.scalars && description.scalars == other.description.scalars && tokens == other.tokens
  }

  /// Reads a listing.
  ///
  /// - Complexity: O(bytes).
  mutating func read(_ listing: Int) {
    title.removeAll()
    description.removeAll()
    tokens.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    price = .nan
    bytes = 0
    let arena = table.arena
    for item in table.values(of: listing) {
      switch item.field {
      case .title:
        textFold.fold(arena.span.extracting(item.text), limit: ListingTexts.scalarLimit, appendingTo: &title)
      case .description:
        textFold.fold(arena.span.extracting(item.text), limit: ListingTexts.scalarLimit, appendingTo: &description)
      case .attribute: readAttribute(item)
      case .gtin: register(item, .gtin)
      case .mpn: register(item, .partNumber)
      case .price: readPrice(item)
      default: continue
      }
      bytes += item.text.count + item.qualifier.count
    }
    titleTokens.find(in: title, into: &tokens)
    tokens.sort()
    attributes.sort()
    removeRepeatedTokens()
  }

  private mutating func readAttribute(_ item: RecordValue) {
    let arena = table.arena
    name.removeAll()
    value.removeAll()
    textFold.fold(arena.span.extracting(item.qualifier), limit: 64, appendingTo: &name)
    textFold.fold(arena.span.extracting(item.text), limit: 256, appendingTo: &value)
    attributeTokens.read(name: name, value: value, into: &tokens)
    let hash = StableHash.hash(value.scalars.lazy.filter { $0 > 0x2E }, seed: StableHash.hash(name.scalars))
    attributes.append(UInt32(truncatingIfNeeded: hash >> 32))
  }

  private mutating func readPrice(_ item: RecordValue) {
    let arena = table.arena
    guard price.isNaN, let amount = Money(decimal: String(decoding: arena[item.text], as: UTF8.self), currency: nil),
      amount.tenThousandths > 0
    else { return }
    price = log(Float(amount.tenThousandths))
  }

  /// A registered number: its letters and digits, without the zeros that pad a GTIN.
  private mutating func register(_ item: RecordValue, _ subject: ListingToken.Subject) {
    let arena = table.arena
    value.removeAll()
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

/// The hash of everything that makes two listings the same at first sight.
struct TextKey: Equatable {
  let texts: UInt64
  let tokens: UInt64
}
