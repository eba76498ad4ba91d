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

  @Test(arguments: [1, 2, 31, 255, 256, 257, 400])
  func planesAreTheSame(width: Int) throws {
    let image = PixelImage(width: width, height: 5, rgb: (0..<(width * 15)).map { _ in UInt8.random(in: 0...255) })
    let weights: [Int32] = [19595, 38470, 7471, -11059, -21709, 32768, 32768, -27439, -5329]
    let results = [false, true].map { isWide in
      var luma = [Int16](repeating: 0, count: width * 5)
      var blue = [Int16](repeating: 0, count: width / 2 * 2)
      var red = blue
      for y in [0, 2, 4] {
        PixelLoops.planes(
          image.rgb, width: width, rows: y..<min(y + 2, 5), weights: weights, luma: &luma, first: &blue, second: &red,
          isWide: isWide)
      }
      return [luma, blue, red]
    }
    #expect(results[0] == results[1])
    let planes = SamplePlane.planes(of: image)
    #expect([planes.luma.values] + planes.chroma.map(\.values) == results[0])
    func luma(_ red: Double, _ green: Double, _ blue: Double) -> Double { 0.299 * red + 0.587 * green + 0.114 * blue }
    let samples = image.rgb.map { Double($0) }
    for (index, value) in results[0][0].enumerated() {
      let exact = luma(samples[index * 3], samples[index * 3 + 1], samples[index * 3 + 2])
      #expect(abs(Double(value) - exact) <= 0.51)
    }
    guard width > 1 else { return }
    let means: [Double] = (0..<3).map { channel in
      let square: [Int] = [0, 3, width * 3, width * 3 + 3]
      return square.map { samples[$0 + channel] }.reduce(0, +) / 4
    }
    let grey = luma(means[0], means[1], means[2])
    let exact = [2 * (means[2] - grey) * 0.5643, 2 * (means[0] - grey) * 0.7133]
    #expect(abs(Double(results[0][1][0]) - exact[0]) <= 0.52)
    #expect(abs(Double(results[0][2][0]) - exact[1]) <= 0.52)
  }

  @Test(arguments: [1, 2, 3, 17, 300])
  func columnSumsAndChangesAreTheSame(width: Int) {
    let image = PixelImage(width: width, height: 9, rgb: (0..<(width * 27)).map { _ in UInt8.random(in: 0...255) })
    let luma = SamplePlane(lumaOf: image)
    let results = [false, true].map { isWide in
      var sums = PixelLoops.ColumnSums(width: width)
      PixelLoops.noise(luma, top: 0, rows: 7, into: &sums, isWide: isWide)
      return [sums.noise, sums.values, sums.squares, [Int32(PixelLoops.changes(luma.values, isWide: isWide))]]
    }
    #expect(results[0] == results[1])
    #expect(Int(results[0][3][0]) == zip(luma.values, luma.values.dropFirst()).count { $0 != $1 })
    guard width > 2 else { return }
    let column = (1...7).map { Int32(luma.values[$0 * width + 1]) }
    #expect(results[0][1][1] == column.reduce(0, +))
    #expect(results[0][2][1] == column.reduce(0) { $0 + $1 * $1 })
    let filter: [[Int32]] = [[1, -2, 1], [-2, 4, -2], [1, -2, 1]]
    var residuals: [Int32] = []
    for y in 1...7 {
      var sum: Int32 = 0
      for row in 0..<3 {
        for x in 0..<3 { sum += filter[row][x] * Int32(luma.values[(y + row - 1) * width + x]) }
      }
      residuals.append(sum)
    }
    #expect(results[0][0][1] == residuals.reduce(0) { $0 + $1 * $1 })
  }

  @Test(arguments: [1, 32, 48, 136])
  func talliesAreTheSame(period: Int) {
    let votes = (0..<1003).map { _ in UInt8.random(in: 0...1) }
    let tallies = [false, true].map { PixelLoops.tally(votes, period: period, isWide: $0) }
    #expect(tallies[0] == tallies[1])
    for place in 0..<period {
      let own = stride(from: place, to: votes.count, by: period).map { UInt32(votes[$0]) }
      #expect(tallies[0][place] == own.reduce(0, +))
    }
  }

  @Test func theUpperHalfOfAStepIsWhatIsLeftOver() {
    for step in 0..<60 {
      for edge in [Float(step * 72), Float(step * 72 + 36)] {
        for sum in [edge, edge.nextUp, edge.nextDown, edge + 0.7, edge + 20] where sum >= 0 {
          #expect(DwtDctWatermark.isUpper(sum) == (sum.truncatingRemainder(dividingBy: 72) > 36))
        }
      }
    }
  }
}
