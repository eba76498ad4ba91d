import DuplicateListings
import Judgement
import Marketplace
import Screening
import SyntheticImages

extension FindingsJSONL {
  /// Writes the members of a row of duplicates.
  func cluster(_ index: Int, of findings: ScanFindings, into json: inout JSONWriter) {
    let cluster = findings.duplicates.clusters[index]
    let market = findings.market
    let verdict = findings.verdicts.cluster(index)
    json.member("type", "duplicates")
    json.member("id", cluster.id)
    json.member("listings", cluster.listings.lazy.map { market.id(ofListing: $0) })
    json.member("keep", market.id(ofListing: cluster.keep))
    judgement(verdict, into: &json, score: cluster.score)
    json.member("stores", cluster.listings.lazy.map { market.listings.string(.store, of: $0) ?? "" })
    json.array("pairs") { json in
      for pair in cluster.pairs {
        json.object { json in
          json.member("a", market.id(ofListing: pair.a))
          json.member("b", market.id(ofListing: pair.b))
          json.member("resemblance", pair.resemblance)
          json.member("containment", pair.containment)
          json.member("titleResemblance", pair.titleResemblance)
          json.member("probability", pair.probability)
          json.member("disguises", pair.disguises.lazy.map(\.rawValue))
        }
      }
    }
  }

  /// Writes the members of a picture's row.
  func picture(_ index: Int, of findings: ScanFindings, into json: inout JSONWriter) {
    let picture = findings.pictures[index]
    let listing = findings.market.id(ofListing: picture.listing)
    self.picture(picture, findings.verdicts.picture(index), listing: listing, into: &json)
  }

  /// Writes the members of a picture's row; a picture that was examined by itself has no listing.
  func picture(
    _ picture: PictureExamination, _ verdict: Verdict?, listing: String?, into json: inout JSONWriter
  ) {
    json.member("type", "image")
    json.member("href", picture.href)
    json.member("listing", listing)
    json.member("verdict", PictureWord.verdict(picture.outcome))
    switch picture.outcome {
    case .notEvaluable(let reason):
      json.member("reason", reason)
      json.name("provenance")
      json.null()
    case .examined(let provenance):
      json.object("provenance") { self.provenance(provenance, into: &$0) }
    }
    // No comparison of a picture with its listing was made: that is not evaluable, and not clear.
    json.object("distortion") { json in
      json.array("comparisons") { _ in }
      json.member("evaluable", false)
    }
    judgement(verdict, into: &json)
  }

  /// Writes the members of a provenance.
  func provenance(_ provenance: Provenance, into json: inout JSONWriter) {
    json.member("declared", provenance.declared.rawValue)
    json.array("facts") { json in
      for mark in provenance.maskedMarks {
        json.object { json in
          json.member("marker", mark.marker)
          json.member("declares", mark.declares.rawValue)
          json.member("software", mark.software)
          json.member("value", mark.value)
          json.member("location", mark.location)
        }
      }
    }
    json.member("unread", provenance.maskedUnread)
    json.member("width", provenance.width)
    json.member("height", provenance.height)
  }
}
