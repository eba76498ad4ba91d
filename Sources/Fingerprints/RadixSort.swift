/// Sorts whole numbers by their bytes, least first: time in proportion to their number, and stable.
public enum RadixSort {
  /// Sorts `values` by the bytes from `firstByte` up; bytes in which all agree are skipped.
  ///
  /// - Complexity: O(8 n), with a second array of n.
  public static func sort(_ values: inout [UInt64], firstByte: Int = 0) {
    guard values.count > 1 else { return }
    var other = [UInt64](repeating: 0, count: values.count)
    var counts = [Int](repeating: 0, count: 256 * 8)
    count(values.span, firstByte, into: &counts)
    for byte in firstByte..<8 {
      let first = byte * 256
      if counts[first..<(first + 256)].contains(values.count) { continue }
      deal(values.span, byte, &counts, into: &other)
      swap(&values, &other)
    }
  }

  /// Counts how often each byte has each value.
  private static func count(_ values: Span<UInt64>, _ firstByte: Int, into counts: inout [Int]) {
    var counts = counts.mutableSpan
    for index in values.indices {
      var left = values[index] &>> UInt64(firstByte &* 8)
      var first = firstByte &* 256
      while first < 2048 {
        counts[first &+ Int(left & 0xFF)] &+= 1
        left &>>= 8
        first &+= 256
      }
    }
  }

  /// Puts the values in the order of one byte.
  private static func deal(_ values: Span<UInt64>, _ byte: Int, _ counts: inout [Int], into other: inout [UInt64]) {
    var places = counts.mutableSpan
    var other = other.mutableSpan
    let first = byte &* 256
    var total = 0
    for bucket in first..<(first + 256) {
      let size = places[bucket]
      places[bucket] = total
      total &+= size
    }
    let shift = UInt64(byte &* 8)
    for index in values.indices {
      let value = values[index]
      let bucket = first &+ Int(value &>> shift & 0xFF)
      let place = places[bucket]
      places[bucket] = place &+ 1
      other[place] = value
    }
  }
}
