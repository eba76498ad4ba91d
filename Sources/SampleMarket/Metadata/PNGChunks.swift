/// Puts chunks into a PNG file (W3C PNG, third edition, section 5).
enum PNGChunks {
  /// The file with a chunk behind its header.
  static func inserting(_ type: String, _ data: [UInt8], into file: [UInt8]) -> [UInt8] {
    // Signature 8; IHDR: length 4, type 4, data 13, check 4.
    let place = 33
    guard file.count > place else { return file }
    var named: [UInt8] = []
    named.append(type)
    named += data
    var chunk: [UInt8] = []
    chunk.append(data.count, bytes: 4)
    chunk += named
    chunk.append(crc32(named), bytes: 4)
    return Array(file[..<place]) + chunk + file[place...]
  }

  /// The data of a `tEXt` chunk: Latin-1.
  static func text(_ keyword: String, _ value: String) -> [UInt8] {
    var data: [UInt8] = []
    data.append(keyword)
    data.append(0)
    data += value.unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : UInt8(ascii: "?") }
    return data
  }

  /// The data of an uncompressed `iTXt` chunk: UTF-8.
  static func internationalText(_ keyword: String, _ value: String) -> [UInt8] {
    var data: [UInt8] = []
    data.append(keyword)
    data += [0, 0, 0, 0, 0]
    data.append(value)
    return data
  }

  /// CRC-32 as PNG's annex D computes it.
  private static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var remainder: UInt32 = 0xFFFF_FFFF
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 { remainder = remainder & 1 == 1 ? 0xEDB8_8320 ^ (remainder >> 1) : remainder >> 1 }
    }
    return ~remainder
  }
}
