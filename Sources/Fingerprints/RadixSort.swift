/// Sorts whole numbers by their bytes, least first: time in proportion to their number, and stable.
public enum RadixSort {
  /// Sorts `values` by the bytes from `firstByte` up; bytes in which all agree are skipped.
  ///
  /// - Complexity: O(8 n), with a second array of n.
  public static func sort(_ values: inout [UInt64], firstByte: Int = 0) {
    guard values.count > 1 else { return }
    var other = [UInt64](repeating: 0, count: values.count)
    for byte in firstByte..<8 {
      let shift = UInt64(byte * 8)
      var counts = [Int](repeating: 0, count: 256)
      for value in values { counts[Int(truncatingIfNeeded: value >> shift & 0xFF)] += 1 }
      if counts.contains(values.count) { continue }
      var total = 0
      for bucket in 0..<256 {
        (counts[bucket], total) = (total, total + counts[bucket])
      }
      for value in values {
        let bucket = Int(truncatingIfNeeded: value >> shift & 0xFF)
        other[counts[bucket]] = value
        counts[bucket] += 1
      }
      swap(&values, &other)
    }
  }
}
