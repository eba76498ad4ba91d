import Judgement
import Marketplace
import Screening

extension FindingsJSONL {
  /// Writes what a verdict says: score, signals that hit, what could not be evaluated, what was clear, and what speaks
  /// for an innocent explanation.
  ///
  /// - Parameters:
  ///   - verdict: The verdict, or `nil` when the subject has none.
  ///   - score: The score when it is not that of the verdict.
  func judgement(_ verdict: Verdict?, into json: inout JSONWriter, score: Double? = nil) {
    json.member("score", min(1, max(0, score ?? verdict?.score ?? 0)))
    json.member("recommendation", verdict?.recommendation.word)
    json.array("signals") { json in
      for reading in verdict?.readings ?? [] {
        guard case .hit(let value, let band) = reading.outcome else { continue }
        json.object { hit(reading, value: value, band: band, into: &$0) }
      }
    }
    json.array("notEvaluable") { json in
      for reading in verdict?.readings ?? [] {
        guard case .notEvaluable(let reason) = reading.outcome else { continue }
        json.object { json in
          json.member("code", reading.signal.code)
          json.member("title", reading.signal.title[language])
          json.member("kind", reason.kind.rawValue)
          json.member("reason", reason.words(language))
        }
      }
    }
    json.array("clear") { json in
      for reading in verdict?.readings ?? [] {
        guard case .clear(let value) = reading.outcome else { continue }
        json.object { json in
          json.member("code", reading.signal.code)
          json.member("value", value)
        }
      }
    }
    json.member("counterEvidence", verdict?.counterEvidence.map { $0[language] } ?? [])
    if let verdict, verdict.priority > 0 {
      json.member("priority", verdict.priority)
      json.member("context", verdict.context.map { $0[language] })
    }
    json.member("pack", verdict?.pack)
  }

  private func hit(_ reading: SignalReading, value: Double, band: Band, into json: inout JSONWriter) {
    let signal = reading.signal
    json.member("code", signal.code)
    json.member("title", signal.title[language])
    json.member("band", band.word)
    json.member("value", value)
    json.member("weight", reading.weight)
    json.member("action", signal.action(in: band)?.word)
    json.array("policies") { json in
      for policy in signal.policies {
        json.object { json in
          json.member("id", policy.id)
          json.member("title", policy.title)
          json.member("summary", policy.summary[language])
          json.member("verified", policy.verified)
        }
      }
    }
    json.member("falsePositives", signal.falsePositives.map { $0[language] })
    json.member("explanation", reading.explanation[language])
    json.member("status", signal.status.rawValue)
    if let exemption = reading.exemption {
      json.object("exemption") { json in
        json.member("id", exemption.id)
        json.member("reason", exemption.reason[language])
        json.member("approvers", exemption.approvers)
        json.member("expires", exemption.expires.description)
      }
    }
  }

  /// Writes the members of a shadow signal's row: what it would have done.
  func shadow(_ tally: ShadowTally, of findings: ScanFindings, into json: inout JSONWriter) {
    json.member("type", "shadow")
    json.member("code", tally.signal.code)
    json.member("title", tally.signal.title[language])
    json.member("subject", tally.signal.subject.rawValue)
    json.member("read", tally.read)
    json.member("hits", tally.hits)
    json.member("clear", tally.clear)
    json.member("notEvaluable", tally.notEvaluable)
    json.member("wouldReview", tally.wouldReview)
    json.member("wouldBlock", tally.wouldBlock)
    json.member("reasons", tally.reasons.map { $0.words(language) })
    json.member("examples", tally.examples.map { findings.name(of: $0) })
  }
}

extension Signal {
  /// What a hit in a band recommends.
  func action(in band: Band) -> Recommendation? {
    bands.first { $0.band == band }?.action
  }
}

extension Verdicts {
  /// The verdict of a group, by its place in the findings.
  func group(_ index: Int) -> Verdict? { Self.verdict(.group(index), at: index, of: groups) }

  /// The verdict of a cluster, by its place in the findings.
  func cluster(_ index: Int) -> Verdict? { Self.verdict(.cluster(index), at: index, of: clusters) }

  /// The verdict of a picture, by its place in the findings.
  func picture(_ index: Int) -> Verdict? { Self.verdict(.picture(index), at: index, of: pictures) }

  private static func verdict(_ subject: Subject, at index: Int, of verdicts: [Verdict]) -> Verdict? {
    if verdicts.indices.contains(index), verdicts[index].subject == subject { return verdicts[index] }
    return verdicts.first { $0.subject == subject }
  }
}
