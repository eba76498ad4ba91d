/// Texts in picture metadata, whose encodings are often not what the standard says.
enum MetadataText {
  /// UTF-8 where the bytes are valid UTF-8, else ISO 8859-1: many tools write UTF-8 where PNG asks for the latter.
  static func decode(_ view: ByteView) -> String {
    String(validating: view.bytes, as: UTF8.self) ?? view.latin1
  }
}
