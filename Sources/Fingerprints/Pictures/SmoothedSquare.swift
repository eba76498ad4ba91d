/// A picture's brightness, smoothed and taken at 64 × 64 places whatever its shape.
///
/// Smoothed by two box filters each way, as PDQ's reference does: of a triangle's weight, in time that does not depend on
/// the filter's width.
struct SmoothedSquare: Sendable {
  static let side = 64
  /// Row by row, 0 to 255.
  let samples: [Float]

  /// - Complexity: O(pixels).
  init(_ plane: LumaPlane) {
    let (width, height) = (plane.width, plane.height)
    let columns = Places(full: plane.fullWidth, held: width)
    let rows = Places(full: plane.fullHeight, held: height)
    // Across first: only the 64 columns that are looked at are kept for the filters down.
    var narrowed = [Float](repeating: 0, count: height * Self.side)
    var lines = [SIMD8<Float>](repeating: .zero, count: width)
    var smoothed = lines
    let source = plane.samples.span
    // Eight rows at a time; those behind the last are the last once more, and are not kept.
    for y in stride(from: 0, to: height, by: 8) {
      Self.gather(source, width, rows: (0..<8).map { min(y + $0, height - 1) }, into: &lines)
      Self.box(lines, window: columns.window, into: &smoothed)
      Self.box(smoothed, window: columns.window, into: &lines)
      for place in 0..<Self.side {
        let x = columns.starts[place]
        let share = columns.shares[place]
        // Without a share the neighbour need not exist.
        let values = share == 0 ? lines[x] : lines[x] + (lines[x + 1] - lines[x]) * share
        for row in 0..<min(8, height - y) { narrowed[(y + row) * Self.side + place] = values[row] }
      }
    }
    var once = narrowed
    Self.boxDown(narrowed, rows: height, window: rows.window, into: &once)
    Self.boxDown(once, rows: height, window: rows.window, into: &narrowed)
    var samples: [Float] = []
    samples.reserveCapacity(Self.side * Self.side)
    for place in 0..<Self.side {
      let start = rows.starts[place] * Self.side
      let share = rows.shares[place]
      for x in start..<(start + Self.side) {
        samples.append(share == 0 ? narrowed[x] : narrowed[x] + (narrowed[x + Self.side] - narrowed[x]) * share)
      }
    }
    self.samples = samples
  }

  /// The reference's measure: the steps between neighbours, in hundredths of the range, summed.
  var quality: Int {
    var sum = 0
    for y in 0..<Self.side {
      for x in 0..<Self.side {
        let here = samples[y * Self.side + x]
        if y + 1 < Self.side { sum += abs(Int((here - samples[(y + 1) * Self.side + x]) * 100 / 255)) }
        if x + 1 < Self.side { sum += abs(Int((here - samples[y * Self.side + x + 1]) * 100 / 255)) }
      }
    }
    return min(sum / 90, 100)
  }

  /// Lays eight rows side by side.
  private static func gather(_ source: Span<UInt8>, _ width: Int, rows: [Int], into lines: inout [SIMD8<Float>]) {
    var target = lines.mutableSpan
    let starts = SIMD8<Int>(rows.map { $0 * width })
    for x in 0..<width {
      var values = SIMD8<Float>.zero
      for row in 0..<8 { values[row] = Float(source[starts[row] &+ x]) }
      target[x] = values
    }
  }

  /// The mean of the `window` samples around each; at the ends, of those that there are. Eight rows at a time.
  ///
  /// A window of even width reaches one further to the right.
  private static func box(_ lines: [SIMD8<Float>], window: Int, into result: inout [SIMD8<Float>]) {
    let count = lines.count
    let source = lines.span
    var target = result.mutableSpan
    let after = min(window / 2, count - 1)
    let before = window - 1 - window / 2
    var sum = SIMD8<Float>.zero
    for x in 0..<after { sum += source[x] }
    for x in 0..<count {
      if x + after < count { sum += source[x + after] }
      if x - before - 1 >= 0 { sum -= source[x - before - 1] }
      target[x] = sum / Float(min(x + after, count - 1) - max(x - before, 0) + 1)
    }
  }

  /// The same for the columns of `rows` rows of ``side`` samples.
  private static func boxDown(_ lines: [Float], rows: Int, window: Int, into result: inout [Float]) {
    let source = lines.span
    var target = result.mutableSpan
    let after = min(window / 2, rows - 1)
    let before = window - 1 - window / 2
    var sums = [Float](repeating: 0, count: side)
    var sum = sums.mutableSpan
    for y in 0..<after { for x in 0..<side { sum[x] += source[y * side + x] } }
    for y in 0..<rows {
      if y + after < rows { for x in 0..<side { sum[x] += source[(y + after) * side + x] } }
      if y - before - 1 >= 0 { for x in 0..<side { sum[x] -= source[(y - before - 1) * side + x] } }
      let scale = 1 / Float(min(y + after, rows - 1) - max(y - before, 0) + 1)
      for x in 0..<side { target[y * side + x] = sum[x] * scale }
    }
  }
}

/// Where along one side the 64 samples are taken.
private struct Places {
  /// The width of the box filters.
  let window: Int
  /// The sample at or before each place.
  var starts: [Int] = []
  /// How far the place lies towards the next sample, 0 or more and below 1.
  var shares: [Float] = []

  /// - Parameters:
  ///   - full: The side of the picture, whose places are meant.
  ///   - held: The side of what is there of it.
  init(full: Int, held: Int) {
    let side = SmoothedSquare.side
    func window(_ length: Int) -> Int { (length + 2 * side - 1) / (2 * side) }
    // Each of two filters of even width shifts the picture by half a sample.
    func shift(_ length: Int) -> Double { window(length).isMultiple(of: 2) ? 1 : 0 }
    self.window = window(held)
    for place in 0..<side {
      let meant = (2 * place + 1) * full / (2 * side)
      guard held != full else {
        starts.append(meant)
        shares.append(0)
        continue
      }
      let middle = (Double(meant) + shift(full) + 0.5) * Double(held) / Double(full) - 0.5 - shift(held)
      let position = min(max(middle, 0), Double(held - 1))
      let start = min(Int(position), max(held - 2, 0))
      starts.append(start)
      shares.append(held == 1 ? 0 : Float(position - Double(start)))
    }
  }
}
