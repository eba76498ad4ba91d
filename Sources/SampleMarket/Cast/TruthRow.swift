/// One thing that is true of the market. Stores and offers are known by their places in the draft.
enum TruthRow {
  /// Stores under one control, and what ties them.
  case group(stores: [Int], isMalicious: Bool, isDeclared: Bool, story: String, links: [StoreTie])
  /// Offers that are copies of one text, and how each copy is disguised.
  case duplicates(offers: [Int], disguises: [CopyDisguise], isAuthorised: Bool)
  /// Stores that share a value and nothing else.
  case hub(kind: String, stores: [Int])
  /// Offers that look alike and are different goods or honest descriptions of the same goods.
  case variant(kind: String, offers: [Int])
  /// A picture.
  case image(PictureTruth)
  /// Something wrong with one store's or one offer's record that is no misuse.
  case fault(kind: String, store: Int?, offer: Int?)
}

/// What one store of a group registered of another's.
struct StoreTie {
  /// The store whose value it is.
  let first: Int
  /// The store that registered it, too.
  let second: Int
  /// Which value.
  let kind: String
}

/// How one copy of a text is disguised.
struct CopyDisguise {
  /// The copy.
  let offer: Int
  /// The disguises in the order in which they were put on; empty for a copy to the letter.
  let disguises: [Disguise]
}

/// What is true of a picture.
struct PictureTruth {
  /// Where it is, as the feed says.
  let href: String
  /// The offer that shows it.
  let offer: Int
  /// Whether a generator made or altered it: so it is declared to be.
  let isSynthetic: Bool
  /// What the file declares: `generated`, `edited`, `possible`, `suspected`, `captured` or `none`.
  let declared: String
  /// How the file declares it, or `none`.
  let marker: String
  /// What was done to it to hide where it came from, or `none`.
  var disguise = "none"
  /// What must happen to it: `examined`, `not-evaluable` or `refused`.
  var expected = "examined"
  /// Whether it shows other goods than buyers got.
  var isUntrue = false
}
