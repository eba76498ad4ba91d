import Marketplace
import StoreGroups
import Testing

@testable import Judgement

/// What is muted keeps its hit, and what is urgent is no guiltier.
struct ExemptionTests {
  private static func exemption(
    stores: String = "s0, s1, s2, s3", signals: String = "GRP-02, GRP-08, GRP-05", approvers: String = "li, wang",
    approved: String = "2026-10-01", expires: String = "2026-12-01"
  ) -> String {
    """
    - id: EX-1
      scope: { stores: [\(stores)] }
      signals: [\(signals)]
      reason: { en: "A franchise", zh: "加盟" }
      approvers: [\(approvers)]
      approved: \(approved)
      expires: \(expires)

    """
  }

  private static func pack(_ exemptions: String) throws -> SignalPack {
    try SignalPack(
      files: EmbeddedFiles.all.filter { $0.path.hasSuffix(".yaml") } + [(path: "exemptions.yaml", text: exemptions)])
  }

  private static func verdicts(_ exemptions: String, today: String = "2026-11-01") throws -> Verdicts {
    Judge(pack: try pack(exemptions), today: Day(today)).judge(
      market: Samples.market(stores: 5),
      groups: Samples.group(size: 4) { facts in
        facts.copiedShare = 0.7
        facts.sharedClusters = 8
        facts.priceRatio = 0.6
      }, duplicates: Samples.noDuplicates, pictures: [])
  }

  @Test func theActionIsMutedAndTheHitStays() throws {
    let plain = try Self.verdicts("[]").groups[0]
    let muted = try Self.verdicts(Self.exemption()).groups[0]
    #expect(plain.recommendation == .malicious)
    #expect(muted.recommendation == .linked)
    #expect(muted.hits.map(\.signal.code) == plain.hits.map(\.signal.code))
    #expect(muted.score == plain.score)
    #expect(muted.hits.compactMap(\.exemption?.id).count == 3)
    #expect(muted.counterEvidence.contains { $0.english.contains("EX-1") && $0.english.contains("wang") })
  }

  @Test(arguments: [("2026-09-30", false), ("2026-10-01", true), ("2026-11-30", true), ("2026-12-01", false)])
  func itHoldsFromItsApprovalToItsEnd(today: String, holds: Bool) throws {
    let verdict = try Self.verdicts(Self.exemption(), today: today).groups[0]
    #expect((verdict.recommendation == .linked) == holds)
  }

  @Test func aStoreOutsideItsScopeIsNotMuted() throws {
    let verdict = try Self.verdicts(Self.exemption(stores: "s0, s1, s2")).groups[0]
    #expect(verdict.recommendation == .malicious)
  }

  @Test(arguments: [
    (exemption(approvers: "li"), "two approvers"),
    (exemption(stores: "s0", approvers: "li", expires: "2027-10-01"), "two approvers"),
    (exemption(signals: "GRP-99"), "unknown word \"GRP-99\""),
    (exemption(expires: "2026-09-01"), "ends before it begins"),
    (exemption(approved: "soon"), "expected a day"), (exemption(stores: ""), "names its stores"),
  ])
  func aCarelessExemptionIsRefused(text: String, says: String) {
    let error = #expect(throws: SignalPackError.self) { try Self.pack(text) }
    #expect(error?.description.contains(says) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("exemptions.yaml:") == true)
  }

  @Test func contextMovesACaseUpAndChangesNothingElse() throws {
    func verdict(_ experience: Double?) throws -> Verdict {
      try Samples.judge().judge(
        market: Samples.market(stores: 4),
        groups: Samples.group(size: 4) { facts in
          facts.copiedShare = 0.7
          facts.experience = experience
        }, duplicates: Samples.noDuplicates, pictures: []
      ).groups[0]
    }
    let (unknown, good, poor) = (try verdict(nil), try verdict(4.9), try verdict(4.2))
    #expect([unknown, good, poor].map(\.priority) == [0, 0, 1])
    #expect(Set([unknown, good, poor].map(\.score)).count == 1)
    #expect(Set([unknown, good, poor].map(\.recommendation)).count == 1)
    #expect(poor.context.count == 1)
  }
}
