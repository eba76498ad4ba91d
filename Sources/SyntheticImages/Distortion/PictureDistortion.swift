/// What of a listing's picture departs from the goods: from what the listing declares, and from other pictures of them.
public struct PictureDistortion: Hashable, Sendable {
  /// The declared colour on the picture; `nil` when none is declared, or it cannot be told.
  public let colour: ColourCheck?
  /// The picture against others of the listing.
  public let comparisons: [Comparison]
  /// The declared number of articles beside the objects in the picture; `nil` when none is declared. It is shown, and no
  /// contradiction.
  public let count: CountCheck?
  /// What is printed on the picture; `nil` when nobody was asked to read it.
  public let print: PrintReading?

  /// Whether it was held against anything whose contradiction counts: with a number of articles alone it was not.
  public let isWeighable: Bool

  /// A picture that this one was held against.
  public struct Comparison: Hashable, Sendable {
    /// Its address or path, as the feed wrote it.
    public let href: String
    /// Whether a buyer took it.
    public let isBuyers: Bool
    /// How the two differ.
    public let result: GoodsComparison

    /// A comparison.
    public init(href: String, isBuyers: Bool, result: GoodsComparison) {
      self.href = href
      self.isBuyers = isBuyers
      self.result = result
    }
  }

  /// What was found; `nil` when nothing could be held against anything.
  public init?(
    colour: ColourCheck?, comparisons: [Comparison], count: CountCheck? = nil, print: PrintReading? = nil
  ) {
    let isRead = if case .read = print { true } else { false }
    isWeighable = colour != nil || isRead || comparisons.contains(where: { $0.result.colour != nil })
    guard isWeighable || count != nil else { return nil }
    self.count = count
    self.print = print
    self.colour = colour
    self.comparisons = comparisons
  }

  /// How many independent contradictions there are: the declared colour is nowhere on the goods; most buyers'
  /// photographs show another colour; another brand is printed on it. The listing's other pictures only support: sets and
  /// variants differ by right.
  public var contradictions: Int {
    let buyers = comparisons.filter { $0.isBuyers && $0.result.colour != nil }
    let isOfOtherBrand = if case .read(let printed) = print { printed.otherBrand != nil } else { false }
    let differ = buyers.count { $0.result.isOtherColour }
    return (colour?.isContradicted == true ? 1 : 0) + (!buyers.isEmpty && differ * 2 > buyers.count ? 1 : 0)
      + (isOfOtherBrand ? 1 : 0)
  }
}
