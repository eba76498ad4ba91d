internal import Learning

/// How likely one of two listings is a copy of the other, by trees that were fitted to pairs whose truth is known.
///
/// Every measure can move the probability in its own direction only (``PairFeatures/columns``), so that more text in
/// common never speaks against a copy, on markets unlike those of the training neither.
public struct PairModel: Sendable {
  private let trees: BoostedTrees

  /// The model that is carried in the program.
  static let standard: PairModel = {
    guard let text = EmbeddedFiles.all.first(where: { $0.path == "copies.trees" })?.text,
      let model = PairModel(text: text)
    else { preconditionFailure("Models/copies.trees does not fit PairFeatures; train it again") }
    return model
  }()

  /// A model from the text of its file; `nil` when it is none, or asks for measures that are not taken.
  public init?(text: String) {
    guard let trees = BoostedTrees(text: text), trees.features == PairFeatures.columns.map(\.name) else { return nil }
    self.trees = trees
  }

  /// The model as the text of a file, with lines that say what it was trained on.
  public func text(sheet: [String]) -> String { trees.text(sheet: sheet) }

  init(trees: BoostedTrees) { self.trees = trees }

  /// The probability of a row of measures, 0 to 1.
  func probability(_ row: Span<Float>) -> Double { trees.probability(row) }

  /// The probability, 0 to 1.
  ///
  /// - Parameter pictures: How much the pictures say, 0 to 1; see ``PictureMatches``.
  func probability(_ features: PairFeatures, pictures: Float = 0) -> Double {
    trees.probability(features.row.span, adding: pictures * PictureMatches.logOdds)
  }
}
