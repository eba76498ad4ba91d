import Judgement
import Screening

/// A signal on trial: what it read, and what it would have done.
struct ShadowView {
  let code: String
  let title: String
  let subject: String
  let read: String
  let hits: String
  let wouldReview: String
  let wouldBlock: String
  let notEvaluable: String
  let examples: String

  init(_ tally: ShadowTally, of findings: ScanFindings, _ language: Language) {
    code = tally.signal.code
    title = tally.signal.title[language]
    subject = tally.signal.subject.name[language]
    read = Numbers.count(tally.read)
    hits = Numbers.count(tally.hits)
    wouldReview = Numbers.count(tally.wouldReview)
    wouldBlock = Numbers.count(tally.wouldBlock)
    notEvaluable = Numbers.count(tally.notEvaluable)
    examples = tally.examples.map { VisibleText.of(PersonalData.hidden(in: findings.name(of: $0)), limit: 60) }
      .joined(separator: " · ")
  }
}
