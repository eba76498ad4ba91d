/// Pairs of listings whose pictures match, as evidence beside their texts.
///
/// Whoever compares pictures fills it; a picture that many unrelated listings share belongs in no row.
public struct PictureMatches: Sendable {
  /// Two listings and how much their pictures say, 0 to 1: 1 for pictures that only a copy would share.
  public struct Row: Sendable, Equatable {
    /// The listing with the lower index in the market.
    public let a: Int
    /// The listing with the higher index.
    public let b: Int
    /// How much the pictures say, 0 to 1.
    public let strength: Double

    /// A row; the listings in either order.
    public init(_ a: Int, _ b: Int, strength: Double) {
      self.a = min(a, b)
      self.b = max(a, b)
      self.strength = min(max(strength, 0), 1)
    }
  }

  /// The rows, by listing.
  public let rows: [Row]

  /// A table; of rows for one pair the strongest counts.
  public init(_ rows: [Row] = []) {
    self.rows = rows.sorted { ($0.a, $0.b, $1.strength) < ($1.a, $1.b, $0.strength) }
  }

  /// The pairs of listings that show one picture, by how much the picture tells.
  public init(_ pairs: [PicturePair]) { self.init(pairs.map { Row($0.a, $0.b, strength: $0.weight) }) }

  /// The log-odds that a match of full strength adds.
  static let logOdds: Float = 4

  /// The strongest match of each pair of distinct texts; the lower text in the high half of the key.
  func byText(_ texts: ListingTexts) -> [UInt64: Float] {
    var found: [UInt64: Float] = [:]
    for row in rows {
      let (a, b) = (texts.textOfListing[row.a], texts.textOfListing[row.b])
      guard a >= 0, b >= 0, a != b else { continue }
      let key = UInt64(min(a, b)) << 32 | UInt64(max(a, b))
      found[key] = max(found[key] ?? 0, Float(row.strength))
    }
    return found
  }
}
