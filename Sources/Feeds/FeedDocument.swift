/// What a feed's file is, before anything of it is read as records.
public struct FeedDocument: Hashable, Sendable {
  /// The encoding's name for people.
  public let encoding: String
  /// What it is packed with: `gzip`; `nil` when it is not packed.
  public let packing: String?

  init(encoding: FeedEncoding, packing: Packing?) {
    self.encoding = encoding.title
    self.packing = packing.map { "\($0)" }
  }
}
