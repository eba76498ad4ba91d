import Judgement
import Marketplace
public import Screening
public import StoreGroups

extension ExplanationText {
  /// The chain of evidence from one store to another.
  ///
  /// - Parameters:
  ///   - chain: Links that lead from the first store to the other, in order; empty when none do.
  ///   - start: The index of the first store.
  ///   - end: The index of the other store.
  public func text(
    ofChain chain: [StoreLink], from start: Int, to end: Int, in findings: ScanFindings
  ) -> String {
    let language = findingsText.language
    var page = TerminalPage(width: findingsText.width, isColoured: findingsText.isColoured)
    page.line(
      "\(Phrase.chain(language))\(language.colon)\(findings.market.id(ofStore: start)) – \(findings.market.id(ofStore: end))",
      style: .bold)
    guard let weakest = chain.min(by: { $0.weight < $1.weight }) else {
      page.line(Phrase.noLink(language), indent: 2)
      return page.text
    }
    var store = start
    stop(store, in: findings, on: &page)
    for link in chain {
      store = link.a == store ? link.b : link.a
      let isWeakest = link == weakest && chain.count > 1
      let probability = "\(Phrase.probability(language)) \(Numbers.decimal(link.probability, 3))"
      page.line(
        "│ \(Numbers.weight(link.weight)) · \(probability)"
          + (isWeakest ? " · \(Phrase.weakestLink(language))" : ""), indent: 2, style: isWeakest ? .yellow : .plain)
      for step in EvidenceWaterfall(link).steps {
        page.line(
          "│   \(Numbers.weight(step.added)) \(EvidenceWords.step(step.cause)[language])", indent: 2,
          style: step.added == 0 ? .dim : .plain)
      }
      stop(store, in: findings, on: &page)
    }
    return page.text
  }

  private func stop(_ store: Int, in findings: ScanFindings, on page: inout TerminalPage) {
    let name = findingsText.name(ofStore: store, in: findings.market)
    page.line("● \(findings.market.id(ofStore: store)) \(name)", indent: 2, style: .bold)
  }

  /// Writes the links of a subject, strongest first.
  func links(_ links: [StoreLink], in findings: ScanFindings, on page: inout TerminalPage) {
    guard !links.isEmpty else { return }
    let language = findingsText.language
    page.heading(Phrase.evidence(language))
    for link in links.prefix(findingsText.limit) {
      page.line(
        "\(Numbers.weight(link.weight)) \(findings.market.id(ofStore: link.a)) – "
          + "\(findings.market.id(ofStore: link.b))", indent: 2, style: .bold)
      waterfall(link, indent: 6, on: &page)
    }
    findingsText.omitted(links.count, on: &page)
  }
}
