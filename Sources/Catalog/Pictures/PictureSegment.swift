internal import Foundation

/// Which pictures have a hash, and finds every hash within 31 bits of another, exactly: a part of the catalog's index of
/// pictures, as bytes that are mapped, not read.
///
/// Multi-index hashing (Norouzi, Punjani & Fleet, "Fast search in Hamming space with multi-index hashing", CVPR 2012): of
/// 16 bands of 16 bits, two hashes that differ in at most 31 bits agree in one but for one bit, so that 17 values a band
/// hold every answer. Each hash stands once, however many pictures have it: 100 bytes, 8 a picture, and 4 MB.
struct PictureSegment: Sendable {
  /// A picture and one of its hashes.
  struct Entry: Comparable, Sendable {
    let hash: SIMD4<UInt64>
    let picture: Int64

    static func < (a: Entry, b: Entry) -> Bool {
      for word in 0..<4 where a.hash[word] != b.hash[word] { return a.hash[word] < b.hash[word] }
      return a.picture < b.picture
    }
  }

  static let radius = 31
  private static let magic: UInt64 = 0x31_43_49_50_57_4F_54_53
  private static let (bands, values, headerBytes) = (16, 1 << 16, 64)

  private let data: Data
  /// The number of distinct hashes.
  let hashes: Int
  /// The number of pictures and hashes.
  let count: Int
  /// The highest number of a picture that was there when the segment was made, whether it has hashes or not.
  let newest: Int64

  /// Where each part begins, in bytes.
  private var hashStart: Int { Self.headerBytes }
  private var numberStart: Int { hashStart + hashes * 32 }
  private var firstStart: Int { numberStart + count * 8 }
  private var valueStart: Int { firstStart + (hashes + 1) * 4 }
  private var itemStart: Int { valueStart + Self.bands * (Self.values + 1) * 4 }
  private var end: Int { itemStart + Self.bands * hashes * 4 }

