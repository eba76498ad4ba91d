/// Sorts numbers whose leading bits are spread evenly, as those of hashes are.
///
/// Short lists are dealt into as many buckets as they have numbers and finished by insertion, which is linear for even
/// numbers; hashes that were made to collide cost at most the square of a short length.
enum UniformSort {
  private static let longest = 1024

  /// Sorts `values`; `buckets` is scratch.
  static func sort(_ values: inout [UInt32], buckets: inout [Int32]) {
    guard values.count <= longest else { return values.sort() }
    guard values.count > 24 else { return insert(&values) }
    let bits = UInt32(Int.bitWidth - values.count.leadingZeroBitCount)
    let shift = 32 - bits
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

  private static func insert(_ values: inout [UInt32]) {
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
