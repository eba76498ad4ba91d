/// Sorts numbers of which 32 bits are spread evenly, as those of hashes are.
///
/// Short lists are dealt into as many buckets as they have numbers and finished by insertion, which is linear for even
/// numbers; hashes that were made to collide cost at most the square of a short length. Long lists take ``RadixSort``.
enum UniformSort {
  private static let longest = 1024

  /// Sorts `values` by their lowest 40 bits; bits 8 to 39 are the hash. `buckets` is scratch.
  static func sort(_ values: inout [UInt64], buckets: inout [Int32]) {
    guard values.count <= longest else { return RadixSort.sort(&values) }
    guard values.count > 24 else { return insert(&values) }
    let bits = UInt64(64 - values.count.leadingZeroBitCount)
    let shift = 40 - bits
    let size = 1 << Int(bits)
    let source = values
    buckets.removeAll(keepingCapacity: true)
    buckets.append(contentsOf: repeatElement(0, count: size))
    for value in source { buckets[Int(truncatingIfNeeded: value >> shift)] += 1 }
    var total: Int32 = 0
    for bucket in 0..<size {
      total += buckets[bucket]
      buckets[bucket] = total
    }
    for value in source {
      let bucket = Int(truncatingIfNeeded: value >> shift)
      buckets[bucket] -= 1
      values[Int(buckets[bucket])] = value
    }
    insert(&values)
  }

  private static func insert(_ values: inout [UInt64]) {
    for index in values.indices.dropFirst() {
      let value = values[index]
      var hole = index
      while hole > 0, values[hole - 1] > value {
        values[hole] = values[hole - 1]
        hole -= 1
      }
      values[hole] = value
    }
  }
}
