import Pictures
import Testing

@testable import SyntheticImages

/// The loops for processors with wide vectors take many numbers at once: what is left over at the end of any number of
/// them comes out the same.
@Suite(.enabled(if: PixelLoops.hasWideVectors)) struct VectorSizeTests {
  /// Sizes around those of vectors, and of the parts that loops work in.
  private static let edges = [
    0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 128, 129, 255, 256, 257, 511, 512, 513,
  ]

  /// Half of the time one of ``edges``, else any.
  private static func size(atLeast least: Int = 0) -> Int {
    max(Bool.random() ? edges[Int.random(in: 0..<edges.count)] : Int.random(in: 0...600), least)
  }

  private static func bytes(_ count: Int) -> [UInt8] { (0..<count).map { _ in UInt8.random(in: 0...255) } }

  @Test(arguments: 0..<100) func symbolsAndRunsOfAnySize(round: Int) {
    let (width, height, far) = (Self.size(), Int.random(in: 0...4), Int.random(in: 0...90))
    let taps = ResidualFilter.Taps(offsets: [0, UInt32(far)], weights: [-4, 4], near: 2, far: 6)
    let values = Self.bytes(width * height + far).map { Int16($0) }
    let planes = [false, true].map { isWide in
      var symbols = [UInt8](repeating: 9, count: width * height)
      for y in 0..<height {
        PixelLoops.symbols(
          values, from: y * width, taps: taps, into: &symbols, at: y * width, count: width, isWide: isWide)
      }
      return symbols
    }
    #expect(planes[0] == planes[1] && planes[0].allSatisfy { $0 < 5 }, "\(width) × \(height)")
    let plane = ResidualFilter.Symbols(width: width, height: height, values: planes[0])
    for step in [1, width] {
      let places = ResidualHistogram.places(plane, step: step)
      let counts = [false, true].map { isWide in
        var counts = [UInt32](repeating: 0, count: 125)
        PixelLoops.runs(plane, columns: places.columns, rows: places.rows, step: step, into: &counts, isWide: isWide)
        return counts
      }
      #expect(counts[0] == counts[1], "\(width) × \(height)")
      #expect(Int(counts[0].reduce(0, +)) == places.columns * places.rows)
    }
  }

  @Test(arguments: 0..<50) func marksOfAnyNumberOfBlocks(round: Int) {
    let (blocks, more) = (Self.size(atLeast: 1) / 8 + 1, Int.random(in: 0...9))
    let stride = blocks * 8 + more
    // The last line ends with its last block.
    let rgba = Self.bytes((7 * stride + blocks * 8) * 4)
    let marks = [false, true].map { isWide in
      var whole = [Int32](repeating: 0, count: blocks * 2)
      var fraction = [Float](repeating: 0, count: blocks * 2)
      PixelLoops.mark(
        rgba, from: 0, stride: stride, blocks: blocks, whole: &whole, fraction: &fraction, isWide: isWide)
      return whole.map { Double($0) } + fraction.map { Double($0) }
    }
    #expect(marks[0] == marks[1], "\(blocks) blocks")
  }

  @Test(arguments: 0..<100) func planesOfAnyWidth(round: Int) {
    let (width, rows) = (Self.size(atLeast: 1), Int.random(in: 1...2))
    let rgb = Self.bytes(width * rows * 3)
    let weights: [Int32] = [19595, 38470, 7471, -11059, -21709, 32768, 32768, -27439, -5329]
    let planes = [false, true].map { isWide in
      var luma = [Int16](repeating: 0, count: width * rows)
      var (blue, red) = ([Int16](repeating: 0, count: width / 2), [Int16](repeating: 0, count: width / 2))
      PixelLoops.planes(
        rgb, width: width, rows: 0..<rows, weights: weights, luma: &luma, first: &blue, second: &red, isWide: isWide)
      return [luma, blue, red]
    }
    #expect(planes[0] == planes[1], "\(width) × \(rows)")
  }

  @Test(arguments: 0..<100) func columnSumsOfAnySize(round: Int) {
    let (width, rows) = (Self.size(atLeast: 1), round == 0 ? 256 : Int.random(in: 0...12))
    let luma = SamplePlane(
      lumaOf: PixelImage(width: width, height: rows + 2, rgb: Self.bytes(width * (rows + 2) * 3)))
    let sums = [false, true].map { isWide in
      var sums = PixelLoops.ColumnSums(width: width)
      PixelLoops.noise(luma, top: 0, rows: rows, into: &sums, isWide: isWide)
      return [sums.noise, sums.values, sums.squares]
    }
    #expect(sums[0] == sums[1], "\(width) × \(rows)")
  }

  @Test(arguments: 0..<100) func changesAndTalliesOfAnyNumber(round: Int) {
    let (count, period) = (Self.size(), Self.size(atLeast: 1))
    let values = (0..<count).map { _ in Int16.random(in: 0...2) }
    let changes = [false, true].map { PixelLoops.changes(values, isWide: $0) }
    #expect(changes[0] == changes[1] && changes[0] == zip(values, values.dropFirst()).count { $0 != $1 })
    let votes = values.map { UInt8($0 & 1) }
    let tallies = [false, true].map { PixelLoops.tally(votes, period: period, isWide: $0) }
    #expect(tallies[0] == tallies[1], "\(count) votes, a period of \(period)")
    #expect(tallies[0].reduce(0, +) == votes.reduce(0) { $0 + UInt32($1) })
  }
}
