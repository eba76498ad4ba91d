import Testing

@testable import Learning

struct BoostedTreesTests {
  /// Rows of two features: the label follows the first, noisily, and the second is missing in every third row.
  private static func rows(_ count: Int) -> (rows: [Float], labels: [Bool]) {
    var rows: [Float] = []
    var labels: [Bool] = []
    var state: UInt64 = 7
    for index in 0..<count {
      state = state &* 6_364_136_223_846_793_005 &+ 1
      let x = Float(state >> 40) / Float(1 << 24)
      state = state &* 6_364_136_223_846_793_005 &+ 1
      let noise = Float(state >> 40) / Float(1 << 24)
      rows += [x, index % 3 == 0 ? .nan : noise]
      labels.append(x + 0.2 * (noise - 0.5) > 0.5)
    }
    return (rows, labels)
  }

  private static func trained(direction: Int = 1) -> BoostedTrees {
    let data = rows(2000)
    return TreeTrainer(directions: [direction, 0]).fit(
      features: ["x", "noise"], rows: data.rows, labels: data.labels)
  }

  @Test func learnsWhatTheLabelsFollow() {
    let trees = Self.trained()
    #expect(trees.probability(([0.9, 0.5] as [Float]).span) > 0.95)
    #expect(trees.probability(([0.1, 0.5] as [Float]).span) < 0.05)
    #expect(trees.probability(([0.9, .nan] as [Float]).span) > 0.9)
  }

  @Test func neverMovesAgainstADirection() {
    let trees = Self.trained()
    for noise in [Float.nan, 0.1, 0.5, 0.9] {
      var last = -Float.infinity
      for step in 0...200 {
        let odds = trees.logOdds([Float(step) / 200, noise].span)
        #expect(odds >= last - 1e-5)
        last = odds
      }
    }
    // Told that more must not raise it, the trees cannot use what they see.
    let against = Self.trained(direction: -1)
    #expect(against.probability(([0.9, .nan] as [Float]).span) <= against.probability(([0.1, .nan] as [Float]).span))
  }

  @Test func isTheSameFromTextAndInEveryRun() throws {
    let trees = Self.trained()
    #expect(trees == Self.trained())
    #expect(try #require(BoostedTrees(text: trees.text)) == trees)
  }

  @Test(arguments: [
    "", "storewarden-trees 2\nfeatures a\nintercept 0\ntree 1.0\n",
    "storewarden-trees 1\nfeatures a\nintercept 0\n",
    "storewarden-trees 1\nfeatures a\nintercept 0\ntree 0:1.0:1:0 1.0\n",
    "storewarden-trees 1\nfeatures a\nintercept 0\ntree 1:1.0:1:1 1.0 2.0\n",
    "storewarden-trees 1\nfeatures a\nintercept 0\ntree 0:1.0:1:2 1.0 2.0\n",
    "storewarden-trees 1\nfeatures a\nintercept nan\ntree 1.0\n",
  ])
  func refusesTextThatIsNoModel(text: String) { #expect(BoostedTrees(text: text) == nil) }
}
