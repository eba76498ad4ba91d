internal import Foundation

/// Which listings have a key of their texts in common: sorted pairs of key and number, in one file that is mapped, not
/// read, with the number of texts that each shingle stands in.
///
/// The file is made anew and put in place at once; the catalog names the one that counts, so that a run that is killed
/// leaves the old one.
struct ListingIndex: Sendable {
  /// Bits of a shingle's hash that choose its counter.
  static let counterBits = 24
  private static let magic: UInt64 = 0x32_58_44_49_57_4F_54_53
  private static let headerBytes = 32
  private static let counterBytes = 4 << counterBits

  private let data: Data
  /// The number of pairs.
  let count: Int
  /// The number of texts whose shingles were counted.
  let texts: Int

  /// Maps a file.
  ///
  /// - Returns: `nil` when there is none, or it is not what was written.
  init?(contentsOf url: URL) {
    guard let data = try? Data(contentsOf: url, options: .alwaysMapped), data.count >= Self.headerBytes else {
      return nil
    }
    func word(_ index: Int) -> UInt64 {
      unsafe data.withUnsafeBytes { unsafe $0.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self) }
    }
    guard word(0) == Self.magic, let count = Int(exactly: word(1)), let texts = Int(exactly: word(2)),
      count <= data.count / 8, data.count == Self.headerBytes + Self.counterBytes + count * 8
    else { return nil }
    self.data = data
    self.count = count
    self.texts = texts
  }

  /// Calls `body` with the number of every listing that has a key, unless more than `limit` have it.
  ///
  /// - Complexity: O(log pairs + listings).
  func forEach(_ key: UInt32, limit: Int, _ body: (UInt32) -> Void) {
    let all = first(limit < count ? limit + 1 : count, of: key)
    if all.count <= limit { for number in all { body(number) } }
  }

  /// The least numbers of the listings that have a key, at most `most` of them.
  ///
  /// - Complexity: O(log pairs + listings).
  func first(_ most: Int, of key: UInt32) -> [UInt32] {
    let base = Self.headerBytes + Self.counterBytes
    return unsafe data.withUnsafeBytes { bytes in
      func pair(_ index: Int) -> UInt64 {
        unsafe bytes.loadUnaligned(fromByteOffset: base + index * 8, as: UInt64.self)
      }
      var (low, high) = (0, count)
      while low < high {
        let middle = (low + high) / 2
        if pair(middle) < UInt64(key) << 32 { low = middle + 1 } else { high = middle }
      }
      var found: [UInt32] = []
      while low < count, found.count < most, pair(low) >> 32 == UInt64(key) {
        found.append(UInt32(truncatingIfNeeded: pair(low)))
        low += 1
      }
      return found
    }
  }

  /// Calls `body` with the number of texts that the shingles of each counter stand in, as they lie in the file.
  func withCounters<Value>(_ body: (Span<UInt32>) throws -> Value) rethrows -> Value {
    try unsafe data.withUnsafeBytes { bytes in
      let counters = unsafe UnsafeRawBufferPointer(
        rebasing: bytes[Self.headerBytes..<(Self.headerBytes + Self.counterBytes)]
      ).assumingMemoryBound(to: UInt32.self)
      return try body(unsafe Span(_unsafeElements: counters))
    }
  }

  /// A copy of the counters.
  var counters: [UInt32] {
    withCounters { counters in counters.indices.map { counters[$0] } }
  }

  /// All pairs, ascending.
  var pairs: [UInt64] {
    unsafe data.withUnsafeBytes { bytes in
      unsafe Array(
        UnsafeRawBufferPointer(rebasing: bytes[(Self.headerBytes + Self.counterBytes)...])
          .assumingMemoryBound(to: UInt64.self))
    }
  }

  /// Writes a file, whole or not at all.
  static func write(pairs: [UInt64], counters: [UInt32], texts: Int, to url: URL) throws {
    var header = Data()
    for word in [magic, UInt64(pairs.count), UInt64(texts), 0] {
      unsafe withUnsafeBytes(of: word) { unsafe header.append(contentsOf: $0) }
    }
    let temporary = url.appendingPathExtension("new")
    guard
      FileManager.default.createFile(atPath: temporary.path, contents: header, attributes: [.posixPermissions: 0o600])
    else { throw CocoaError(.fileWriteUnknown) }
    let file = try FileHandle(forWritingTo: temporary)
    try file.seekToEnd()
    try unsafe counters.withUnsafeBytes { unsafe try file.write(contentsOf: Data($0)) }
    try unsafe pairs.withUnsafeBytes { unsafe try file.write(contentsOf: Data($0)) }
    try file.synchronize()
    try file.close()
    _ = unsafe rename(temporary.path, url.path)
  }
}
