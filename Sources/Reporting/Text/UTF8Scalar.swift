/// One scalar read from bytes that should be UTF-8.
struct UTF8Scalar {
  /// The scalar, or `nil` when the bytes are not well-formed there.
  let value: UInt32?
  /// Bytes that it takes: for what is not well-formed, the length of the maximal subpart, at least 1.
  let length: Int

  /// Reads at `position`, which lies before the end of `bytes`.
  ///
  /// Well-formed sequences are those of table 3-7 of the Unicode Standard: the second byte of a sequence has a range
  /// of its own after E0, ED, F0 and F4, which shuts out overlong forms, surrogates and values beyond U+10FFFF.
  init(in bytes: UnsafeBufferPointer<UInt8>, at position: Int) {
    let lead = unsafe bytes[position]
    let count: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case 0x00...0x7F:
      self.init(value: UInt32(lead), length: 1)
      return
    case 0xC2...0xDF: count = 2
    case 0xE0: (count, second) = (3, 0xA0...0xBF)
    case 0xED: (count, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: count = 3
    case 0xF0: (count, second) = (4, 0x90...0xBF)
    case 0xF4: (count, second) = (4, 0x80...0x8F)
    case 0xF1...0xF3: count = 4
    default:
      self.init(value: nil, length: 1)
      return
    }
    var scalar = UInt32(lead) & (count == 2 ? 0x1F : count == 3 ? 0x0F : 0x07)
    for index in 1..<count {
      guard position + index < bytes.count,
        unsafe (index == 1 ? second : 0x80...0xBF).contains(bytes[position + index])
      else {
        self.init(value: nil, length: index)
        return
      }
      scalar = unsafe scalar << 6 | UInt32(bytes[position + index] & 0x3F)
    }
    self.init(value: scalar, length: count)
  }

  private init(value: UInt32?, length: Int) {
    self.value = value
    self.length = length
  }
}
