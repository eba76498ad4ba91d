/// The check that a row's bytes are UTF-8, which the parser of XML makes for itself.
enum RowText {
  /// The position of the first byte that begins no character of UTF-8; `nil` when all is well.
  static func fault(in bytes: Span<UInt8>) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }

  /// What to say of a byte that begins no character.
  static func reason(for byte: UInt8) -> String {
    "byte 0x\(String(byte, radix: 16, uppercase: true)) begins no character of UTF-8; save the file as UTF-8, or name its "
      + "encoding: --encoding GB18030, --encoding windows-1252"
  }
}
