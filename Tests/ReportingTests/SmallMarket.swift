import DuplicateListings
import Feeds
import Identifiers
import Marketplace
import Screening
import StoreGroups
import SyntheticImages

@testable import Judgement

/// A market of a few stores whose feed is hostile wherever it can be, with findings made by hand.
enum SmallMarket {
  /// Text that breaks out of every kind of output that does not guard against it.
  static let hostile = "<script>alert(1)</script>\"><img src=x onerror=alert(2)>{{title}}{{{title}}}&lt;\u{202E}gnp.exe"
  /// A quotation mark that a combining mark joins into one character.
  static let joinedQuote = "\"\u{301} onmouseover=\"\u{301}alert(3) x=\"\u{301}"
  /// What merchants registered and nobody may read in an output for people.
  static let secrets = [
    "13800138000", "110101199003070134", "91110105MA01234567", "6222021234567890123", "zhang.wei@example.com",
    "1990-03-07",
  ]

  static let market: Market = {
    var stores = RecordTable()
    for (index, name) in ["Sunny Home 01", hostile, "Sunny Home 03 \(joinedQuote)", "=HYPERLINK(\"x\")"].enumerated() {
      var draft = RecordDraft()
      draft.append(.id, "s\(index + 1)")
      draft.append(.name, name)
      draft.append(.opened, "2026-03-0\(index + 1)")
      draft.append(.experience, "4.7", qualifier: "overall")
      draft.append(.party, "legal-representative", qualifier: "person")
      draft.append(.partyName, "张伟")
      draft.append(.partyID, secrets[1], qualifier: "cn-resident-id")
      draft.append(.partyPhone, secrets[0])
      draft.append(.partyEmail, secrets[4])
      draft.append(.partyBorn, secrets[5])
      draft.append(.party, "entity", qualifier: "company", part: 1)
      draft.append(.partyName, "Sunny Trading Ltd", part: 1)
      draft.append(.partyID, secrets[2], qualifier: "cn-uscc", part: 1)
      draft.append(.account, secrets[3], qualifier: "bank-card")
      stores.append(draft, file: 0, line: 10 * index + 2, column: 3)
    }
    var listings = RecordTable()
    let titles = [
      "Bamboo cutting board, large", "Bamboo cuttlng b0ard large 🔥", hostile, "+SUM(A1)",
    ]
    for (index, title) in titles.enumerated() {
      var draft = RecordDraft()
      draft.append(.id, "l\(index + 1)")
      draft.append(.store, "s\(index + 1)")
      draft.append(.title, title)
      draft.append(.description, "Solid bamboo, oiled. Call 13800138000.\nLine \(index) \(index == 2 ? hostile : "")")
      draft.append(.price, "\(20 + index).50", qualifier: "CNY")
      draft.append(.rawPrice, "￥\(20 + index).50")
      draft.append(.picture, "pics/\(index).jpg", qualifier: "main")
      draft.append(.attribute, "Red", qualifier: "Colour \(joinedQuote)")
      listings.append(draft, file: 0, line: 100 + 10 * index, column: 5)
    }
    return Market(files: ["feed.xml"], stores: stores, listings: listings, asOf: Day("2026-04-01"))
  }()

  static let groups: GroupFindings = {
    let phone = Tie(kind: .phone, masked: "138****8000", holders: 3, strength: .medium, weight: 3.25)
    let copies = Tie(kind: .copiedListings, masked: "", holders: 2, strength: .medium, weight: 2.5)
    let hub = Tie(kind: .returnAddress, masked: "杭州市***仓", holders: 41, strength: .heldBack, weight: 0)
    var facts = GroupFacts()
    facts.copiedShare = 0.75
    facts.copyingStores = 3
    facts.openedWithin72Hours = 3
    facts.undercutProducts = 5
    facts.closedStores = 1
    facts.kinds = [.phone, .copiedListings]
    facts.experience = 4.7
    facts.bridges = 2
    let group = StoreGroup(
      id: "G-1", stores: [0, 1, 2],
      links: [
        StoreLink(a: 0, b: 1, ties: [phone, copies, hub], weight: 5.75),
        StoreLink(a: 1, b: 2, ties: [phone], weight: 3.25),
      ], facts: facts)
    return GroupFindings(
      groups: [group],
      heldBack: [HeldBackValue(kind: .returnAddress, masked: "杭州市***仓", stores: [0, 1, 3], corroborated: 0.05)],
      faults: [RegistrationFault(store: 3, kind: .creditCode, masked: "9111**********4567", reason: .checkDigit)],
      capped: [CappedRegistration(store: 2, kind: .device, values: 512, examined: 200)])
  }()

  static let duplicates = DuplicateFindings(
    clusters: [
      DuplicateCluster(
        id: "D-1", listings: [0, 1, 2], keep: 0, keepReasons: [.createdFirst],
        pairs: [
          DuplicatePair(
            a: 0, b: 1, resemblance: 0.81, containment: 0.9, titleResemblance: 0.7, probability: 0.97,
            disguises: [.lookAlike, .decoration]),
          DuplicatePair(
            a: 0, b: 2, resemblance: 0.72, containment: 0.8, titleResemblance: 0.2, probability: 0.9,
            disguises: [.wording]),
        ])
    ], comparedPairs: 12, notEvaluable: [3])

