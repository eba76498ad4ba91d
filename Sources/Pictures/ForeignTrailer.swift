/// What the bytes behind the end of a picture are to other programs: such a file is two files at once.
///
/// Cameras and phones put a film, a second picture or notes there, which are not named. An archive, a document or a
/// program has no business in a picture: what a picture viewer shows is not all that the file does.
public enum ForeignTrailer: String, CaseIterable, Sendable {
  /// ZIP, and what is built on it: JAR, APK, office documents.
  case zip = "a ZIP archive"
  case rar = "a RAR archive"
  case sevenZip = "a 7z archive"
  case pdf = "a PDF document"
  case page = "a web page or script"
  case elf = "a program"

  /// How far from its start the first sign may lie, behind filling.
  private static let reach = 1024
  /// How far from the end of a file the end record of a ZIP archive may start (APPNOTE 4.3.16, with its comment).
  private static let zipEnd = 22 + 65_535

  /// What `trailer` is; `nil` when it is nothing of the kind.
  ///
  /// - Complexity: O(1).
  public init?(_ trailer: ByteView) {
    if let kind = Self.start(trailer.prefix(Self.reach).bytes) {
      self = kind
      return
    }
    // A ZIP archive is read from its end.
    guard let end = trailer.dropping(max(trailer.count - Self.zipEnd, 0)), Self.contains(end, [0x50, 0x4B, 5, 6]) else {
      return nil
    }
    self = .zip
  }

  private static func start(_ bytes: [UInt8]) -> ForeignTrailer? {
    let start = bytes.drop { $0 == 0 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D || $0 == 0x20 }
    let signs: [(ForeignTrailer, [UInt8])] = [
      (.zip, [0x50, 0x4B, 3, 4]), (.rar, Array("Rar!\u{1A}\u{07}".utf8)),
      (.sevenZip, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]), (.pdf, Array("%PDF-".utf8)), (.elf, [0x7F, 0x45, 0x4C, 0x46]),
    ]
    if let sign = signs.first(where: { start.starts(with: $0.1) }) { return sign.0 }
    let words = ["<script", "<html", "<!doctype html", "<?php", "<svg", "<body", "<iframe"]
    let lowered = start.prefix(16).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    return words.contains { lowered.starts(with: $0.utf8) } ? .page : nil
  }

  private static func contains(_ view: ByteView, _ sign: [UInt8]) -> Bool {
    var position = 0
    while let candidate = view.firstIndex(of: sign[0], from: position) {
      if view.dropping(candidate)?.starts(with: sign) == true { return true }
      position = candidate + 1
    }
    return false
  }
}
