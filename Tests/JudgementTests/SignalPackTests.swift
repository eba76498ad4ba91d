import Foundation
import Testing

@testable import Judgement

struct SignalPackTests {
  @Test func theBundledPackIsWhole() throws {
    let pack = try SignalPack.bundled()
    #expect(pack.signals.count >= 48)
    for signal in pack.signals {
      #expect(!signal.policies.isEmpty, "\(signal.code) cites no policy")
      #expect(!signal.falsePositives.isEmpty, "\(signal.code) names no innocent cause")
      #expect(UUID(uuidString: signal.id) != nil, "\(signal.code)")
      #expect(signal.bands.allSatisfy { $0.action != .block } || pack.composition.blockList.contains(signal.code))
    }
    #expect(pack.contentHash == (try SignalPack.bundled()).contentHash)
  }

  @Test func picturesCannotBlock() throws {
    let pack = try SignalPack.bundled()
    #expect(pack.composition.blockList.allSatisfy { !$0.hasPrefix("IMG") })
  }

  private static let policies = "- {id: P1, title: t, summary: {en: s, zh: 述}, date: \"2025\", verified: true}\n"
  private static let composition =
    "prior: -4\nthreshold: 0\nmisuseThreshold: 2\nmisuse: [X-1]\nblockList: []\ncounterEvidence: []\n"
    + "listing: {prior: -4, threshold: 0, counts: [pictures, cluster]}\n"
  private static let signal = """
    id: 6f2c3a52-0000-4000-8000-000000000001
    code: X-1
    title: {en: a, zh: 甲}
    explain: {en: a, zh: 甲}
    status: live
    subject: group
    feature: group.size
    bands:
      - {band: weak, from: 2, weight: 1, action: note}
      - {band: medium, from: 5, weight: 2, action: review}
    policies: [{id: P1}]
    falsePositives: [{en: a, zh: 甲}]
    inputs: [store]
    tests:
      - {feed: signals/ring.xml, of: r-1, expect: hit, band: medium}
      - {feed: signals/owners.xml, of: o-1, expect: clear}

    """

  private func faults(
    signal: String = signal, composition: String = composition, others: [(String, String)] = []
  ) -> [String] {
    let files =
      [("policies.yaml", Self.policies), ("composition.yaml", composition), ("group/X-1-x.yaml", signal)] + others
    do throws(SignalPackError) {
      _ = try SignalPack(files: files.map { (path: $0.0, text: $0.1) })
      return []
    } catch {
      return error.faults.map(\.description)
    }
  }

  @Test func aSoundPackHasNoFaults() {
    #expect(faults().isEmpty)
  }

  @Test(arguments: [
    ("status: live", "staus: live", "Signals/group/X-1-x.yaml:5:1: unknown key \"staus\"; did you mean \"status\"?"),
    ("status: live", "status: lve", "Signals/group/X-1-x.yaml:5:9: unknown word \"lve\"; did you mean \"live\"?"),
    (
      "group.size", "group.sise",
      "Signals/group/X-1-x.yaml:7:10: unknown word \"group.sise\"; did you mean \"group.size\"?"
    ),
    ("subject: group", "subject: store", "Signals/group/X-1-x.yaml:7:10: \"group.size\" is measured of a group"),
    ("from: 5", "from: 1", "Signals/group/X-1-x.yaml:10:5: bands ascend"),
    ("band: medium", "band: weak", "Signals/group/X-1-x.yaml:10:5: bands ascend"),
    ("weight: 2", "weight: two", "Signals/group/X-1-x.yaml:10:37: expected a number"),
    ("{id: P1}", "{id: P9}", "Signals/group/X-1-x.yaml:11:17: policy \"P9\" is not in policies.yaml"),
    ("zh: 甲}\nexplain", "zh: \"\"}\nexplain", "Signals/group/X-1-x.yaml:3:20: expected a text"),
    ("title: {en: a, zh: 甲}", "title: {en: a}", "Signals/group/X-1-x.yaml:3:8: the key \"zh\" is missing"),
    ("status: live", "status: [", "Signals/group/X-1-x.yaml:"),
    ("6f2c3a52-0000", "6f2c3a52-00", "Signals/group/X-1-x.yaml:1:5: \"6f2c3a52-00-4000-8000-000000000001\" is no UUID"),
    ("code: X-1", "code: X-2", "Signals/group/X-1-x.yaml:2:7: the file's name begins with the code"),
    ("en: a, zh: 甲}\nstatus", "en: \"{valu}\", zh: 甲}\nstatus", "Signals/group/X-1-x.yaml:4:15: unknown slot"),
    ("from: 2, ", "from: 2, to: 4, ", "Signals/group/X-1-x.yaml:9:31: bands leave no gap"),
    ("weight: 2", "weight: 0.5", "Signals/group/X-1-x.yaml:10:5: a stronger band never weighs less"),
    ("[store]", "[stor]", "Signals/group/X-1-x.yaml:13:10: unknown word \"stor\"; did you mean \"store\"?"),
    (
      "expect: hit, band: medium", "expect: clear",
      "Signals/group/X-1-x.yaml:1:1: a live signal needs a test that expects a hit"
    ),
    (
      "expect: clear", "expect: not-evaluable",
      "Signals/group/X-1-x.yaml:1:1: a live signal needs a test that expects clear"
    ),
    ("band: medium}\n ", "band: strong}\n ", "Signals/group/X-1-x.yaml:15:58: unknown word \"strong\""),
    ("signals/ring.xml", "../ring.xml", "Signals/group/X-1-x.yaml:15:12: a feed is named below the folder of fixtures"),
    (
      "feature: group.size", "feature: group.size\nparameters: {offers: 3}",
      "Signals/group/X-1-x.yaml:8:14: unknown key"
    ),
    ("action: review", "action: block", "Signals/group/X-1-x.yaml:1:1: X-1 asks for a block"),
  ])
  func aFaultIsNamedWithItsPlaceAndACure(text: String, replacement: String, expected: String) {
    let found = faults(signal: Self.signal.replacingOccurrences(of: text, with: replacement))
    #expect(found.contains { $0.hasPrefix(expected) }, "\(found)")
  }

