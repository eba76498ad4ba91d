import Testing

@testable import Pictures

@Suite struct ForeignTrailerTests {
  /// Bytes as the characters of ISO 8859-1.
  static let trailers: [(String, ForeignTrailer)] = [
    ("PK\u{3}\u{4}rest", .zip), ("\r\n%PDF-1.7", .pdf), ("\0\0\0Rar!\u{1A}\u{7}\u{1}", .rar),
    ("7z\u{BC}\u{AF}\u{27}\u{1C}", .sevenZip), ("\n<SCRIPT>alert(1)", .page), ("<?php", .page),
    ("\u{7F}ELF\u{2}", .elf),
    // A ZIP archive whose start is disguised is still read from its end.
    ("anything PK\u{5}\u{6}\0\0\0\0", .zip),
  ]

  @Test(arguments: trailers) func whatHangsBehindAPictureIsNamed(text: String, kind: ForeignTrailer) {
    let bytes = text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
    #expect(ForeignTrailer(ByteView(bytes)) == kind)
  }

  @Test func whatCamerasAndPhonesPutThereIsNot() {
    let film: [UInt8] = [0, 0, 0, 24] + Array("ftypmp42".utf8)
    let picture: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0]
    for bytes in [[], [0], film, picture, Array("SEFT".utf8), Array(repeating: 0, count: 100_000)] {
      #expect(ForeignTrailer(ByteView(bytes)) == nil)
    }
  }
}
