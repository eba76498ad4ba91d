import Foundation
import Judgement
import Marketplace
import Screening
import SyntheticImages

/// A picture on the page.
struct PictureView {
  let href: String
  let listing: String
  let title: String
  let verdict: VerdictView
  let declared: String
  let size: String
  let marks: [MarkView]
  let hasMarks: Bool
  /// What its signed manifests are worth, and what its pixels say: one line each, or none.
  let evidence: [String]
  /// How it departs from the goods: a line each.
  let distortion: [String]
  let hasDistortion: Bool
  /// What of the metadata could not be read, and why.
  let unread: [String]
  let hasUnread: Bool
  let isUnread: Bool
  let reason: String
  /// The preview's address: one element, or none.
  let previews: [String]

  /// A mark in the picture's file.
  struct MarkView {
    let marker: String
    let declares: String
    let software: String
    let value: String
    let location: String
  }

  init(_ index: Int, on page: PageContext, thumbnail: (PictureExamination) -> [UInt8]?) {
    let picture = page.findings.pictures[index]
    href = VisibleText.of(picture.href, limit: 160)
    listing = page.findings.market.id(ofListing: picture.listing)
    title = VisibleText.of(page.text(.title, ofListing: picture.listing), limit: 120)
    verdict = VerdictView(page.findings.verdicts.picture(index), page.language)
    var evidence: [String] = []
    if case .examined(let provenance) = picture.outcome, let credential = provenance.credential {
      evidence.append(PictureEvidenceWords.credential(credential, page.language))
    }
    if let pixels = picture.pixels { evidence.append(PictureEvidenceWords.pixels(pixels, page.language)) }
    self.evidence = evidence
    distortion = picture.distortion.map { DistortionWords.lines($0, page.language) } ?? []
    hasDistortion = !distortion.isEmpty
    switch picture.outcome {
    case .notEvaluable(let reason):
      declared = Phrase.notEvaluable(page.language)
      size = "–"
      marks = []
      unread = []
      isUnread = true
      self.reason = VisibleText.of(PictureReason.words(reason, page.language), limit: 240)
    case .examined(let provenance):
      declared = provenance.declared.name[page.language]
      size = provenance.width > 0 ? "\(provenance.width) × \(provenance.height)" : "–"
      marks = provenance.maskedMarks.map { mark in
        MarkView(
          marker: mark.marker, declares: mark.declares.name[page.language],
          software: VisibleText.of(mark.software ?? "–", limit: 240), value: VisibleText.of(mark.value, limit: 240),
          location: VisibleText.of(mark.location, limit: 240))
      }
      unread = provenance.maskedUnread.prefix(page.limits.rows).map {
        VisibleText.of(PictureReason.words($0, page.language), limit: 240)
      }
      isUnread = false
      reason = ""
    }
    hasMarks = !marks.isEmpty
    hasUnread = !unread.isEmpty
    previews = thumbnail(picture).map { ["data:image/jpeg;base64," + Data($0).base64EncodedString()] } ?? []
  }
}