  @Test func allFaultsAreNamedAtOnce() {
    let broken = Self.signal.replacingOccurrences(of: "live", with: "lve")
      .replacingOccurrences(of: "P1", with: "P9")
    #expect(faults(signal: broken, composition: Self.composition + "extra: 1\n").count >= 3)
  }

  @Test func aCodeThatStandsTwiceIsAFault() {
    let found = faults(others: [("group/X-1-y.yaml", Self.signal)])
    #expect(found.contains { $0.contains("is already the signal of Signals/group/X-1-x.yaml") })
  }

  @Test func aMissingFolderIsOneLine() {
    let error = #expect(throws: SignalPackError.self) { try SignalPack(folder: "/nowhere/signals") }
    #expect(error?.description.split(separator: "\n").count == 1)
  }

  @Test func lineEndsDoNotChangeTheHashAndContentDoes() throws {
    func hash(_ signal: String) throws -> String {
      try SignalPack(files: [
        ("policies.yaml", Self.policies), ("composition.yaml", Self.composition), ("group/X-1-x.yaml", signal),
      ]).contentHash
    }
    let plain = try hash(Self.signal)
    #expect(try hash(Self.signal.replacingOccurrences(of: "\n", with: "\r\n")) == plain)
    #expect(try hash(Self.signal.replacingOccurrences(of: "weight: 2", with: "weight: 3")) != plain)
  }

  @Test func aShadowIsReportedAndWeighsNothing() throws {
    let shadow = Self.signal.replacingOccurrences(of: "status: live", with: "status: shadow")
    let ofStores = shadow.replacingOccurrences(of: "X-1", with: "X-2")
      .replacingOccurrences(of: "000000000001", with: "000000000002")
      .replacingOccurrences(of: "subject: group", with: "subject: store")
      .replacingOccurrences(of: "feature: group.size", with: "feature: store.placeholders")
    let pack = try SignalPack(files: [
      ("policies.yaml", Self.policies), ("composition.yaml", Self.composition), ("group/X-1-x.yaml", shadow),
      ("store/X-2-x.yaml", ofStores),
    ])
    let verdicts = Judge(pack: pack).judge(
      market: Samples.market(stores: 6), groups: Samples.group(size: 6), duplicates: Samples.noDuplicates, pictures: [])
    let verdict = verdicts.groups[0]
    #expect(verdict.hits.count == 1)
    #expect(verdict.hits[0].weight == 0)
    #expect(verdict.recommendation == .linked)
    let (group, store) = (verdicts.shadows[0], verdicts.shadows[1])
    #expect(verdicts.shadows.map(\.signal.code) == ["X-1", "X-2"])
    #expect((group.read, group.hits, group.wouldReview, group.examples) == (1, 1, 1, [.group(0)]))
    #expect((store.read, store.hits, store.clear, store.notEvaluable) == (6, 0, 6, 0))
  }
}
