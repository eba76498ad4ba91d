public import Pictures

/// Examines the pictures that listings name.
public struct PictureExaminer: Sendable {
  /// Reads what files declare.
  public let provenance: ProvenanceExaminer

  /// What judges pixels.
  private enum Pixels {
    /// The model built in, read when the first picture is examined: most markets that are scanned have none.
    case carried
    case given(PixelExaminer?)
  }

  private let source: Pixels

  /// An examiner by the model built in.
  public init(provenance: ProvenanceExaminer = ProvenanceExaminer()) {
    self.provenance = provenance
    source = .carried
  }

  /// An examiner.
  ///
  /// - Parameter pixels: Judges pixels; `nil` to leave them.
  public init(provenance: ProvenanceExaminer, pixels: PixelExaminer?) {
    self.provenance = provenance
    source = .given(pixels)
  }

  /// Judges their pixels; `nil` to leave them.
  public var pixels: PixelExaminer? {
    switch source {
    case .carried: ForensicModel.bundled.map { PixelExaminer(model: $0) }
    case .given(let pixels): pixels
    }
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
      return examine(try read(href), named: href, of: listing)
    } catch {
      return PictureExamination(
        href: href, listing: listing, outcome: .notEvaluable(reason: error.description),
        isUnfetched: error == .notFetched)
    }
  }

  /// Examines the bytes of a picture.
  public func examine(
    _ bytes: [UInt8], named href: String, of listing: Int = PictureExamination.noListing
  ) -> PictureExamination {
    var decoded: AlphaImage?
    let outcome = provenance.examine(bytes, keeping: &decoded)
    let finding = pixels.map { pixels in decoded.map { pixels.examine($0) } ?? pixels.examine(bytes) }
    return PictureExamination(href: href, listing: listing, outcome: Self.outcome(outcome, finding), pixels: finding)
  }

  /// A picture that declares nothing and whose pixels are damaged was not judged: that it is clean, nobody knows.
  private static func outcome(
    _ outcome: PictureExamination.Outcome, _ finding: PixelFinding?
  ) -> PictureExamination.Outcome {
    guard case .examined(let provenance) = outcome, provenance.facts.isEmpty,
      case .notEvaluable(.damaged(let reason)) = finding
    else { return outcome }
    return .notEvaluable(reason: reason)
  }
}
