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
    json.member("keepReasons", cluster.keepReasons.lazy.map(\.rawValue))
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
          if let original = pair.original { json.member("original", market.id(ofListing: original)) }
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
    if let pixels = picture.pixels { json.object("pixels") { self.pixels(pixels, into: &$0) } }
    json.object("distortion") { self.distortion(picture.distortion, into: &$0) }
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
    if let credential = provenance.credential { json.object("c2pa") { self.credential(credential, into: &$0) } }
    json.member("unread", provenance.maskedUnread)
    json.member("width", provenance.width)
    json.member("height", provenance.height)
  }

  /// Writes the members of what departs from the goods. A picture that was held against nothing is not evaluable, and
  /// not clear.
  private func distortion(_ distortion: PictureDistortion?, into json: inout JSONWriter) {
    json.array("comparisons") { json in
      for comparison in distortion?.comparisons ?? [] {
        json.object { json in
          json.member("href", PersonalData.hidden(in: comparison.href))
          json.member("buyer", comparison.isBuyers)
          json.member("colour", comparison.result.colour)
          json.member("shape", comparison.result.shape)
          json.member("otherColour", comparison.result.isOtherColour)
        }
      }
    }
    json.member("evaluable", distortion?.isWeighable == true)
    guard let distortion else { return }
    if let colour = distortion.colour {
      json.object("declaredColour") { json in
        json.member("colour", colour.declared.rawValue)
        json.member("share", colour.share)
        json.member("contradicted", colour.isContradicted)
        json.member("seen", colour.seen?.rawValue)
      }
    }
    if let count = distortion.count {
      json.object("declaredCount") { json in
        json.member("count", count.declared)
        switch count.shown {
        case .objects(let shown): json.member("shown", shown)
        case .notEvaluable(let gap): json.member("gap", gap.rawValue)
        }
        json.member("differs", count.differs)
      }
    }
    switch distortion.print {
    case .read(let printed):
      json.object("print") { json in
        json.member("read", true)
        json.member("lines", printed.lines.map { PersonalData.hidden(in: $0) })
        json.member("ownBrand", printed.showsOwnBrand)
        json.member("otherBrand", printed.otherBrand.map { PersonalData.hidden(in: $0) })
      }
    case .failed: json.object("print") { $0.member("read", false) }
    case nil: break
    }
    json.member("contradictions", distortion.contradictions)
  }

  /// Writes the members of what pixels say.
  private func pixels(_ finding: PixelFinding, into json: inout JSONWriter) {
    switch finding {
    case .scored(let score):
      json.member("evaluable", true)
      json.member("score", score.probability)
      json.member("low", score.low)
      json.member("high", score.high)
      json.member("marked", score.isMarked)
      json.member("raw", score.raw)
    case .notEvaluable(let gap):
      json.member("evaluable", false)
      json.member("reason", gap.description)
    }
  }

  /// Writes the members of what C2PA manifests are worth.
  private func credential(_ credential: ContentCredential, into json: inout JSONWriter) {
    json.member("standing", credential.standing.rawValue)
    json.member("reasons", credential.reasons.map { PersonalData.hidden(in: $0) })
    json.member("signer", credential.signer.map { PersonalData.hidden(in: $0) })
    json.array("manifests") { json in
      for manifest in credential.manifests {
        json.object { json in
          json.member("manifest", PersonalData.hidden(in: manifest.label))
          json.member("active", manifest.isActive)
          json.member("generator", manifest.generator.map { PersonalData.hidden(in: $0) })
          json.member("fault", manifest.fault.map { PersonalData.hidden(in: $0) })
          json.array("actions") { json in
            for action in manifest.actions {
              json.object { json in
                json.member("action", action.name)
                json.member("sourceType", action.sourceType)
                json.member("software", action.software.map { PersonalData.hidden(in: $0) })
              }
            }
          }
        }
      }
    }
  }
}
