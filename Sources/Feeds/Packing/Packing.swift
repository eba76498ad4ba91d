/// What a file is packed with, told by its first bytes and never by its name.
enum Packing: Hashable {
  /// RFC 1952.
  case gzip
  /// A ZIP archive (APPNOTE.TXT 6.3.10).
  case zip
  /// RFC 8878.
  case zstandard

  /// Bytes that are enough to tell.
  static let signatureLength = 4

  /// The packing that `head` is the beginning of; `nil` for none that is known.
  init?(_ head: ArraySlice<UInt8>) {
    let first = head.first ?? 0
    if head.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      self = .zip
    } else if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD])
      || (first & 0xF0 == 0x50 && head.dropFirst().starts(with: [0x2A, 0x4D, 0x18]))
    {
      // A frame, or one that is to be skipped: parallel compressors begin with such a frame.
      self = .zstandard
    } else {
      return nil
    }
  }

  /// What such a file is called.
  var title: String {
    switch self {
    case .gzip: "gzip stream"
    case .zip: "ZIP archive"
    case .zstandard: "Zstandard stream"
    }
  }

  /// What unpacks such files, or `nil` when memory is short.
  func unpacker(limits: FeedLimits) -> (any Unpacker)? {
    switch self {
    case .gzip: GzipUnpacker(limits: limits)
    case .zip: ZipUnpacker(limits: limits)
    case .zstandard: ZstandardUnpacker(limits: limits)
    }
  }
}
