import Testing

@testable import SyntheticImages

@Suite struct PredictionBoundTests {
  @Test func aBoundLiesAsFarAboveTheMeanAsStudentSays() throws {
    // A mean of 3, a standard deviation of √2.5, four degrees of freedom: 3 + 1.533 · √2.5 · √1.2.
    let bound = try #require(PredictionBound(scatterOf: [[1, 2, 3, 4, 5]]))
    #expect(abs(bound.above([1, 2, 3, 4, 5]) - 5.655) < 0.001)
    // Of the same scatter, told by more groups, the bound is nearer; groups need not lie at one place.
    let pooled = try #require(PredictionBound(scatterOf: [[1, 2, 3, 4, 5], [101, 102, 103, 104, 105], [7], []]))
    #expect(abs(pooled.above([1, 2, 3, 4, 5]) - (3 + 1.397 * 2.5.squareRoot() * 1.2.squareRoot())) < 0.001)
    #expect(pooled.above([3]) > pooled.above([1, 2, 3, 4, 5]))
    let tooFew: [[[Double]]] = [[], [[1]], [[1], [2]], [[]]]
    for groups in tooFew { #expect(PredictionBound(scatterOf: groups) == nil) }
    #expect(try #require(PredictionBound(scatterOf: [[2, 2]])).above([2, 2]) == 2)
  }

  @Test func quantilesFallTowardsThoseOfTheNormalDistribution() {
    let quantiles = (1...400).map { PredictionBound.student(freedom: $0) }
    #expect(zip(quantiles, quantiles.dropFirst()).allSatisfy { $0.0 > $0.1 })
    // Tables of Student's distribution: 30, 60 and 120 degrees of freedom.
    for (freedom, value) in [(30, 1.310), (60, 1.296), (120, 1.289)] {
      #expect(abs(PredictionBound.student(freedom: freedom) - value) < 0.001)
    }
  }

  /// What was not seen stays below the bound nine times of ten, however few sources there are.
  @Test(arguments: [3, 4, 6]) func nineOfTenNewSourcesStayBelow(sources: Int) throws {
    var random = SystemRandomNumberGenerator()
    func normal() -> Double { (0..<12).reduce(-6) { sum, _ in sum + Double.random(in: 0..<1, using: &random) } }
    let rounds = 4000
    var below = 0
    for _ in 0..<rounds {
      let known = (0..<sources).map { _ in 5 + 2 * normal() }
      let bound = try #require(PredictionBound(scatterOf: [known])).above(known)
      if 5 + 2 * normal() < bound { below += 1 }
    }
    // Five standard errors.
    #expect(abs(Double(below) / Double(rounds) - 0.9) < 0.024)
  }
}
