/// Two listings compared in full: how likely one is a copy, what they share, what was disguised, what tells them apart.
public struct ListingComparison: Sendable {
  /// The one that was asked for.
  public let a: Int
  /// The one that it is compared with.
  public let b: Int
  /// Probability that one is a copy of the other, 0 to 1; `nil` when either has too little text.
  public let probability: Double?
  /// Exact Jaccard similarity of the shingle sets, 0 to 1.
  public let resemblance: Double
  /// Share of the smaller shingle set that the larger holds, 0 to 1.
  public let containment: Double
  /// Jaccard similarity of the titles' shingles, 0 to 1.
  public let titleResemblance: Double
  /// What was disguised, in a fixed order.
  public let disguises: [Disguise]
  /// Of what each names something that the other does not: then they are variants, and no copies.
  public let distinctions: [Distinction]
}

/// What tells goods of nearly the same text apart.
public enum Distinction: String, CaseIterable, Sendable {
  /// Model codes.
  case code = "model-code"
  /// Colours.
  case colour
  /// Size words.
  case size
  /// Whom they are for.
  case wearer
  /// GTINs.
  case gtin
  /// Part numbers.
  case partNumber = "part-number"
  /// Measures and counts.
  case measure
  /// Another attribute by which goods vary.
  case attribute

  /// The distinctions of tokens' subjects, each once, in the order of the cases.
  init?(subject: UInt32) {
    let number = Int(subject & 0x7F)
    guard Self.allCases.indices.contains(number) else { return nil }
    self = Self.allCases[number]
  }
}
