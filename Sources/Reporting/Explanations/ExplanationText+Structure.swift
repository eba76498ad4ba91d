import Judgement
import Marketplace
import Screening
import StoreGroups

extension ExplanationText {
  /// Writes what holds a group together and what would dissolve it.
  func structure(of group: StoreGroup, in findings: ScanFindings, on page: inout TerminalPage) {
    let language = findingsText.language
    let structure = GroupStructure(group)
    page.heading(EvidenceWords.holdsTogether[language])
    for share in structure.families {
      let name = TieFamily(share.family).name[language]
      page.line("\(name)\(language.colon)\(EvidenceWords.share(share, of: group)[language])", indent: 2)
    }
    if group.links.count > 1, !structure.bridges.isEmpty {
      let pairs = structure.bridges.prefix(findingsText.limit).map { pair(group.links[$0], in: findings) }
      page.line(
        "\(EvidenceWords.bridges[language])\(language.colon)\(pairs.joined(separator: language.comma))"
          + findingsText.rest(structure.bridges.count - pairs.count), indent: 2, style: .yellow)
    }
    if let cut = structure.cut {
      let stores = cut.part.prefix(8).map { findings.market.id(ofStore: $0) }
      page.line(
        "\(EvidenceWords.weakestPlace[language])\(language.colon)\(EvidenceWords.cut(cut)[language])", indent: 2)
      page.line(
        stores.joined(separator: " · ") + findingsText.rest(cut.part.count - stores.count), indent: 6, style: .dim)
    }
    guard let dissolutions = findings.evidence?.dissolutions(of: [group]).first else { return }
    page.heading(EvidenceWords.dissolves[language])
    for dissolution in dissolutions.splitting.prefix(findingsText.limit) {
      page.line(EvidenceWords.dissolution(dissolution)[language], indent: 2)
    }
    findingsText.omitted(dissolutions.splitting.count, on: &page)
    if dissolutions.splitting.isEmpty { page.line(EvidenceWords.nothingDissolves[language], indent: 2) }
    if let note = EvidenceWords.tried(dissolutions) { page.line(note[language], indent: 2, style: .yellow) }
  }

  private func pair(_ link: StoreLink, in findings: ScanFindings) -> String {
    "\(findings.market.id(ofStore: link.a)) – \(findings.market.id(ofStore: link.b))"
  }

  /// Writes how a link's log-odds come about.
  func waterfall(_ link: StoreLink, indent: Int, on page: inout TerminalPage) {
    let language = findingsText.language
    for step in EvidenceWaterfall(link).steps {
      let isCounted = if case .counted = step.cause { true } else { false }
      page.line(
        "\(Numbers.weight(step.added)) \(EvidenceWords.step(step.cause)[language])", indent: indent,
        style: isCounted ? .plain : .dim)
    }
  }
}
