/// What is kept of a picture that a listing shows; made by whoever knows pictures.
public struct RememberedPicture: Hashable, Sendable {
  /// Its address or path, as the feed wrote it.
  public let href: String
  /// What ``Catalog/mark(ofPicture:)`` says of its file.
  public let mark: [UInt8]
  /// Everything that is known of it, as its maker wrote it down.
  public let print: [UInt8]
  /// Hashes of 256 bits by which pictures that look alike are found: they differ from each other in few bits.
  public let hashes: [SIMD4<UInt64>]

  /// A picture.
  public init(href: String, mark: [UInt8], print: [UInt8], hashes: [SIMD4<UInt64>]) {
    self.href = href
    self.mark = mark
    self.print = print
    self.hashes = hashes
  }
}
