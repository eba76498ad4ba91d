import DuplicateListings
import Identifiers
import StoreGroups
import SyntheticImages
import Testing

@testable import Judgement

struct ListingJudgementTests {
  @Test func anIdenticalListingInOneStoreIsHeldAndTheFirstIsKept() throws {
    let verdicts = try Samples.judge().judge(
      market: Samples.market(stores: 1, listingsEach: 3), groups: Samples.noGroups,
      duplicates: Samples.cluster([0, 2], resemblance: 1), pictures: [])
    #expect(verdicts.listings.map(\.subject) == [.listing(2)])
    #expect(verdicts.listings.map(\.recommendation) == [.block])
    #expect(verdicts.listings[0].hits.contains { $0.signal.code == "DUP-01" })
    #expect(verdicts.worst == .block)
  }

  @Test func aCopyThatIsNotIdenticalTopsOutAtReview() throws {
    let verdicts = try Samples.judge().judge(
      market: Samples.market(stores: 1, listingsEach: 2), groups: Samples.noGroups,
      duplicates: Samples.cluster([0, 1], resemblance: 0.9, disguises: [.invisible, .lookAlike]), pictures: [])
    #expect(verdicts.listings.map(\.recommendation) == [.review])
    #expect(verdicts.clusters[0].hits.contains { $0.signal.code == "DUP-07" })
  }

  @Test func oneTextInTwoUnlinkedStoresIsOnlyNoted() throws {
    let verdicts = try Samples.judge().judge(
      market: Samples.market(stores: 2), groups: Samples.noGroups, duplicates: Samples.cluster([0, 1]), pictures: [])
    #expect(verdicts.listings.isEmpty)
    #expect(verdicts.clusters.map(\.recommendation) == [.note])
  }

  @Test func oneTextInTwoLinkedStoresIsReviewed() throws {
    let verdicts = try Samples.judge().judge(
      market: Samples.market(stores: 2), groups: Samples.group(size: 2), duplicates: Samples.cluster([0, 1]),
      pictures: [])
    #expect(verdicts.listings.map(\.recommendation) == [.review])
  }

  @Test(arguments: Provenance.Declared.allCases)
  func aPictureNeverBlocksWhateverItDeclares(declared: Provenance.Declared) throws {
    for marker in ["tc260-aigc", "c2pa-actions", "iptc-digital-source-type", "png-parameters", "watermark-dwtdct"] {
      let verdicts = try Samples.judge().judge(
        market: Samples.market(stores: 1), groups: Samples.noGroups, duplicates: Samples.noDuplicates,
        pictures: [Samples.picture(declared, marker: marker)])
      let speaks = declared != .none && declared != .captured
      #expect(verdicts.pictures[0].recommendation == (speaks ? .review : .approve), "\(marker)")
      #expect(verdicts.listings.count == (speaks ? 1 : 0))
    }
  }

  @Test func aPictureThatCannotBeReadGoesToAPersonAndOneThatWasNotFetchedIsNoted() throws {
    for (isUnfetched, expected) in [(false, Recommendation.review), (true, .note)] {
      let picture = PictureExamination(
        href: "https://shop.example/a.png", listing: 0, outcome: .notEvaluable(reason: "truncated"),
        isUnfetched: isUnfetched)
      let verdicts = try Samples.judge().judge(
        market: Samples.market(stores: 1), groups: Samples.noGroups, duplicates: Samples.noDuplicates,
        pictures: [picture])
      #expect(verdicts.pictures[0].recommendation == expected)
      #expect(verdicts.pictures[0].readings.allSatisfy { $0.isNotEvaluable })
      #expect(verdicts.listings.map(\.recommendation) == (expected == .review ? [.review] : []))
    }
  }

  @Test func aPriceFarBelowTheSameProductIsReviewedAndCurrenciesAreKeptApart() throws {
    let prices = ["100", "101", "99", "100", "100", "20"]
    let low = try Samples.judge().judge(
      market: Samples.market(stores: 6, gtin: "6901234567892", prices: prices), groups: Samples.noGroups,
      duplicates: Samples.noDuplicates, pictures: [])
    #expect(low.listings.map(\.subject) == [.listing(5)])
    let few = try Samples.judge().judge(
      market: Samples.market(stores: 4, gtin: "6901234567892", prices: ["100", "100", "100", "20"]),
      groups: Samples.noGroups, duplicates: Samples.noDuplicates, pictures: [])
    #expect(few.listings.isEmpty)
  }

  @Test func onlyAFailedCheckDigitHoldsAStore() throws {
    let cases = [
      (RegistrationFault(store: 0, kind: .creditCode, masked: "91****", reason: .checkDigit), Recommendation.block),
      (RegistrationFault(store: 0, kind: .creditCode, masked: "91****", reason: .placeholder), .note),
      (RegistrationFault(store: 0, kind: .creditCode, masked: "91****", reason: .length), .approve),
    ]
    for (fault, expected) in cases {
      let verdicts = try Samples.judge().judge(
        market: Samples.market(stores: 1), groups: GroupFindings(groups: [], heldBack: [], faults: [fault]),
        duplicates: Samples.noDuplicates, pictures: [])
      #expect((verdicts.stores.first?.recommendation ?? .approve) == expected, "\(fault.reason)")
    }
  }
}