  /// Takes bytes that ``bytes(of:newest:)`` made.
  ///
  /// - Returns: `nil` when they are not so many as they say.
  init?(_ data: Data) {
    guard data.count >= Self.headerBytes else { return nil }
    func word(_ index: Int) -> UInt64 {
      unsafe data.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self) }
    }
    guard word(0) == Self.magic, let hashes = Int(exactly: word(1)), let count = Int(exactly: word(2)),
      hashes <= data.count / 32, count <= data.count / 8, let newest = Int64(exactly: word(3))
    else { return nil }
    self.data = data
    self.hashes = hashes
    self.count = count
    self.newest = newest
    guard data.count == end else { return nil }
  }

  /// Calls `body` with every picture that has a hash at most ``radius`` bits from another, and how many those are; by
  /// distance, then number.
  ///
  /// What stands where it cannot, in a file that was damaged, is passed over.
  /// - Complexity: O(272 × hashes / 65536), since the veil spreads hashes evenly.
  func near(_ query: SIMD4<UInt64>) -> [(picture: Int64, distance: Int)] {
    unsafe data.withUnsafeBytes { bytes in
      func four(_ start: Int, _ index: Int) -> Int {
        Int(unsafe bytes.loadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self))
      }
      var found: [Int: Int] = [:]
      for band in 0..<Self.bands {
        let value = Int(query[band >> 2] >> UInt64((band & 3) * 16) & 0xFFFF)
        for flip in 0...16 {
          let near = (flip == 0 ? value : value ^ (1 << (flip - 1))) + band * (Self.values + 1)
          let (first, last) = (four(valueStart, near), four(valueStart, near + 1))
          guard first < last, last <= hashes else { continue }
          for item in first..<last {
            let hash = four(itemStart, band * hashes + item)
            guard hash < hashes else { continue }
            let distance = Self.distance(
              query, unsafe bytes.loadUnaligned(fromByteOffset: hashStart + hash * 32, as: SIMD4<UInt64>.self))
            if distance <= Self.radius { found[hash] = distance }
          }
        }
      }
      var pictures: [(picture: Int64, distance: Int)] = []
      for (hash, distance) in found {
        let (first, last) = (four(firstStart, hash), four(firstStart, hash + 1))
        guard first < last, last <= count else { continue }
        for entry in first..<last {
          let number = unsafe bytes.loadUnaligned(fromByteOffset: numberStart + entry * 8, as: Int64.self)
          pictures.append((number, distance))
        }
      }
      return pictures.sorted { ($0.distance, $0.picture) < ($1.distance, $1.picture) }
    }
  }

  /// How many bits differ.
  static func distance(_ a: SIMD4<UInt64>, _ b: SIMD4<UInt64>) -> Int {
    let differing = a ^ b
    return differing[0].nonzeroBitCount + differing[1].nonzeroBitCount + differing[2].nonzeroBitCount
      + differing[3].nonzeroBitCount
  }

  /// Whether each hash stands once in each band, where ``near(_:)`` looks for it.
  ///
  /// - Complexity: O(16 × (hashes + 65536)).
  var isSound: Bool {
    unsafe data.withUnsafeBytes { bytes in
      func four(_ start: Int, _ index: Int) -> Int {
        Int(unsafe bytes.loadUnaligned(fromByteOffset: start + index * 4, as: UInt32.self))
      }
      for band in 0..<Self.bands {
        var item = 0
        for value in 0..<Self.values {
          let place = band * (Self.values + 1) + value
          let last = four(valueStart, place + 1)
          guard four(valueStart, place) == item, item <= last, last <= hashes else { return false }
          var before = -1
          while item < last {
            let hash = four(itemStart, band * hashes + item)
            guard before < hash, hash < hashes else { return false }
            let word = unsafe bytes.loadUnaligned(
              fromByteOffset: hashStart + hash * 32 + (band >> 2) * 8, as: UInt64.self)
            guard Int(word >> UInt64((band & 3) * 16) & 0xFFFF) == value else { return false }
            (before, item) = (hash, item + 1)
          }
        }
        guard item == hashes else { return false }
      }
      return true
    }
  }

  /// All pictures and hashes, in order.
  var entries: [Entry] {
    unsafe data.withUnsafeBytes { bytes in
      var entries: [Entry] = []
      entries.reserveCapacity(count)
      for hash in 0..<hashes {
        let value = unsafe bytes.loadUnaligned(fromByteOffset: hashStart + hash * 32, as: SIMD4<UInt64>.self)
        let first = unsafe bytes.loadUnaligned(fromByteOffset: firstStart + hash * 4, as: UInt32.self)
        let last = unsafe bytes.loadUnaligned(fromByteOffset: firstStart + hash * 4 + 4, as: UInt32.self)
        guard first < last, last <= count else { continue }
        for entry in first..<last {
          entries.append(
            Entry(
              hash: value,
              picture: unsafe bytes.loadUnaligned(fromByteOffset: numberStart + Int(entry) * 8, as: Int64.self)))
        }
      }
      return entries
    }
  }

  /// A segment as bytes.
  ///
  /// - Parameter entries: In order, each once.
  /// - Precondition: Fewer than 2³² of them.
  /// - Complexity: O(entries), 16 counting sorts.
  static func bytes(of entries: [Entry], newest: Int64) -> Data {
    precondition(entries.count < Int(UInt32.max))
    var hashes: [SIMD4<UInt64>] = []
    var firsts: [UInt32] = []
    for (index, entry) in entries.enumerated() where hashes.last != entry.hash {
      hashes.append(entry.hash)
      firsts.append(UInt32(index))
    }
    firsts.append(UInt32(entries.count))
    var data = Data(
      capacity: headerBytes + hashes.count * (36 + bands * 4) + entries.count * 8 + bands * (values + 1) * 4 + 4)
    append([magic, UInt64(hashes.count), UInt64(entries.count), UInt64(newest), 0, 0, 0, 0], to: &data)
    append(hashes, to: &data)
    append(entries.map(\.picture), to: &data)
    append(firsts, to: &data)
    var items: [[UInt32]] = []
    for band in 0..<bands {
      var ends = [UInt32](repeating: 0, count: values + 1)
      let (word, shift) = (band >> 2, UInt64((band & 3) * 16))
      for hash in hashes { ends[Int(hash[word] >> shift & 0xFFFF) + 1] += 1 }
      for value in 1...values { ends[value] += ends[value - 1] }
      append(ends, to: &data)
      var sorted = [UInt32](repeating: 0, count: hashes.count)
      for (index, hash) in hashes.enumerated() {
        let value = Int(hash[word] >> shift & 0xFFFF)
        sorted[Int(ends[value])] = UInt32(truncatingIfNeeded: index)
        ends[value] += 1
      }
      items.append(sorted)
    }
    for sorted in items { append(sorted, to: &data) }
    return data
  }

  private static func append<Value: BitwiseCopyable>(_ values: [Value], to data: inout Data) {
    unsafe values.withUnsafeBytes { unsafe data.append(contentsOf: $0) }
  }
}
