import Learning

/// How likely one of two listings is a copy of the other, by trees that were fitted to pairs whose truth is known.
///
/// Every measure can move the probability in its own direction only (``PairFeatures/columns``), so that more text in
/// common never speaks against a copy, on markets unlike those of the training neither.
struct PairModel: Sendable {
  private let trees: BoostedTrees

  /// The model that is carried in the program.
  static let standard: PairModel = {
    guard let text = EmbeddedFiles.all.first(where: { $0.path == "copies.trees" })?.text,
      let trees = BoostedTrees(text: text), trees.features == PairFeatures.columns.map(\.name)
    else { preconditionFailure("Models/copies.trees does not fit PairFeatures; train it again") }
    return PairModel(trees: trees)
  }()

  init(trees: BoostedTrees) { self.trees = trees }

  /// The probability, 0 to 1.
  ///
  /// - Parameter pictures: How much the pictures say, 0 to 1; see ``PictureMatches``.
  func probability(_ features: PairFeatures, pictures: Float = 0) -> Double {
    trees.probability(features.row.span, adding: pictures * PictureMatches.logOdds)
  }
}
