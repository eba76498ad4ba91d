/// Whether goods can be had, in the same words for every format that has a vocabulary of its own.
public enum Availability: String, CaseIterable, Sendable {
  /// It can be had now.
  case inStock = "in-stock"
  /// It cannot be had.
  case outOfStock = "out-of-stock"
  /// It can be ordered before it is out.
  case preorder
  /// It can be ordered and comes later.
  case backorder
}

/// What state goods are in, in the same words for every format that has a vocabulary of its own.
public enum Condition: String, CaseIterable, Sendable {
  /// Never used.
  case new
  /// Used before.
  case used
  /// Restored by a maker or a shop.
  case refurbished
}
