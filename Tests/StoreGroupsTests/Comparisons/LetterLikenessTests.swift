import Testing

@testable import StoreGroups

@Suite struct LetterLikenessTests {
  private func distance(_ a: String, _ b: String, limit: Int = 9) -> Int {
    let (x, y) = (Array(a.utf16), Array(b.utf16))
    return LetterLikeness.distance(x.span, y.span, limit: limit)
  }

  private func jaroWinkler(_ a: String, _ b: String) -> Double {
    let (x, y) = (Array(a.utf16), Array(b.utf16))
    return LetterLikeness.jaroWinkler(x.span, y.span)
  }

  @Test func `known distances`() {
    #expect(distance("", "") == 0)
    #expect(distance("kitten", "sitting") == 3)
    #expect(distance("ca", "ac") == 1)
    #expect(distance("smith", "smiht") == 1)
    #expect(distance("王建国", "王建華") == 1)
    #expect(distance("abcdef", "uvwxyz", limit: 2) == 3)
  }

  /// The examples of Winkler's report of 1990.
  @Test func `known likenesses`() {
    #expect(abs(jaroWinkler("martha", "marhta") - 0.9611) < 0.0001)
    #expect(abs(jaroWinkler("dixon", "dicksonx") - 0.8133) < 0.0001)
    #expect(abs(jaroWinkler("dwayne", "duane") - 0.84) < 0.0001)
    #expect(jaroWinkler("", "a") == 0)
  }

  /// Against the definition, on random texts of few letters, so that every rule is met.
  @Test func `the distance is that of the definition`() {
    var random = SplitMix(seed: 7)
    for _ in 0..<2000 {
      let a = (0..<Int.random(in: 0...7, using: &random)).map { _ in UInt16.random(in: 97...99, using: &random) }
      let b = (0..<Int.random(in: 0...7, using: &random)).map { _ in UInt16.random(in: 97...99, using: &random) }
      let wanted = Self.slowDistance(a[...], b[...])
      for limit in 0...8 { #expect(LetterLikeness.distance(a.span, b.span, limit: limit) == min(wanted, limit + 1)) }
    }
  }

  private static func slowDistance(_ a: ArraySlice<UInt16>, _ b: ArraySlice<UInt16>) -> Int {
    guard let x = a.last, let y = b.last else { return a.count + b.count }
    var least = min(slowDistance(a.dropLast(), b), slowDistance(a, b.dropLast())) + 1
    least = min(least, slowDistance(a.dropLast(), b.dropLast()) + (x == y ? 0 : 1))
    if a.count > 1, b.count > 1, x == b[b.endIndex - 2], a[a.endIndex - 2] == y {
      least = min(least, slowDistance(a.dropLast(2), b.dropLast(2)) + 1)
    }
    return least
  }
}