  static let pictures = [
    PictureExamination(
      href: "pics/0.jpg", listing: 0,
      outcome: .examined(
        Provenance(
          declared: .generated,
          facts: [
            ProvenanceFact(
              marker: "tc260-aigc", declares: .generated, software: "Painter \(hostile)",
              value: "{\"Label\":\"1\"}", location: "iTXt@41")
          ], unread: ["APP11@90: the box is longer than its file"], width: 800, height: 600))),
    PictureExamination(href: "pics/1.jpg", listing: 1, outcome: .notEvaluable(reason: "The file does not exist.")),
    PictureExamination(
      href: "pics/2.jpg", listing: 2,
      outcome: .examined(Provenance(declared: .captured, facts: [], width: 640, height: 480))),
  ]

  static func signal(_ code: String, _ subject: Signal.SubjectKind, title: LocalizedText) -> Signal {
    Signal(
      id: "00000000-0000-0000-0000-000000000001", code: code, title: title, status: .live, subject: subject,
      feature: "copied-share",
      bands: [
        Signal.BandRange(band: .medium, from: 0.3, weight: 1.5, action: .review),
        Signal.BandRange(band: .strong, from: 0.6, weight: 3, action: .block),
      ],
      explain: LocalizedText(english: "75 % of the listings have a copy.", chinese: "75 % 的商品有复制品。"),
      policies: [
        Signal.PolicyCitation(
          id: "P7", title: "重复铺货式开店", summary: LocalizedText(english: "The same goods", chinese: "重复铺货式开店"),
          verified: false)
      ],
      falsePositives: [
        LocalizedText(english: "A brand's flagship and its authorised shops.", chinese: "品牌旗舰店与其授权店铺。")
      ])
  }

  static let copied = signal(
    "GRP-02", .group, title: LocalizedText(english: "Cross-store duplicates", chinese: "群内跨店重复"))
  static let undercut = signal(
    "GRP-05", .group, title: LocalizedText(english: "Coordinated undercut", chinese: "群内协同低价"))
  static let burst = signal("GRP-04", .group, title: LocalizedText(english: "Burst registration", chinese: "批量注册突发"))
  static let retitled = signal(
    "DUP-07", .cluster, title: LocalizedText(english: "Filler evasion", chinese: "无效字符规避"))
  static let label = signal("IMG-01", .picture, title: LocalizedText(english: "AIGC label", chinese: "AIGC 标识"))

  static let verdicts: Verdicts = {
    let pack = "sha256:0123456789abcdef"
    let unknown = SignalReading.Outcome.notEvaluable(
      reason: GapReason(
        .tooFew, LocalizedText(english: "No product is sold outside the group.", chinese: "群外没有同款商品。")))
    let group = Verdict(
      subject: .group(0), recommendation: .malicious, score: 0.96,
      readings: [
        SignalReading(signal: copied, outcome: .hit(value: 0.75, band: .strong), weight: 3),
        SignalReading(signal: undercut, outcome: unknown, weight: 0),
        SignalReading(signal: burst, outcome: .clear(value: 3), weight: 0),
      ],
      counterEvidence: [
        LocalizedText(english: "One member declared the same owner.", chinese: "一家成员店申报了同一经营者。")
      ], pack: pack)
    let hit = SignalReading(signal: retitled, outcome: .hit(value: 1, band: .medium), weight: 1.5)
    let labelled = SignalReading(signal: label, outcome: .hit(value: 1, band: .strong), weight: 3)
    func verdict(_ subject: Subject, _ action: Recommendation, _ score: Double, _ readings: [SignalReading]) -> Verdict
    {
      Verdict(
        subject: subject, recommendation: action, score: score, readings: readings, counterEvidence: [], pack: pack)
    }
    return Verdicts(
      groups: [group], clusters: [verdict(.cluster(0), .review, 0.9, [hit])],
      pictures: [
        verdict(.picture(0), .review, 0.95, [labelled]),
        verdict(.picture(1), .review, 0, [SignalReading(signal: label, outcome: unknown, weight: 0)]),
        verdict(.picture(2), .approve, 0.05, []),
      ],
      stores: [verdict(.store(3), .review, 0.5, [hit])],
      listings: [verdict(.listing(1), .review, 0.9, [hit]), verdict(.listing(2), .note, 0.4, [])])
  }()

  static let findings = ScanFindings(
    market: market, groups: groups, duplicates: duplicates, pictures: pictures, verdicts: verdicts,
    quarantined: [
      QuarantinedRecord(
        place: SourcePlace(file: "feed.xml", line: 7, column: 3), record: hostile, field: "price",
        raw: "13800138000 <b>", reason: "The price \"13800138000 <b>\" is no decimal.")
    ],
    refused: [
      RefusedFeed(
        place: SourcePlace(file: "broken.xml", line: 12, column: 141), reason: "not well-formed", records: 12)
    ])
}
