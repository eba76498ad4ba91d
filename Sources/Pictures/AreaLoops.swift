internal import CVectors

/// The calls into the loops that make pictures smaller: they hand out pointers, as the processor's vectors need them.
///
/// Each pointer lives for its call, and each call is held to the bounds of its arrays first. Both kinds of loop give the
/// same numbers.
enum AreaLoops {
  /// Whether this machine's processor has wide vectors.
  static let hasWideVectors = cvectors_has_avx2()

  /// Sets sums to those of the columns of a band of rows, weighed: see `cvectors_columns_portable`.
  static func columns(
    _ samples: [UInt8], from start: Int, count: Int, weights: ArraySlice<Double>, into sums: inout [Double],
    isWide: Bool = hasWideVectors
  ) {
    precondition(start >= 0 && count >= 0 && count <= sums.count)
    precondition(start + count * weights.count <= samples.count)
    let loop = unsafe isWide ? cvectors_columns_avx2 : cvectors_columns_portable
    unsafe samples.withUnsafeBufferPointer { samples in
      unsafe weights.withUnsafeBufferPointer { weights in
        unsafe sums.withUnsafeMutableBufferPointer { sums in
          guard let from = samples.baseAddress else { return }
          unsafe loop(from + start, count, weights.baseAddress, weights.count, sums.baseAddress)
        }
      }
    }
  }

  /// Makes a row of red, green and blue of sums of columns: see `cvectors_squeeze_portable`.
  static func squeeze(
    _ sums: [Double], channels: Int, _ overlaps: Overlaps, half: Double, area: Double, into rgb: inout [UInt8],
    at place: Int, isWide: Bool = hasWideVectors
  ) {
    precondition(place >= 0 && place + overlaps.count * 3 <= rgb.count && overlaps.starts.count == overlaps.count + 1)
    let covered = (overlaps.firsts.last ?? 0) + overlaps.entries(of: overlaps.count - 1).count
    precondition((3...4).contains(channels) && covered * channels + 4 <= sums.count)
    let loop = unsafe isWide ? cvectors_squeeze_avx2 : cvectors_squeeze_portable
    unsafe sums.withUnsafeBufferPointer { sums in
      unsafe rgb.withUnsafeMutableBufferPointer { rgb in
        guard let to = rgb.baseAddress else { return }
        unsafe loop(
          sums.baseAddress, channels, overlaps.firsts, overlaps.starts, overlaps.weights, overlaps.count, half, area,
          to + place)
      }
    }
  }

  /// Whether the fourth sample of every pixel is 255: see `cvectors_opaque_portable`.
  static func isOpaque(_ rgba: [UInt8], isWide: Bool = hasWideVectors) -> Bool {
    let loop = unsafe isWide ? cvectors_opaque_avx2 : cvectors_opaque_portable
    return unsafe rgba.withUnsafeBufferPointer { unsafe loop($0.baseAddress, $0.count / 4) }
  }
}
