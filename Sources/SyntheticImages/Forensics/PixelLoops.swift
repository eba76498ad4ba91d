internal import CVectors

/// The calls into the loops over pixels that need a processor's vectors: the one file of this module that hands out
/// pointers to them.
///
/// Each pointer lives for its call, and each call is held to the bounds of its arrays first. Both kinds of loop give the
/// same numbers.
enum PixelLoops {
  /// Whether this machine's processor has wide vectors.
  static let hasWideVectors = cvectors_has_avx2()

  /// Writes the symbols of one row of a filter: see `cvectors_symbols_portable`.
  static func symbols(
    _ values: [Int16], from start: Int, taps: ResidualFilter.Taps, into symbols: inout [UInt8], at place: Int,
    count: Int, isWide: Bool = hasWideVectors
  ) {
    precondition(start >= 0 && count >= 0 && place >= 0 && place + count <= symbols.count)
    precondition(start + count + Int(taps.offsets.max() ?? 0) <= values.count)
    unsafe values.withUnsafeBufferPointer { values in
      unsafe symbols.withUnsafeMutableBufferPointer { symbols in
        guard let from = values.baseAddress, let to = symbols.baseAddress else { return }
        let loop = unsafe isWide ? cvectors_symbols_avx2 : cvectors_symbols_portable
        unsafe loop(
          from + start, taps.offsets, taps.weights, taps.weights.count, taps.near, taps.far, to + place, count)
      }
    }
  }

  /// How often each run of three symbols occurs: see `cvectors_runs_portable`.
  static func runs(
    _ plane: ResidualFilter.Symbols, columns: Int, rows: Int, step: Int, into counts: inout [UInt32],
    isWide: Bool = hasWideVectors
  ) {
    guard columns > 0, rows > 0 else { return }
    precondition(counts.count == 125 && columns <= plane.width)
    precondition((rows - 1) * plane.width + columns + 2 * step <= plane.values.count)
    let loop = unsafe isWide ? cvectors_runs_avx2 : cvectors_runs_portable
    unsafe plane.values.withUnsafeBufferPointer { values in
      unsafe counts.withUnsafeMutableBufferPointer { counts in
        unsafe loop(values.baseAddress, plane.width, columns, rows, step, counts.baseAddress)
      }
    }
  }

  /// What the blocks of a row say of dwtDct marks: see `cvectors_mark_portable`.
  static func mark(
    _ rgba: [UInt8], from start: Int, stride: Int, blocks: Int, whole: inout [Int32], fraction: inout [Float],
    isWide: Bool = hasWideVectors
  ) {
    precondition(blocks > 0 && stride >= blocks * 8 && start >= 0)
    precondition(start + (7 * stride + blocks * 8) * 4 <= rgba.count)
    precondition(whole.count == 2 * blocks && fraction.count == 2 * blocks)
    let loop = unsafe isWide ? cvectors_mark_avx2 : cvectors_mark_portable
    unsafe rgba.withUnsafeBufferPointer { rgba in
      unsafe whole.withUnsafeMutableBufferPointer { whole in
        unsafe fraction.withUnsafeMutableBufferPointer { fraction in
          guard let from = rgba.baseAddress else { return }
          unsafe loop(from + start, stride, blocks, whole.baseAddress, fraction.baseAddress)
        }
      }
    }
  }

  /// Adds votes to the places that their indices leave over when they are divided by a period: see
  /// `cvectors_tally_portable`.
  static func tally(_ votes: [UInt8], period: Int, isWide: Bool = hasWideVectors) -> [UInt32] {
    precondition(period > 0)
    var yes = [UInt32](repeating: 0, count: period)
    let loop = unsafe isWide ? cvectors_tally_avx2 : cvectors_tally_portable
    unsafe votes.withUnsafeBufferPointer { votes in
      unsafe yes.withUnsafeMutableBufferPointer { unsafe loop(votes.baseAddress, votes.count, period, $0.baseAddress) }
    }
    return yes
  }

  /// How many values differ from the one before them.
  static func changes(_ values: [Int16], isWide: Bool = hasWideVectors) -> Int {
    let loop = unsafe isWide ? cvectors_changes_avx2 : cvectors_changes_portable
    return unsafe values.withUnsafeBufferPointer { unsafe loop($0.baseAddress, $0.count) }
  }

  /// Weighs the colours of one or two rows of a picture, of which the first is an even one: see
  /// `cvectors_planes_portable`.
  static func planes(
    _ rgb: [UInt8], width: Int, rows: Range<Int>, weights: [Int32], luma: inout [Int16], first: inout [Int16],
    second: inout [Int16], isWide: Bool = hasWideVectors
  ) {
    let half = rows.lowerBound / 2 * (width / 2)
    precondition(width > 0 && rows.lowerBound >= 0 && rows.lowerBound % 2 == 0 && rows.count <= 2)
    precondition(rows.upperBound * width * 3 <= rgb.count && rows.upperBound * width <= luma.count)
    precondition(weights.count == 9)
    precondition(rows.count < 2 || half + width / 2 <= min(first.count, second.count))
    let loop = unsafe isWide ? cvectors_planes_avx2 : cvectors_planes_portable
    unsafe rgb.withUnsafeBufferPointer { rgb in
      unsafe luma.withUnsafeMutableBufferPointer { luma in
        unsafe first.withUnsafeMutableBufferPointer { first in
          unsafe second.withUnsafeMutableBufferPointer { second in
            guard let from = rgb.baseAddress, let to = luma.baseAddress else { return }
            // A picture of one row or column has no squares, and its arrays of them no place.
            unsafe loop(
              from + rows.lowerBound * width * 3, width, rows.count, weights, to + rows.lowerBound * width,
              first.baseAddress.map { unsafe $0 + half }, second.baseAddress.map { unsafe $0 + half })
          }
        }
      }
    }
  }

  /// Sums over the columns of some rows of brightness, which begin behind `top`: see `cvectors_noise_portable`.
  static func noise(
    _ luma: SamplePlane, top: Int, rows: Int, into sums: inout ColumnSums, isWide: Bool = hasWideVectors
  ) {
    precondition(top >= 0 && (0...256).contains(rows) && (top + rows + 2) * luma.width <= luma.values.count)
    precondition(sums.noise.count == luma.width && sums.values.count == luma.width)
    precondition(sums.squares.count == luma.width)
    let loop = unsafe isWide ? cvectors_noise_avx2 : cvectors_noise_portable
    unsafe luma.values.withUnsafeBufferPointer { values in
      unsafe sums.noise.withUnsafeMutableBufferPointer { noise in
        unsafe sums.values.withUnsafeMutableBufferPointer { sum in
          unsafe sums.squares.withUnsafeMutableBufferPointer { squares in
            guard let from = values.baseAddress else { return }
            unsafe loop(
              from + top * luma.width, luma.width, rows, noise.baseAddress, sum.baseAddress, squares.baseAddress)
          }
        }
      }
    }
  }

  /// Sums over the columns of a band of rows: of a high-pass squared, of values, and of their squares.
  struct ColumnSums {
    var noise: [Int32]
    var values: [Int32]
    var squares: [Int32]

    init(width: Int) {
      noise = Array(repeating: 0, count: width)
      values = noise
      squares = noise
    }
  }
}
