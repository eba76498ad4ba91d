/// The chunks of a WebP file (RFC 9649, 2.3 and 2.7) that carry metadata.
enum RIFFChunks {
  static func walk(_ view: ByteView, into container: inout PictureContainer) {
    let claimed = Int(view.u32le(at: 4) ?? 0) + 8
    if claimed > view.count { container.stop("the file is shorter than it claims", at: 4) }
    let end = min(claimed, view.count)
    var position = 12
    while position + 8 <= end {
      guard let type = view.slice(at: position, count: 4), let length = view.u32le(at: position + 4),
        let data = view.slice(at: position + 8, count: Int(length))
      else {
        container.stop("a chunk claims more bytes than there are", at: position)
        return
      }
      let content: PicturePart.Content
      switch type.latin1 {
      case "EXIF":
        // Some writers keep the JPEG segment's identifier.
        content = .exif((data.starts(with: "Exif\0\0") ? data.dropping(6) : data) ?? data)
      case "XMP ": content = .xmp(data.bytes)
      case "C2PA": content = .jumbf(data.bytes)
      default: content = .other
      }
      let name = String(type.latin1.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == " ") ? $0 : "?" })
      container.add(name, at: position, size: Int(length) + 8, content)
      // Chunks are padded to an even length.
      position += 8 + Int(length) + Int(length & 1)
    }
    if end < view.count, let trailer = view.dropping(end) {
      container.add("trailer", at: end, size: trailer.count, .trailer(trailer))
    }
  }
}
