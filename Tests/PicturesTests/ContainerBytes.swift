@testable import Pictures

/// Picture files made byte by byte, so that each test says what it feeds.
enum Bytes {
  static func big(_ number: Int, _ size: Int) -> [UInt8] {
    (0..<size).map { UInt8(truncatingIfNeeded: number >> (8 * (size - 1 - $0))) }
  }

  static func little(_ number: Int, _ size: Int) -> [UInt8] { big(number, size).reversed() }

  /// A PNG of one black pixel with chunks before and after its data.
  static func png(before: [[UInt8]] = [], after: [[UInt8]] = []) -> [UInt8] {
    let header = chunk("IHDR", big(1, 4) + big(1, 4) + [8, 2, 0, 0, 0])
    let data = chunk("IDAT", Inflation.deflate([0, 0, 0, 0]))
    return PictureFormat.pngSignature + header + before.flatMap { $0 } + data + after.flatMap { $0 }
      + chunk("IEND", [])
  }

  static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return big(data.count, 4) + body + big(Int(Inflation.crc32(body)), 4)
  }

  static func iTXt(_ keyword: String, _ text: String, compressed: Bool = false) -> [UInt8] {
    let body = compressed ? Inflation.deflate(Array(text.utf8)) : Array(text.utf8)
    return chunk("iTXt", Array(keyword.utf8) + [0, compressed ? 1 : 0, 0, 0, 0] + body)
  }

  static func tEXt(_ keyword: String, _ text: String) -> [UInt8] {
    chunk("tEXt", Array(keyword.utf8) + [0] + Array(text.utf8))
  }

  static func zTXt(_ keyword: String, _ text: [UInt8]) -> [UInt8] {
    chunk("zTXt", Array(keyword.utf8) + [0, 0] + Inflation.deflate(text))
  }

  /// A JPEG's segments in front of a frame of 1 by 1 pixels that holds no data worth decoding.
  static func jpeg(_ segments: [[UInt8]]) -> [UInt8] {
    [0xFF, 0xD8] + segments.flatMap { $0 } + segment(0xC0, [8] + big(1, 2) + big(1, 2) + [1, 1, 0x11, 0])
      + segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x2A, 0x9F, 0xFF, 0xD9]
  }

  static func segment(_ marker: UInt8, _ payload: [UInt8]) -> [UInt8] {
    [0xFF, marker] + big(payload.count + 2, 2) + payload
  }

  static func xmpSegment(_ packet: String) -> [UInt8] {
    segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + Array(packet.utf8))
  }

  static func webp(_ chunks: [(String, [UInt8])]) -> [UInt8] {
    var body = Array("WEBP".utf8)
    for (type, data) in [("VP8L", [UInt8(0x2F), 0, 0, 0, 0])] + chunks {
      body += Array(type.utf8) + little(data.count, 4) + data + (data.count % 2 == 1 ? [0] : [])
    }
    return Array("RIFF".utf8) + little(body.count, 4) + body
  }

  /// A tag of a TIFF directory.
  struct Tag {
    let number: Int
    let type: Int
    let value: [UInt8]

    static func text(_ number: Int, _ text: String) -> Tag {
      Tag(number: number, type: 2, value: Array(text.utf8) + [0])
    }
  }

  /// A little-endian TIFF structure with a main directory and, when there are tags for it, an Exif one.
  static func tiff(_ tags: [Tag], exif: [Tag] = []) -> [UInt8] {
    var bytes: [UInt8] = [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0]
    let count = tags.count + (exif.isEmpty ? 0 : 1)
    let exifOffset = 8 + 2 + count * 12 + 4
    var values = exifOffset + (exif.isEmpty ? 0 : 2 + exif.count * 12 + 4)
    var data: [UInt8] = []
    func directory(_ tags: [Tag], link: Int?) {
      bytes += little(tags.count + (link == nil ? 0 : 1), 2)
      for tag in tags {
        bytes += little(tag.number, 2) + little(tag.type, 2) + little(tag.value.count, 4)
        if tag.value.count <= 4 {
          bytes += tag.value + Array(repeating: 0, count: 4 - tag.value.count)
        } else {
          bytes += little(values, 4)
          data += tag.value
          values += tag.value.count
        }
      }
      if let link { bytes += little(0x8769, 2) + little(4, 2) + little(1, 4) + little(link, 4) }
      bytes += [0, 0, 0, 0]
    }
    directory(tags, link: exif.isEmpty ? nil : exifOffset)
    if !exif.isEmpty { directory(exif, link: nil) }
    return bytes + data
  }

  static func box(_ type: String, _ payload: [UInt8]) -> [UInt8] {
    big(payload.count + 8, 4) + Array(type.utf8) + payload
  }

  static func superbox(_ content: String, _ label: String, _ children: [[UInt8]]) -> [UInt8] {
    let uuid: [UInt8] = Array(content.utf8) + [0, 0x11, 0, 0x10, 0x80, 0, 0, 0xAA, 0, 0x38, 0x9B, 0x71]
    return box("jumb", box("jumd", uuid + [3] + Array(label.utf8) + [0]) + children.flatMap { $0 })
  }

  /// A JUMBF box as the APP11 segments of at most `size` bytes of it each.
  static func app11(_ box: [UInt8], size: Int) -> [[UInt8]] {
    let header = Array(box.prefix(8))
    let body = Array(box.dropFirst(8))
    return stride(from: 0, to: body.count, by: size).enumerated().map { index, start in
      segment(
        0xEB, [0x4A, 0x50, 2, 0x11] + big(index + 1, 4) + header + body[start..<min(start + size, body.count)])
    }
  }
}
