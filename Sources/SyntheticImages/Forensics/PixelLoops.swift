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
}
