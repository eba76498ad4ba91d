import Foundation
import Testing

@testable import Evaluation

struct CalibrationTests {
  /// A small generator, so that a test gives the same numbers each time.
  private struct Numbers {
    var state: UInt64
    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / Double(1 << 53)
    }
  }

  @Test(arguments: [(0, 10, 0.1, 0.348678), (1, 10, 0.1, 0.736099), (3, 20, 0.25, 0.225156), (20, 20, 0.5, 1.0)])
  func theBinomialTailIsThatOfTheTables(hits: Int, total: Int, share: Double, expected: Double) {
    #expect(abs(RiskControl.binomial(atMost: hits, of: total, share: share) - expected) < 1e-5)
  }

  @Test func theUpperLimitOfNoneInAHundredIsTheRuleOfThree() {
    #expect(abs(RiskControl.upperLimit(0, of: 100, error: 0.05) - 0.0295) < 1e-3)
  }

  @Test func tooFewDecisionsProveNothingAndItIsSaidHowManyWould() {
    let choice = RiskControl(bound: 0.01, confidence: 0.9).choose(
      (0..<50).map { _ in (odds: 3.0, isGuilty: true) }, standing: 0)
    #expect(choice.threshold == nil)
    // (1 - 0.01)^n <= 0.05
    #expect(choice.needed == 299)
    let enough = RiskControl(bound: 0.01, confidence: 0.9).choose(
      (0..<299).map { _ in (odds: 3.0, isGuilty: true) }, standing: 0)
    #expect(enough.threshold != nil)
  }

  @Test func theBoundHoldsAsOftenAsItIsPromised() {
    // Innocents grow frequent as odds fall: the true share at a threshold is known from a large draw.
    var numbers = Numbers(state: 7)
    func draw(_ count: Int) -> [(odds: Double, isGuilty: Bool)] {
      (0..<count).map { _ in
        let odds = numbers.next() * 12 - 4
        return (odds, numbers.next() < 1 / (1 + exp(-(odds + 1.5))))
      }
    }
    let world = draw(200_000)
    func share(_ threshold: Double) -> Double {
      let accused = world.filter { $0.odds >= threshold }
      return Double(accused.count { !$0.isGuilty }) / Double(max(1, accused.count))
    }
    var (chosen, broken) = (0, 0)
    for _ in 0..<200 {
      guard let threshold = RiskControl(bound: 0.05, confidence: 0.9).choose(draw(600), standing: 2).threshold else {
        continue
      }
      chosen += 1
      if share(threshold) > 0.05 { broken += 1 }
    }
    #expect(chosen > 150)
    #expect(broken <= 20, "\(broken) of \(chosen)")
  }

  @Test func weightsAreFoundFromManyDecisionsAndStayWithFew() {
    var numbers = Numbers(state: 3)
    func examples(_ count: Int) -> [LogisticFit.Example] {
      (0..<count).map { _ in
        let features = [0] + [1, 2].filter { _ in numbers.next() < 0.5 }
        let odds = features.reduce(0) { $0 + [-2.0, 3, 1][$1] }
        return LogisticFit.Example(features: features, offset: 0, isGuilty: numbers.next() < 1 / (1 + exp(-odds)))
      }
    }
    let many = LogisticFit(examples(4000), standing: [-4, 1, 1])
    for (weight, truth) in zip(many.weights, [-2.0, 3, 1]) { #expect(abs(weight - truth) < 0.3) }
    #expect(many.errors.allSatisfy { $0 < 0.2 })
    let none = LogisticFit([], standing: [-4, 1, 1])
    #expect(none.weights == [-4, 1, 1])
    #expect(none.errors.allSatisfy { abs($0 - 1) < 1e-9 })
  }

  @Test func aStrongerBandNeverWeighsLessAfterFitting() {
    let cases = (0..<200).map { number in
      Calibration.Case(
        id: "g\(number)", hits: [number % 2 == 0 ? "GRP-02 weak" : "GRP-02 strong"], offset: 0, misuse: [],
        isMisused: false, isGuilty: number % 2 == 0)
    }
    let calibration = Calibration(
      cases, standing: ["GRP-02 weak": 1, "GRP-02 strong": 3], prior: -4, threshold: 0, misuseThreshold: 2,
      risk: RiskControl(bound: 0.01, confidence: 0.9))
    let fitted = Dictionary(uniqueKeysWithValues: calibration.weights.map { ($0.name, $0.fitted) })
    #expect((fitted["GRP-02 strong"] ?? 0) >= (fitted["GRP-02 weak"] ?? 0))
    #expect(fitted.filter { $0.key != "prior" }.allSatisfy { $0.value >= 0 })
    #expect(calibration.cases.fitting + calibration.cases.choosing == 200)
    #expect(calibration.choice.threshold == nil)
  }

  @Test func aCurveCountsWhatWasNeverScoredAsMissed() {
    let curve = Curve(name: "x", items: [(0.9, true), (0.8, true), (0.8, false), (0.1, false)], trueCount: 4)
    #expect(curve.points.map(\.threshold) == [0.9, 0.8, 0.1])
    #expect(curve.points.map(\.recall) == [0.25, 0.5, 0.5])
    #expect(curve.points[1].precision == 2.0 / 3)
    #expect(curve.histogram[18].trueCount == 1 && curve.histogram[2].falseCount == 1)
  }
}
