/// The container formats that pictures come in.
public enum PictureFormat: String, CaseIterable, Sendable {
  /// JPEG: ITU-T T.81.
  case jpeg
  /// Portable Network Graphics: ISO/IEC 15948.
  case png
  /// WebP: RFC 9649.
  case webp
  /// Graphics Interchange Format, 87a and 89a.
  case gif
  /// AV1 Image File Format.
  case avif
  /// High Efficiency Image File Format: ISO/IEC 23008-12.
  case heif
  /// TIFF 6.0.
  case tiff
  /// Windows bitmap.
  case bmp

  /// Whether a file's pixels are counted from its header, which is not read for the others.
  public var statesSize: Bool {
    switch self {
    case .jpeg, .png, .webp, .gif, .bmp: true
    case .avif, .heif, .tiff: false
    }
  }

  /// The format that the first bytes of a file declare; its name or media type is never asked.
  public init?(_ bytes: [UInt8]) {
    let view = ByteView(bytes)
    if view.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if view.starts(with: Self.pngSignature) {
      self = .png
    } else if view.starts(with: "RIFF"), view.dropping(8)?.starts(with: "WEBP") == true {
      self = .webp
    } else if view.starts(with: "GIF87a") || view.starts(with: "GIF89a") {
      self = .gif
    } else if view.starts(with: [0x49, 0x49, 0x2A, 0x00]) || view.starts(with: [0x4D, 0x4D, 0x00, 0x2A]) {
      self = .tiff
    } else if let brand = Self.isoBrand(view) {
      self = brand
    } else if view.starts(with: "BM"), view.count >= 26, view.u32le(at: 6) == 0 {
      self = .bmp
    } else {
      return nil
    }
  }

  /// The eight bytes that every PNG starts with.
  static let pngSignature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  /// The format that the brands of an ISO base media file name, if it is a picture.
  private static func isoBrand(_ view: ByteView) -> PictureFormat? {
    guard view.dropping(4)?.starts(with: "ftyp") == true, let length = view.u32be(at: 0) else { return nil }
    // The major brand, the minor version (no brand, but no harm), then the compatible ones.
    var format: PictureFormat?
    for offset in stride(from: 8, to: min(Int(length), view.count, 256) - 3, by: 4) {
      guard let brand = view.slice(at: offset, count: 4) else { break }
      if brand.starts(with: "avif") || brand.starts(with: "avis") { return .avif }
      for name in ["heic", "heix", "heim", "heis", "hevc", "mif1", "msf1"] where brand.starts(with: name) {
        format = .heif
      }
    }
    return format
  }
}

extension PictureFormat {
  /// The media type, as registered with IANA.
  public var mediaType: String { "image/\(rawValue)" }
}

extension PictureFormat: CustomStringConvertible {
  /// The name that people use.
  public var description: String {
    switch self {
    case .jpeg: "JPEG"
    case .png: "PNG"
    case .webp: "WebP"
    case .gif: "GIF"
    case .avif: "AVIF"
    case .heif: "HEIF"
    case .tiff: "TIFF"
    case .bmp: "BMP"
    }
  }
}
