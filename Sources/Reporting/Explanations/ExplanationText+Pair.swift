import Judgement
import Marketplace
public import Screening
import StoreGroups

extension ExplanationText {
  /// Why two stores are linked, or why not: what they share themselves, step by step, and the strongest chain between
  /// them.
  ///
  /// - Parameters:
  ///   - start: The index of the first store.
  ///   - end: The index of the other store.
  public func text(ofPair start: Int, _ end: Int, in findings: ScanFindings) -> String {
    let language = findingsText.language
    let chain = findings.groups.chain(from: start, to: end)?.links ?? []
    var page = TerminalPage(width: findingsText.width, isColoured: findingsText.isColoured)
    let direct = findings.directLink(start, end)
    let ids = Set([start, end].map { findings.market.id(ofStore: $0) })
    let judgements = findings.groups.memory.judgements.filter { Set($0.judgement.stores) == ids }
    let isJudgedDifferent = judgements.contains { $0.state == .applied && $0.judgement.decision == .different }
    for outcome in judgements {
      page.line(
        "\(MemoryWords.judged[language])\(language.colon)\(MemoryWords.judgement(outcome)[language])", style: .yellow)
    }
    if let direct {
      page.line(
        "\(findings.market.id(ofStore: start)) – \(findings.market.id(ofStore: end))\(language.colon)"
          + findings.relation(start, end, direct: direct, chain: chain)[language], style: .bold)
      page.heading(EvidenceWords.themselves[language])
      if direct.ties.isEmpty { page.line(EvidenceWords.nothingShared[language], indent: 2) }
      waterfall(direct, indent: 2, on: &page)
      let waterfall = EvidenceWaterfall(direct)
      page.line(EvidenceWords.sum(waterfall)[language], indent: 2, style: .bold)
      if chain.isEmpty, !direct.ties.isEmpty, !isJudgedDifferent {
        let isEnough = waterfall.sum >= waterfall.threshold
        let note = isEnough ? EvidenceWords.keptApart : EvidenceWords.missing(waterfall)
        page.line(note[language], indent: 2, style: .yellow)
      }
      page.gap()
    }
    return page.text + text(ofChain: chain, from: start, to: end, in: findings)
  }
}

extension ScanFindings {
  /// The link of two stores with all that they share, whether it links them or not; `nil` when it was not kept.
  func directLink(_ a: Int, _ b: Int) -> StoreLink? {
    if let link = groups.group(of: a)?.links.first(where: { $0.a == min(a, b) && $0.b == max(a, b) }) { return link }
    return a == b ? nil : evidence?.comparison(of: a, b).link
  }

  /// How two stores stand to each other.
  func relation(_ a: Int, _ b: Int, direct: StoreLink, chain: [StoreLink]) -> LocalizedText {
    if chain.isEmpty { return EvidenceWords.notLinked }
    let isDirect = direct.throughGroup == 0 && direct.weight >= EvidenceWaterfall(direct).threshold
    return isDirect ? EvidenceWords.linked : EvidenceWords.throughOthers
  }
}
