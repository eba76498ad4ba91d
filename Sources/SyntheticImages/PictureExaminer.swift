public import Pictures

/// Examines the pictures that listings name.
public struct PictureExaminer: Sendable {
  /// Reads what files declare.
  public let provenance: ProvenanceExaminer

  /// An examiner.
  public init(provenance: ProvenanceExaminer = ProvenanceExaminer()) {
    self.provenance = provenance
  }

  /// Examines one picture. One that cannot be read is not evaluable, and the reason says why.
  ///
  /// - Parameters:
  ///   - href: The picture's address or path, as the feed wrote it.
  ///   - listing: The index of the listing that names it.
  ///   - read: Reads the bytes of what an address or path names.
  public func examine(
    _ href: String, of listing: Int, _ read: (String) throws(PictureFolder.Refusal) -> [UInt8]
  ) -> PictureExamination {
    do throws(PictureFolder.Refusal) {
      return PictureExamination(href: href, listing: listing, outcome: provenance.examine(try read(href)))
    } catch {
      return PictureExamination(
        href: href, listing: listing, outcome: .notEvaluable(reason: error.description),
        isUnfetched: error == .notFetched)
    }
  }
}
