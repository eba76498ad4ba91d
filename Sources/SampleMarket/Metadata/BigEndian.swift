extension [UInt8] {
  /// Appends a number in `count` bytes, the highest first.
  mutating func append(_ value: some FixedWidthInteger, bytes count: Int) {
    for place in (0..<count).reversed() { append(UInt8(truncatingIfNeeded: value >> (place * 8))) }
  }

  /// Appends the UTF-8 of a text.
  mutating func append(_ text: String) { append(contentsOf: text.utf8) }
}
