import StoreGroups
import Testing

@testable import Judgement

struct PackProposalTests {
  @Test func numbersAreReplacedAndEverythingElseStays() throws {
    let pack = try SignalPack.bundled()
    let proposal = try PackProposal.pack(
      pack, weights: ["GRP-02": [.medium: 2.35]], prior: -4.5, threshold: 0.75)
    let signal = try #require(proposal.signals.first { $0.code == "GRP-02" })
    #expect(signal.bands.map(\.weight) == [1, 2.35, 3.2])
    #expect(proposal.composition.prior == -4.5)
    #expect(proposal.composition.threshold == 0.75)
    #expect(proposal.composition.linkage.prior == pack.composition.linkage.prior)
    #expect(proposal.contentHash != pack.contentHash)
    let patch = UnifiedDifference.text(from: pack, to: proposal)
    #expect(patch.split(separator: "\n").filter { $0.hasPrefix("+") && !$0.hasPrefix("+++") }.count == 3)
    #expect(patch.split(separator: "\n").filter { $0.hasPrefix("-") && !$0.hasPrefix("---") }.count == 3)
  }

  @Test func nothingToChangeIsAnEmptyPatch() throws {
    let pack = try SignalPack.bundled()
    let proposal = try PackProposal.pack(pack, weights: [:], prior: nil, threshold: nil)
    #expect(UnifiedDifference.text(from: pack, to: proposal).isEmpty)
    #expect(proposal.contentHash == pack.contentHash)
  }

  @Test func anUnsoundProposalIsRefused() throws {
    let pack = try SignalPack.bundled()
    #expect(throws: PackProposal.Fault.self) {
      // A medium band that weighs less than the weak one.
      try PackProposal.pack(pack, weights: ["GRP-02": [.medium: 0.1]], prior: nil, threshold: nil)
    }
  }

  @Test(arguments: [
    ("a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"), ("", "a\n", "@@ -0,0 +1,1 @@\n+a\n"),
    ("a\n", "", "@@ -1,1 +0,0 @@\n-a\n"),
  ])
  func aDifferenceIsOneThatPatchReads(old: String, new: String, hunk: String) {
    #expect(UnifiedDifference.text(from: old, to: new, path: "f").hasSuffix(hunk))
  }
}
