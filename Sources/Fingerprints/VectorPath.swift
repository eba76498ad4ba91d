internal import CVectors

/// Which instructions the inner loops use; the results are the same bit for bit.
public enum VectorPath: CaseIterable, Sendable {
  /// What every processor has.
  case portable
  /// AVX2 and POPCNT.
  case avx2

  /// The fastest that this processor has.
  public static let best: VectorPath = cvectors_has_avx2() ? .avx2 : .portable

  /// Those that this processor has.
  public static var available: [VectorPath] { cvectors_has_avx2() ? [.portable, .avx2] : [.portable] }
}

/// The calls into the C loops: the one file of this module that hands out pointers.
///
/// Each pointer lives for its call, and every length is checked here.
extension VectorPath {
  /// `matrix · pixels · matrixᵀ` of 16 × 64 and 64 × 64 numbers.
  func dct(_ pixels: [Float], matrix: [Float]) -> [Float] {
    precondition(pixels.count == 64 * 64 && matrix.count == 16 * 64)
    return unsafe [Float](unsafeUninitializedCapacity: 256) { out, count in
      unsafe pixels.withUnsafeBufferPointer { pixels in
        unsafe matrix.withUnsafeBufferPointer { matrix in
          guard let pixels = pixels.baseAddress, let matrix = matrix.baseAddress, let out = out.baseAddress else {
            return
          }
          switch self {
          case .portable: unsafe cvectors_dct_portable(pixels, matrix, out)
          case .avx2: unsafe cvectors_dct_avx2(pixels, matrix, out)
          }
        }
      }
      count = 256
    }
  }

  /// Throws the first `count` elements into the places of a sketch, round after round until none of those is empty, and
  /// says how many are in the end.
  ///
  /// - Parameters:
  ///   - rounds: How often they were thrown before, and will have been at most, which is 256 or fewer. Not empty.
  ///   - places: ``MinHash/size`` of them.
  func throwing(_ elements: [UInt32], count: Int, rounds: Range<UInt32>, into places: inout [UInt32]) -> Int {
    precondition(count >= 0 && elements.count >= count && places.count == MinHash.size)
    precondition(!rounds.isEmpty && rounds.upperBound <= 256)
    let (first, end) = (rounds.lowerBound, rounds.upperBound)
    return unsafe elements.withUnsafeBufferPointer { source in
      unsafe places.withUnsafeMutableBufferPointer { target in
        guard let from = source.baseAddress, let to = target.baseAddress else { return MinHash.size }
        return switch self {
        case .portable: unsafe cvectors_throw_portable(from, count, first, end, to)
        case .avx2: unsafe cvectors_throw_avx2(from, count, first, end, to)
        }
      }
    }
  }

  /// Appends the items whose code is at most `radius` bits from the query.
  ///
  /// - Precondition: Every item is an index of `codes`; `room` holds as many.
  func within(
    _ radius: Int, of query: PDQHash, codes: [PDQHash], items: [UInt32], room: inout [UInt32],
    into found: inout [UInt32]
  ) {
    guard !items.isEmpty else { return }
    precondition(room.count >= items.count)
    let count = items.count
    let hits = unsafe withUnsafeBytes(of: query.words) { query in
      unsafe codes.withUnsafeBytes { codes in
        unsafe items.withUnsafeBufferPointer { items in
          unsafe room.withUnsafeMutableBufferPointer { room in
            guard let query = query.baseAddress, let codes = codes.baseAddress, let items = items.baseAddress,
              let room = room.baseAddress
            else { return 0 }
            let words = unsafe codes.assumingMemoryBound(to: UInt64.self)
            let asked = unsafe query.assumingMemoryBound(to: UInt64.self)
            return switch self {
            case .portable:
              unsafe cvectors_within_portable(words, items, count, asked, UInt32(radius), room)
            case .avx2: unsafe cvectors_within_avx2(words, items, count, asked, UInt32(radius), room)
            }
          }
        }
      }
    }
    for hit in 0..<hits { found.append(items[Int(room[hit])]) }
  }

  /// Gives `body` the index in `codes` of every one in `range` that is at most `radius` bits from the query, in order.
  ///
  /// - Precondition: `room` holds as many as the range; fewer than 2³² of them.
  func near(
    _ radius: Int, of query: PDQHash, in codes: Span<PDQHash>, range: Range<Int>, room: inout [UInt32],
    _ body: (Int) -> Void
  ) {
    guard !range.isEmpty, radius >= 0 else { return }
    precondition(range.lowerBound >= 0 && range.upperBound <= codes.count && room.count >= range.count)
    let hits = unsafe withUnsafeBytes(of: query.words) { query in
      unsafe codes.withUnsafeBytes { codes in
        unsafe room.withUnsafeMutableBufferPointer { room in
          guard let query = query.baseAddress, let codes = codes.baseAddress, let room = room.baseAddress else {
            return 0
          }
          let words = unsafe codes.assumingMemoryBound(to: UInt64.self) + range.lowerBound * 4
          let asked = unsafe query.assumingMemoryBound(to: UInt64.self)
          return switch self {
          case .portable: unsafe cvectors_near_portable(words, range.count, asked, UInt32(radius), room)
          case .avx2: unsafe cvectors_near_avx2(words, range.count, asked, UInt32(radius), room)
          }
        }
      }
    }
    for hit in 0..<hits { body(range.lowerBound + Int(room[hit])) }
  }

