public import Judgement
internal import Marketplace
public import Pictures
public import SyntheticImages

/// One picture file looked at by itself: what stands in it, what it declares, and what is recommended.
public struct PictureInspection: Sendable {
  /// What was found. It names no listing.
  public let examination: PictureExamination
  /// What is recommended.
  public let verdict: Verdict
  /// The file's metadata; empty when the file is no picture that can be walked.
  public let metadata: [MetadataListing.Line]

  /// Looks at a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - pack: The signals that judge it.
  public init(path: String, pack: SignalPack) {
    let examiner = ProvenanceExaminer()
    let outcome: PictureExamination.Outcome
    var metadata: [MetadataListing.Line] = []
    do throws(BoundedFile.Failure) {
      let bytes = try BoundedFile.read(path, limit: PictureLimits().fileBytes)
      outcome = examiner.examine(bytes)
      metadata = (try? PictureContainer(bytes)).map { MetadataListing($0).lines } ?? []
    } catch {
      outcome = .notEvaluable(reason: "the picture cannot be read: \(error)")
    }
    examination = PictureExamination(href: path, listing: PictureExamination.noListing, outcome: outcome)
    verdict = Judge(pack: pack).judge(examination)
    self.metadata = metadata
  }
}
