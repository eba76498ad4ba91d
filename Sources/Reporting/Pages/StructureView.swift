import Judgement
import Marketplace
import Screening
import StoreGroups

/// What holds a group together and what would dissolve it, on the page.
struct StructureView {
  let title: String
  let rows: [FactView]
  let dissolvesTitle: String
  let dissolves: [LineView]
  let dissolvesHidden: [HiddenView]

  /// How many ways to dissolve a group are shown.
  private static let shown = 8

  init(_ index: Int, on page: PageContext) {
    let group = page.findings.groups.groups[index]
    let language = page.language
    let structure = GroupStructure(group)
    title = EvidenceWords.holdsTogether[language]
    var rows = structure.families.map { share in
      FactView(label: TieFamily(share.family).name[language], value: EvidenceWords.share(share, of: group)[language])
    }
    if let cut = structure.cut {
      let stores = cut.part.prefix(8).map { page.findings.market.id(ofStore: $0) }
      let more = cut.part.count > stores.count ? " · …" : ""
      rows.append(
        FactView(
          label: EvidenceWords.weakestPlace[language],
          value: "\(EvidenceWords.cut(cut)[language]) (\(stores.joined(separator: " · "))\(more))"))
    }
    self.rows = rows
    dissolvesTitle = EvidenceWords.dissolves[language]
    guard let dissolutions = page.dissolutions[index] else {
      dissolves = [LineView(text: EvidenceWords.notTried[language])]
      dissolvesHidden = []
      return
    }
    var lines = dissolutions.splitting.prefix(Self.shown).map { EvidenceWords.dissolution($0)[language] }
    if lines.isEmpty { lines.append(EvidenceWords.nothingDissolves[language]) }
    if let note = EvidenceWords.tried(dissolutions) { lines.append(note[language]) }
    dissolves = lines.map { LineView(text: $0) }
    dissolvesHidden = HiddenView.of(dissolutions.splitting.count, shown: Self.shown)
  }
}

/// A line of text.
struct LineView {
  let text: String
}

/// A step of a link's waterfall that is no tie: the prior, or what other members add.
struct StepView {
  let text: String
  let added: String

  /// The prior of a link, and what other members add to it.
  static func beyondTies(of link: StoreLink, _ language: Language) -> [StepView] {
    EvidenceWaterfall(link).steps.compactMap { step in
      switch step.cause {
      case .prior, .throughGroup:
        StepView(text: EvidenceWords.step(step.cause)[language], added: Numbers.weight(step.added))
      case .counted, .countedOnce, .heldBack, .oneSided: nil
      }
    }
  }
}
