/// What a file is packed with, told by its first bytes and never by its name.
enum Packing: Hashable {
  /// RFC 1952.
  case gzip
  /// A ZIP archive.
  case zip
  /// RFC 8878.
  case zstandard

  /// Bytes that are enough to tell.
  static let signatureLength = 4

  /// The packing that `head` is the beginning of; `nil` for none that is known.
  init?(_ head: ArraySlice<UInt8>) {
    if head.starts(with: [0x1F, 0x8B]) {
      self = .gzip
    } else if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .zip
    } else if head.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) {
      self = .zstandard
    } else {
      return nil
    }
  }
}
