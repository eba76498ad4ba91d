/// The extension blocks of a GIF89a that carry metadata.
enum GIFBlocks {
  static func walk(_ view: ByteView, into container: inout PictureContainer) {
    guard let flags = view.u8(at: 10) else { return container.stop("the header is not whole", at: 0) }
    var position = 13 + colours(flags)
    while let introducer = view.u8(at: position) {
      switch introducer {
      case 0x3B:
        if let trailer = view.dropping(position + 1), trailer.count > 0 {
          container.add("trailer", at: position + 1, size: trailer.count, .trailer(trailer))
        }
        return
      case 0x2C:
        guard let flags = view.u8(at: position + 9) else {
          return container.stop("an image block is not whole", at: position)
        }
        guard let end = skipBlocks(view, from: position + 11 + colours(flags)) else {
          return container.stop("the picture's data end too early", at: position)
        }
        position = end
      case 0x21:
        guard let end = take(view, at: position, into: &container) else {
          return container.stop("an extension block is not whole", at: position)
        }
        position = end
      default: return container.stop("a block of an unknown kind", at: position)
      }
    }
    container.note("the picture has no end", at: view.count)
  }

  /// The bytes of the colour table that packed flags announce.
  private static func colours(_ flags: UInt8) -> Int { flags & 0x80 != 0 ? 3 << (Int(flags & 7) + 1) : 0 }

  /// Reads the extension at `start`; returns the position behind it.
  private static func take(_ view: ByteView, at start: Int, into container: inout PictureContainer) -> Int? {
    guard let label = view.u8(at: start + 1), let end = skipBlocks(view, from: start + 2) else { return nil }
    switch label {
    case 0xFF:
      guard view.u8(at: start + 2) == 11, let identifier = view.slice(at: start + 3, count: 11) else { break }
      let name = String(identifier.latin1.filter { $0.isASCII && !$0.isWhitespace && $0 > " " })
      if identifier.starts(with: "XMP DataXMP"), let body = view.slice(at: start + 14, count: end - start - 14) {
        // The packet lies bare between the identifier and a trailer of 258 bytes that ends the block for any reader
        // that takes the packet's letters for block lengths (XMP specification part 3, 1.1.2).
        container.add(name, at: start, size: end - start, .xmp(body.prefix(max(body.count - 258, 0)).bytes))
      } else {
        let bytes = joined(view, from: start + 14, to: end)
        let isC2PA = identifier.starts(with: "C2PA_GIF")
        container.add(
          name, at: start, size: end - start, isC2PA ? .jumbf(bytes) : .application(ByteView(bytes)))
      }
    case 0xFE:
      let text = MetadataText.decode(ByteView(joined(view, from: start + 2, to: end)))
      container.add("comment", at: start, size: end - start, .text(keyword: "Comment", text: text))
    default: break
    }
    return end
  }

  private static func skipBlocks(_ view: ByteView, from start: Int) -> Int? {
    var position = start
    while let length = view.u8(at: position) {
      position += 1 + Int(length)
      if length == 0 { return position }
    }
    return nil
  }

  private static func joined(_ view: ByteView, from start: Int, to end: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var position = start
    while position < end, let length = view.u8(at: position), length > 0 {
      bytes += view.slice(at: position + 1, count: Int(length))?.bytes ?? []
      position += 1 + Int(length)
    }
    return bytes
  }
}
