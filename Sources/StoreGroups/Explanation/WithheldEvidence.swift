/// What a comparison leaves out, to see what would follow: one value, or everything of one kind.
///
/// What the hub model learnt of the other values stays as it is: the question is what the remaining evidence bears, not
/// what another market would teach.
struct WithheldEvidence: Hashable, Sendable {
  /// The value that nobody is taken to hold; -1 for none.
  var value: Int32 = -1
  /// The kind of tie that counts for nothing.
  var kind: TieKind?

  /// Nothing is left out.
  static let nothing = WithheldEvidence()
}
