/// What the first bytes of a picture file state: read in a few hundred bytes, without decoding anything.
public struct PictureHeader: Hashable, Sendable {
  /// The container format.
  public let format: PictureFormat
  /// Pixels a row; 0 when the format's header is not read (AVIF, HEIF, TIFF).
  public let width: Int
  /// Rows; 0 when the format's header is not read.
  public let height: Int
  /// Whether it says that it holds more than one frame.
  public let isAnimated: Bool

  /// Reads the header of a file.
  ///
  /// - Throws: ``PictureError/empty``, ``PictureError/unknownFormat``, or what is wrong with the header.
  /// - Complexity: O(1), save for JPEG, whose segments before the frame header are stepped over.
  public init(_ bytes: [UInt8]) throws(PictureError) {
    guard !bytes.isEmpty else { throw .empty }
    guard let format = PictureFormat(bytes) else { throw .unknownFormat }
    let view = ByteView(bytes)
    let size: (width: Int, height: Int)
    var animated = false
    switch format {
    case .png:
      guard view.dropping(12)?.starts(with: "IHDR") == true, let width = view.u32be(at: 16),
        let height = view.u32be(at: 20)
      else { throw .malformed(.png, detail: "it does not start with a header chunk") }
      size = (Int(width), Int(height))
    case .jpeg: size = try Self.jpegSize(view)
    case .webp: (size, animated) = try Self.webpSize(view)
    case .gif:
      guard let width = view.u16le(at: 6), let height = view.u16le(at: 8) else {
        throw .truncated(.gif, detail: "the header is not whole")
      }
      size = (Int(width), Int(height))
    case .bmp:
      guard let width = view.u32le(at: 18), let height = view.u32le(at: 22) else {
        throw .truncated(.bmp, detail: "the header is not whole")
      }
      // A negative height says that rows run from the top.
      size = (Int(Int32(bitPattern: width).magnitude), Int(Int32(bitPattern: height).magnitude))
    case .avif, .heif, .tiff: size = (0, 0)
    }
    self.format = format
    self.width = size.width
    self.height = size.height
    self.isAnimated = animated
  }

  private static func jpegSize(_ view: ByteView) throws(PictureError) -> (width: Int, height: Int) {
    var position = 2
    while let byte = view.u8(at: position) {
      guard byte == 0xFF else {
        position += 1
        continue
      }
      guard let marker = view.u8(at: position + 1) else { break }
      switch marker {
      case 0x00, 0x01, 0xD0...0xD8: position += 2
      case 0xFF: position += 1
      case 0xD9, 0xDA: throw .malformed(.jpeg, detail: "no frame header before the picture's data")
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        guard let height = view.u16be(at: position + 5), let width = view.u16be(at: position + 7) else {
          throw .truncated(.jpeg, detail: "the frame header is not whole")
        }
        return (Int(width), Int(height))
      default:
        guard let length = view.u16be(at: position + 2) else {
          throw .truncated(.jpeg, detail: "it ends before the frame header")
        }
        position += 2 + max(Int(length), 2)
      }
    }
    throw .truncated(.jpeg, detail: "it ends before the frame header")
  }

  /// RFC 9649, 2.5 to 2.7: the extended header, a lossy key frame or a lossless stream comes first.
  private static func webpSize(
    _ view: ByteView
  ) throws(PictureError) -> (size: (width: Int, height: Int), animated: Bool) {
    let cut = PictureError.truncated(.webp, detail: "the header is not whole")
    guard let chunk = view.slice(at: 12, count: 4), let data = view.dropping(20) else { throw cut }
    if chunk.starts(with: "VP8X") {
      guard let flags = data.u8(at: 0), let low = data.u32le(at: 4), let middle = data.u16le(at: 7),
        let high = data.u8(at: 9)
      else { throw cut }
      let width = Int(low & 0xFF_FFFF) + 1
      let height = (Int(middle) | Int(high) << 16) + 1
      return ((width, height), flags & 2 != 0)
    }
    if chunk.starts(with: "VP8L") {
      guard let signature = data.u8(at: 0), let bits = data.u32le(at: 1) else { throw cut }
      guard signature == 0x2F else { throw .malformed(.webp, detail: "the lossless stream has no signature") }
      return ((Int(bits & 0x3FFF) + 1, Int(bits >> 14 & 0x3FFF) + 1), false)
    }
    guard chunk.starts(with: "VP8 ") else { throw .malformed(.webp, detail: "no picture chunk comes first") }
    guard let start = data.slice(at: 3, count: 3), let width = data.u16le(at: 6), let height = data.u16le(at: 8) else {
      throw cut
    }
    guard start.starts(with: [0x9D, 0x01, 0x2A]) else { throw .malformed(.webp, detail: "no key frame comes first") }
    return ((Int(width & 0x3FFF), Int(height & 0x3FFF)), false)
  }
}
