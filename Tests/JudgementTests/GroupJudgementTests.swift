import StoreGroups
import Testing

@testable import Judgement

struct GroupJudgementTests {
  private func verdict(size: Int = 4, _ change: (inout GroupFacts) -> Void) throws -> Verdict {
    let verdicts = try Samples.judge().judge(
      market: Samples.market(stores: size), groups: Samples.group(size: size, change),
      duplicates: Samples.noDuplicates, pictures: [])
    return try #require(verdicts.groups.first)
  }

  @Test(arguments: TieKind.allCases)
  func linkedAloneIsNeverMaliciousWhateverTies(kind: TieKind) throws {
    for size in [2, 5, 40] {
      let verdicts = try Samples.judge().judge(
        market: Samples.market(stores: size),
        groups: Samples.group(size: size, tie: kind) { facts in
          facts.openedWithin72Hours = size
          facts.openedWithin45Days = size
          facts.templatedNames = 1
        }, duplicates: Samples.noDuplicates, pictures: [])
      #expect(verdicts.groups.map(\.recommendation) == [.linked])
    }
  }

  @Test func copiesBetweenHiddenMembersBelowTheMarketAreMalicious() throws {
    let verdict = try verdict { facts in
      facts.copiedShare = 0.5
      facts.sharedClusters = 6
      facts.priceRatio = 0.7
      facts.openedWithin45Days = 4
    }
    #expect(verdict.recommendation == .malicious)
    #expect(verdict.score > 0.9)
    #expect(
      verdict.hits.first?.signal.code == "GRP-02" || verdict.hits.first?.signal.code == "GRP-08"
        || verdict.hits.first?.signal.code == "GRP-05")
    #expect(verdict.pack.count == 64)
  }

  @Test func oneCopiedListingBetweenTwoLinkedStoresIsNotEnough() throws {
    let verdict = try verdict(size: 2) { facts in
      facts.copiedShare = 0.2
      facts.sharedClusters = 1
    }
    #expect(verdict.recommendation == .linked)
  }

  @Test func everyLawfulShapeIsNamedAndLowersTheScore() throws {
    func misused(_ facts: inout GroupFacts) {
      facts.copiedShare = 0.4
      facts.sharedClusters = 3
    }
    let plain = try verdict(misused)
    #expect(plain.counterEvidence.isEmpty)
    let shapes: [(inout GroupFacts) -> Void] = [
      { $0.declaredOwner = true }, { $0.oneCompany = true }, { $0.authorisedBrands = ["北辰"] },
    ]
    for shape in shapes {
      let lawful = try verdict { facts in
        misused(&facts)
        shape(&facts)
      }
      #expect(lawful.score < plain.score)
      #expect(lawful.counterEvidence.count == 1)
      #expect(lawful.counterEvidence.allSatisfy { !$0.english.isEmpty && !$0.chinese.isEmpty })
    }
  }

  @Test func moreMisuseNeverLowersTheScore() throws {
    var last = 0.0
    for step in 0...10 {
      let verdict = try verdict { facts in
        facts.copiedShare = Double(step) / 10
        facts.sharedClusters = step
        facts.identitiesUnderSeveralNames = step / 3
        facts.companiesOfOnePerson = step
        facts.priceRatio = 1 - Double(step) / 20
      }
      #expect(verdict.score >= last)
      last = verdict.score
    }
    #expect(last > 0.99)
  }

  @Test func whatTheFeedsDoNotSayIsNotEvaluableAndNeverClear() throws {
    let verdict = try verdict { facts in
      facts.copiedShare = nil
      facts.priceRatio = nil
      facts.openedWithin72Hours = nil
    }
    for code in ["GRP-02", "GRP-04", "GRP-05"] {
      let reading = try #require(verdict.readings.first { $0.signal.code == code })
      #expect(reading.isNotEvaluable, "\(code)")
      #expect(reading.weight == 0)
      #expect(!reading.explanation.english.isEmpty && !reading.explanation.chinese.isEmpty)
    }
  }

  @Test func aValueThatIsHeldBackTiesNobody() throws {
    let verdicts = try Samples.judge().judge(
      market: Samples.market(stores: 40), groups: Samples.group(size: 40, tie: .phone, strength: .heldBack),
      duplicates: Samples.noDuplicates, pictures: [])
    #expect(verdicts.groups[0].hits.allSatisfy { $0.signal.code != "ENT-06" })
  }

  @Test func theMembersOfAMaliciousGroupGoToAPerson() throws {
    let verdicts = try Samples.judge().judge(
      market: Samples.market(stores: 5),
      groups: Samples.group(size: 4) { facts in
        facts.copiedShare = 0.7
        facts.sharedClusters = 8
        facts.priceRatio = 0.6
      }, duplicates: Samples.noDuplicates, pictures: [])
    #expect(verdicts.stores.map(\.subject) == (0..<4).map(Subject.store))
    #expect(verdicts.stores.allSatisfy { $0.recommendation == .review })
    #expect(verdicts.worst == .review)
  }
}
