import CVectors

/// Runs each loop over pixels in plain C and with wide vectors, on arrays of exactly the size that it may touch.
///
/// The input says how many numbers there are and what they are; the address sanitizer sees whoever leaves an array, and a
/// difference between both ways is a find.
struct LoopTrial {
  private var input: ArraySlice<UInt8>

  /// Stops the program when the ways differ. A processor without wide vectors has but one.
  static func run(_ bytes: [UInt8]) {
    guard cvectors_has_avx2(), bytes.count >= 8 else { return }
    var trial = LoopTrial(input: bytes[...])
    switch trial.next() % 8 {
    case 0: trial.symbolsAndRuns()
    case 1: trial.marks()
    case 2: trial.columns()
    case 3: trial.squeezes()
    case 4: trial.opacityAndChanges()
    case 5: trial.planes()
    case 6: trial.noise()
    default: trial.tallies()
    }
  }

  private mutating func next() -> Int { Int(input.popFirst() ?? 0) }

  /// A size up to 1,023.
  private mutating func size() -> Int { next() << 2 | next() & 3 }

  /// As many bytes, the input's over and over.
  private func bytes(_ count: Int) -> [UInt8] {
    (0..<count).map { input.isEmpty ? 0 : input[input.startIndex + $0 % input.count] &+ UInt8($0 / 251 & 0xFF) }
  }

  private func same<Result: Equatable>(_ loop: String, _ plain: Result, _ wide: Result) {
    if plain != wide { fatalError("\(loop) differs") }
  }

  private mutating func symbolsAndRuns() {
    let (width, height, down) = (size(), next() % 5, next() % 3)
    let values = bytes((height + down) * width + 1).map { Int16($0) }
    let (offsets, weights): ([UInt32], [Int16]) = ([0, UInt32(down * width), 1], [-1, -3, 4])
    let symbols = [false, true].map { isWide in
      let loop = unsafe isWide ? cvectors_symbols_avx2 : cvectors_symbols_portable
      var out = [UInt8](repeating: 9, count: height * width)
      unsafe loop(values, offsets, weights, 3, 2, 5, &out, out.count)
      return out
    }
    same("symbols", symbols[0], symbols[1])
    guard width > 2, height > 2 else { return }
    for step in [1, width] {
      let (columns, rows) = step == 1 ? (width - 2, height) : (width, height - 2)
      let counts = [false, true].map { isWide in
        let loop = unsafe isWide ? cvectors_runs_avx2 : cvectors_runs_portable
        var counts = [UInt32](repeating: 0, count: 125)
        unsafe loop(symbols[0], width, columns, rows, step, &counts)
        return counts
      }
      same("runs", counts[0], counts[1])
    }
  }

  private mutating func marks() {
    let (blocks, more) = (1 + next() % 70, next() % 9)
    let stride = blocks * 8 + more
    let rgba = bytes((7 * stride + blocks * 8) * 4)
    let marks = [false, true].map { isWide in
      let loop = unsafe isWide ? cvectors_mark_avx2 : cvectors_mark_portable
      var whole = [Int32](repeating: 0, count: 2 * blocks)
      var fraction = [Float](repeating: 0, count: 2 * blocks)
      unsafe loop(rgba, stride, blocks, &whole, &fraction)
      return whole.map { Double($0) } + fraction.map { Double($0) }
    }
    same("marks", marks[0], marks[1])
  }

  private mutating func columns() {
    let (count, rows) = (size(), next() % 20)
    // Sums are kept in 32 bits as long as these hold them: weights lie on both sides of that.
    let weights = bytes(rows).map { $0 < 100 ? Double($0) : Double($0) * 120_000 }
    let samples = bytes(count * rows)
    let sums = [false, true].map { isWide in
      let loop = unsafe isWide ? cvectors_columns_avx2 : cvectors_columns_portable
      var sums = [Double](repeating: -1, count: count)
      unsafe loop(samples, count, weights, rows, &sums)
      return sums
    }
    same("columns", sums[0], sums[1])
  }

  private mutating func squeezes() {
    let (count, channels) = (1 + size() % 300, 3 + next() % 2)
    var (firsts, starts, place): ([Int], [Int], Int) = ([], [0], 0)
    for index in 0..<count {
      let covered = 1 + Int(bytes(count)[index]) % 4
      firsts.append(place)
      starts.append(starts[index] + covered)
      place += covered
    }
    let weights = [Double](repeating: 1, count: starts[count])
    let sums = bytes(place * channels + 4 - channels).map { Double($0) }
    let pixels = [false, true].map { isWide in
      let loop = unsafe isWide ? cvectors_squeeze_avx2 : cvectors_squeeze_portable
      var rgb = [UInt8](repeating: 0, count: count * 3)
      unsafe loop(sums, channels, firsts, starts, weights, count, 0, 5, &rgb)
      return rgb
    }
    same("squeezes", pixels[0], pixels[1])
  }

  private mutating func opacityAndChanges() {
    let count = size()
    var rgba = bytes(count * 4)
    if next() % 2 == 0 { for pixel in 0..<count { rgba[pixel * 4 + 3] = 255 } }
    unsafe same("opacity", cvectors_opaque_portable(rgba, count), cvectors_opaque_avx2(rgba, count))
    let values = bytes(count).map { Int16($0 / 64) }
    unsafe same("changes", cvectors_changes_portable(values, count), cvectors_changes_avx2(values, count))
  }

  private mutating func planes() {
    let (width, rows) = (size(), 1 + next() % 2)
    let rgb = bytes(width * rows * 3)
    let weights: [Int32] = [19595, 38470, 7471, -11059, -21709, 32768, 32768, -27439, -5329]
    let planes = [false, true].map { isWide in
      let loop = unsafe isWide ? cvectors_planes_avx2 : cvectors_planes_portable
      var luma = [Int16](repeating: 0, count: width * rows)
      var (first, second) = ([Int16](repeating: 0, count: width / 2), [Int16](repeating: 0, count: width / 2))
      unsafe loop(rgb, width, rows, weights, &luma, &first, &second)
      return [luma, first, second]
    }
    same("planes", planes[0], planes[1])
  }

  private mutating func noise() {
    let (width, rows) = (size(), next())
    let values = bytes(width * (rows + 2)).map { Int16($0) }
    let sums = [false, true].map { isWide in
      let loop = unsafe isWide ? cvectors_noise_avx2 : cvectors_noise_portable
      let none = [Int32](repeating: 0, count: width)
      var (noise, sum, squares) = (none, none, none)
      unsafe loop(values, width, rows, &noise, &sum, &squares)
      return [noise, sum, squares]
    }
    same("noise", sums[0], sums[1])
  }

  private mutating func tallies() {
    let (count, period) = (size(), 1 + size() % 300)
    let votes = bytes(count).map { $0 & 1 }
    let tallies = [false, true].map { isWide in
      let loop = unsafe isWide ? cvectors_tally_avx2 : cvectors_tally_portable
      var yes = [UInt32](repeating: 0, count: period)
      unsafe loop(votes, count, period, &yes)
      return yes
    }
    same("tallies", tallies[0], tallies[1])
  }
}