  /// Gives `body` every pair of a code and a query that are near in a band and at most `radius` bits apart in all; until
  /// `body` says that it is enough.
  ///
  /// - Precondition: Every item of the band is an index of `queries`; fewer than 2³² codes.
  /// - Returns: Whether `body` had all.
  func join(
    _ band: HammingBand, _ radius: Int, codes: Span<PDQHash>, queries: [PDQHash], _ body: (Int, Int) -> Bool
  ) -> Bool {
    let (bits, low) = (band.place.count, band.low)
    precondition(bits <= 32 && low <= bits && band.seen.count * 64 >= 1 << bits && band.starts.count == (1 << low) + 1)
    precondition(band.place.lowerBound >= 0 && band.place.upperBound <= 256 && radius >= 0)
    precondition(Int(band.starts.last ?? 0) <= band.items.count)
    var hits = [UInt32](repeating: 0, count: 2 * Int(CVECTORS_JOIN_ROOM))
    var place = cvectors_place(code: 0, item: 0)
    let codesCount = codes.count
    while place.code < codesCount {
      let found = unsafe codes.withUnsafeBytes { codes in
        unsafe queries.withUnsafeBytes { queries in
          unsafe band.seen.withUnsafeBufferPointer { seen in
            unsafe band.starts.withUnsafeBufferPointer { starts in
              unsafe band.items.withUnsafeBufferPointer { items in
                unsafe hits.withUnsafeMutableBufferPointer { hits in
                  guard let codes = codes.baseAddress, let queries = queries.baseAddress, let hits = hits.baseAddress
                  else { return 0 }
                  var table = unsafe cvectors_band(
                    word: UInt32(band.place.lowerBound / 64), shift: UInt32(band.place.lowerBound % 64),
                    bits: UInt32(bits), low: UInt32(low), seen: seen.baseAddress, starts: starts.baseAddress,
                    items: items.baseAddress)
                  let words = unsafe codes.assumingMemoryBound(to: UInt64.self)
                  let asked = unsafe queries.assumingMemoryBound(to: UInt64.self)
                  return switch self {
                  case .portable:
                    unsafe cvectors_join_portable(
                      &table, words, codesCount, asked, UInt32(radius), &place, hits)
                  case .avx2:
                    unsafe cvectors_join_avx2(&table, words, codesCount, asked, UInt32(radius), &place, hits)
                  }
                }
              }
            }
          }
        }
      }
      for hit in 0..<found where !body(Int(hits[2 * hit]), Int(hits[2 * hit + 1])) { return false }
    }
    return true
  }

  /// Reads 64 hexadecimal digits of either case that start at a place; `nil` when they are not there.
  func hash(at start: Int, of bytes: Span<UInt8>) -> PDQHash? {
    guard start >= 0, start + 64 <= bytes.count else { return nil }
    var words = SIMD4<UInt64>(repeating: 0)
    let isHash = unsafe withUnsafeMutableBytes(of: &words) { words in
      unsafe bytes.withUnsafeBufferPointer { bytes in
        guard let words = unsafe words.baseAddress?.assumingMemoryBound(to: UInt8.self), let digits = bytes.baseAddress
        else {
          return false
        }
        return switch self {
        case .portable: unsafe cvectors_unhex_portable(digits + start, words)
        case .avx2: unsafe cvectors_unhex_avx2(digits + start, words)
        }
      }
    }
    // The bytes are those of words with the least byte first.
    for word in 0..<4 { words[word] = UInt64(littleEndian: words[word]) }
    return isHash ? PDQHash(words: words) : nil
  }

  /// The index of the code in `codes[range]` that is fewest bits from the query, and how many; `nil` of none.
  func nearest(to query: PDQHash, in codes: [PDQHash], range: Range<Int>) -> (index: Int, distance: Int)? {
    guard !range.isEmpty else { return nil }
    precondition(range.lowerBound >= 0 && range.upperBound <= codes.count)
    var distance: UInt32 = 0
    let index = unsafe withUnsafeBytes(of: query.words) { query in
      unsafe codes.withUnsafeBytes { codes in
        guard let query = query.baseAddress, let codes = codes.baseAddress else { return 0 }
        let words = unsafe codes.assumingMemoryBound(to: UInt64.self) + range.lowerBound * 4
        let asked = unsafe query.assumingMemoryBound(to: UInt64.self)
        return switch self {
        case .portable: unsafe cvectors_nearest_portable(words, range.count, asked, &distance)
        case .avx2: unsafe cvectors_nearest_avx2(words, range.count, asked, &distance)
        }
      }
    }
    return (range.lowerBound + index, Int(distance))
  }
}
