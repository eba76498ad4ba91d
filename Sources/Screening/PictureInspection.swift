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

  /// What a marketplace's own model says, 0 to 1; `nil` when none was asked, or the picture is not decoded.
  public var ownScore: Double?

  /// Looks at a file.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - pack: The signals that judge it.
  ///   - examiner: Examines it.
  public init(path: String, pack: SignalPack, examiner: PictureExaminer = PictureExaminer()) {
    var metadata: [MetadataListing.Line] = []
    do throws(BoundedFile.Failure) {
      let bytes = try BoundedFile.read(path, limit: PictureLimits().fileBytes)
      examination = examiner.examine(bytes, named: path)
      metadata = (try? PictureContainer(bytes)).map { MetadataListing($0).lines } ?? []
    } catch {
      examination = PictureExamination(
        href: path, listing: PictureExamination.noListing,
        outcome: .notEvaluable(reason: "the picture cannot be read: \(error)"))
    }
    verdict = Judge(pack: pack).judge(examination)
    self.metadata = metadata
  }

  /// A file that was not looked at, and why.
  public init(path: String, pack: SignalPack, reason: String) {
    examination = PictureExamination(
      href: path, listing: PictureExamination.noListing, outcome: .notEvaluable(reason: reason))
    verdict = Judge(pack: pack).judge(examination)
    metadata = []
  }
}
