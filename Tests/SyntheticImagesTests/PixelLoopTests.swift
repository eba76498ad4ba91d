import Pictures
import Testing

@testable import SyntheticImages

/// The loops for processors with wide vectors give what the plain ones give.
@Suite(.enabled(if: PixelLoops.hasWideVectors)) struct PixelLoopTests {
  @Test(arguments: [1, 7, 63, 64, 65, 200, 300])
  func symbolsAndRunsAreTheSame(width: Int) {
    let values = (0..<(width * 8)).map { _ in Int16.random(in: 0...255) }
    let taps = ResidualFilter.Taps(offsets: [0, UInt32(width)], weights: [-3, 3], near: 2, far: 5)
    let planes = [false, true].map { isWide in
      var symbols = [UInt8](repeating: 9, count: width * 7)
      for y in 0..<7 {
        PixelLoops.symbols(
          values, from: y * width, taps: taps, into: &symbols, at: y * width, count: width, isWide: isWide)
      }
      return symbols
    }
    #expect(planes[0] == planes[1])
    for (index, symbol) in planes[0].enumerated() {
      let residual = 3 * (Int(values[index + width]) - Int(values[index]))
      let size = residual.magnitude >= 5 ? 2 : residual.magnitude >= 2 ? 1 : 0
      #expect(Int(symbol) == 2 + residual.signum() * size)
    }
    let plane = ResidualFilter.Symbols(width: width, height: 7, values: planes[0])
    let counts = [false, true].map { isWide in
      var counts = [UInt32](repeating: 0, count: 125)
      PixelLoops.runs(plane, columns: width, rows: 5, step: width, into: &counts, isWide: isWide)
      return counts
    }
    #expect(counts[0] == counts[1])
    #expect(counts[0].reduce(0, +) == UInt32(width * 5))
  }

  @Test(arguments: [1, 15, 16, 17, 40])
  func marksAreTheSame(blocks: Int) {
    let stride = blocks * 8 + 3
    let rgba = (0..<(stride * 8 * 4)).map { _ in UInt8.random(in: 0...255) }
    var results: [[Double]] = []
    for isWide in [false, true] {
      var whole = [Int32](repeating: 0, count: blocks * 2)
      var fraction = [Float](repeating: 0, count: blocks * 2)
      PixelLoops.mark(
        rgba, from: 0, stride: stride, blocks: blocks, whole: &whole, fraction: &fraction, isWide: isWide)
      results.append(whole.map { Double($0) } + fraction.map { Double($0) })
    }
    #expect(results[0] == results[1])
  }
}
