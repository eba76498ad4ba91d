/// The chunks of a PNG (ISO/IEC 15948, clauses 5 and 11) that carry metadata, before and after the picture's data.
enum PNGChunks {
  static func walk(_ view: ByteView, into container: inout PictureContainer) {
    var position = PictureFormat.pngSignature.count
    while position < view.count {
      guard let length = view.u32be(at: position), let type = view.slice(at: position + 4, count: 4),
        let data = view.slice(at: position + 8, count: Int(length)),
        let crc = view.u32be(at: position + 8 + Int(length))
      else {
        container.stop("a chunk claims more bytes than there are", at: position)
        return
      }
      let size = Int(length) + 12
      let name = type.latin1
      if name == "IEND" {
        position += size
        if let trailer = view.dropping(position), trailer.count > 0 {
          container.add("trailer", at: position, size: trailer.count, .trailer(trailer))
        }
        return
      }
      if name != "IDAT", name != "fdAT" {
        if let chunk = view.slice(at: position + 4, count: Int(length) + 4), Inflation.crc32(chunk.bytes) != crc {
          container.note("the check sum of chunk \(printable(name)) is wrong", at: position)
        }
        let content = content(of: name, data, at: position, in: &container)
        container.add(printable(name), at: position, size: size, content)
      }
      position += size
    }
    container.stop("the picture has no end chunk", at: view.count)
  }

  private static func content(
    of name: String, _ data: ByteView, at offset: Int, in container: inout PictureContainer
  ) -> PicturePart.Content {
    switch name {
    case "eXIf": return .exif(data)
    case "caBX": return .jumbf(data.bytes)
    case "tEXt", "zTXt", "iTXt":
      guard let text = text(of: name, data, at: offset, in: &container) else { return .other }
      if text.keyword == "XML:com.adobe.xmp" { return .xmp(text.bytes) }
      if let profile = RawProfile(keyword: text.keyword, text: text.bytes) { return profile.content }
      return .text(keyword: text.keyword, text: MetadataText.decode(ByteView(text.bytes)))
    default: return .other
    }
  }

  private static func text(
    of name: String, _ data: ByteView, at offset: Int, in container: inout PictureContainer
  ) -> (keyword: String, bytes: [UInt8])? {
    guard let end = data.firstIndex(of: 0), end <= 79 else {
      container.note("a text chunk has no keyword", at: offset)
      return nil
    }
    let keyword = MetadataText.decode(data.prefix(end))
    switch name {
    case "tEXt": return data.dropping(end + 1).map { (keyword, $0.bytes) }
    case "zTXt":
      guard let compressed = data.dropping(end + 2) else { return nil }
      return container.inflate(compressed, at: offset).map { (keyword, $0) }
    default:
      // Compression flag and method, then a language tag and a translated keyword, each ended by NUL.
      guard let flag = data.u8(at: end + 1), let tag = data.firstIndex(of: 0, from: end + 3),
        let translated = data.firstIndex(of: 0, from: tag + 1), let text = data.dropping(translated + 1)
      else {
        container.note("an international text chunk is not whole", at: offset)
        return nil
      }
      guard flag == 1 else { return (keyword, text.bytes) }
      return container.inflate(text, at: offset).map { (keyword, $0) }
    }
  }

  /// A chunk's name with what is no letter shown as `?`.
  private static func printable(_ name: String) -> String {
    String(name.map { $0.isASCII && $0.isLetter ? $0 : "?" })
  }
}

/// A profile that ImageMagick files in a text chunk as lines of hexadecimal digits: a name, a length, the digits.
private struct RawProfile {
  let content: PicturePart.Content

  init?(keyword: String, text: [UInt8]) {
    guard keyword.hasPrefix("Raw profile type "), let bytes = Self.bytes(text) else { return nil }
    let view = ByteView(bytes)
    switch keyword.dropFirst("Raw profile type ".count) {
    case "exif", "EXIF", "APP1":
      if view.starts(with: "Exif\0\0"), let exif = view.dropping(6) {
        content = .exif(exif)
      } else if view.starts(with: "http://ns.adobe.com/xap/1.0/\0"), let xmp = view.dropping(29) {
        content = .xmp(xmp.bytes)
      } else {
        content = .exif(view)
      }
    case "xmp": content = .xmp(bytes)
    case "iptc", "8bim": content = .photoshop(view)
    default: return nil
    }
  }

  private static func bytes(_ text: [UInt8]) -> [UInt8]? {
    let fields = text.split(maxSplits: 2, omittingEmptySubsequences: true) { $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }
    guard fields.count == 3, let length = Int(String(decoding: fields[1], as: UTF8.self)) else { return nil }
    var bytes: [UInt8] = []
    var high: UInt8?
    for character in fields[2] {
      let digit: UInt8
      switch character {
      case 0x30...0x39: digit = character - 0x30
      case 0x41...0x46: digit = character - 0x37
      case 0x61...0x66: digit = character - 0x57
      default: continue
      }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return bytes.count == length ? bytes : nil
  }
}
