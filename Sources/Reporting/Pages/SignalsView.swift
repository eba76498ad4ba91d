import Judgement

/// A recommendation and what carries it.
struct VerdictView {
  let recommendation: String
  /// The class that colours it: `grave`, `warn`, `calm`.
  let tone: String
  let score: String
  /// The score in hundredths, for the meter.
  let scoreWidth: String
  let hits: [HitView]
  let hasHits: Bool
  let gaps: [GapView]
  let hasGaps: Bool
  let clears: [ClearView]
  let hasClears: Bool
  let counterEvidence: [String]
  let hasCounterEvidence: Bool
  /// Why the case is looked at sooner.
  let urgency: [String]
  let hasUrgency: Bool

  init(_ verdict: Verdict?, _ language: Language) {
    let action = verdict?.recommendation ?? .approve
    recommendation = action.name[language]
    tone = action >= .block ? "grave" : action == .review ? "warn" : "calm"
    let value = min(1, max(0, verdict?.score ?? 0))
    score = Numbers.decimal(value, 2)
    scoreWidth = Numbers.decimal(value * 100, 0)
    hits = HitView.waterfall(verdict?.hits ?? [], language)
    hasHits = !hits.isEmpty
    gaps = (verdict?.readings ?? []).compactMap { GapView($0, language) }
    hasGaps = !gaps.isEmpty
    clears = (verdict?.readings ?? []).compactMap { ClearView($0, language) }
    hasClears = !clears.isEmpty
    counterEvidence = (verdict?.counterEvidence ?? []).map { $0[language] }
    hasCounterEvidence = !counterEvidence.isEmpty
    urgency = (verdict?.context ?? []).map { $0[language] }
    hasUrgency = !urgency.isEmpty
  }
}

/// A signal that hit.
struct HitView {
  let code: String
  let title: String
  let band: String
  let bandClass: String
  let value: String
  let weight: String
  /// Where its bar begins and how long it is, in hundredths of the waterfall.
  let barStart: String
  let barLength: String
  let isAgainst: Bool
  let explanation: String
  let policies: [PolicyView]
  let hasPolicies: Bool
  let falsePositives: [String]
  let hasFalsePositives: Bool

  /// The hits with their bars: each begins where the one before ended.
  static func waterfall(_ hits: [SignalReading], _ language: Language) -> [HitView] {
    var edges = [0.0]
    for hit in hits { edges.append((edges.last ?? 0) + (hit.weight.isFinite ? hit.weight : 0)) }
    let low = edges.min() ?? 0
    let range = max(0.001, (edges.max() ?? 0) - low)
    return hits.enumerated().compactMap { index, hit in
      guard case .hit(let value, let band) = hit.outcome else { return nil }
      let (from, to) = (edges[index], edges[index + 1])
      return HitView(
        hit, value, band, start: (min(from, to) - low) / range * 100, length: max(0.8, abs(to - from) / range * 100),
        language)
    }
  }

  private init(
    _ reading: SignalReading, _ value: Double, _ band: Band, start: Double, length: Double, _ language: Language
  ) {
    code = reading.signal.code
    title = reading.signal.title[language]
    self.band = band.name[language]
    bandClass = band.word
    self.value = Numbers.short(value)
    weight = Numbers.weight(reading.weight)
    barStart = Numbers.decimal(min(start, 99.2), 1)
    barLength = Numbers.decimal(length, 1)
    isAgainst = reading.weight < 0
    explanation = reading.explanation[language]
    policies = reading.signal.policies.map {
      PolicyView(id: $0.id, summary: $0.summary[language], isUnverified: !$0.verified)
    }
    hasPolicies = !policies.isEmpty
    falsePositives = reading.signal.falsePositives.map { $0[language] }
    hasFalsePositives = !falsePositives.isEmpty
  }
}

/// A rule that a signal enforces.
struct PolicyView {
  let id: String
  let summary: String
  let isUnverified: Bool
}

/// A signal that could not be evaluated.
struct GapView {
  let code: String
  let title: String
  let reason: String
  /// Of how many subjects; empty for one verdict.
  let subjects: String

  init?(_ reading: SignalReading, _ language: Language) {
    guard case .notEvaluable(let reason) = reading.outcome else { return nil }
    code = reading.signal.code
    title = reading.signal.title[language]
    self.reason = reason.words(language)
    subjects = ""
  }

  init(_ gap: FindingsCounts.Gap, _ language: Language) {
    code = gap.code
    title = gap.title[language]
    reason = gap.reason.words(language)
    subjects = "\(Numbers.count(gap.subjects)) × \(gap.subject.name[language])"
  }
}

/// A signal that was clear.
struct ClearView {
  let code: String
  let title: String
  let value: String

  init?(_ reading: SignalReading, _ language: Language) {
    guard case .clear(let value) = reading.outcome else { return nil }
    code = reading.signal.code
    title = reading.signal.title[language]
    self.value = Numbers.short(value)
  }
}
