/// A place in a document, followed byte by byte.
struct DocumentPlace: Hashable, Sendable {
  /// Bytes before it.
  var offset = 0
  /// Line, counted from 1.
  var line = 1
  /// Column in characters of UTF-8, counted from 1.
  var column = 1

  /// Goes on behind some bytes.
  mutating func pass(_ bytes: Span<UInt8>) {
    for index in bytes.indices { line += bytes[index] == UInt8(ascii: "\n") ? 1 : 0 }
    passWithinLine(bytes)
  }

  /// Goes on behind some bytes whose line breaks somebody else has counted; looks at the last line of them only.
  mutating func passWithinLine(_ bytes: Span<UInt8>) {
    offset += bytes.count
    var characters = 0
    var index = bytes.count
    while index > 0 {
      index -= 1
      let byte = bytes[index]
      if byte == UInt8(ascii: "\n") {
        column = 1 + characters
        return
      }
      if byte & 0xC0 != 0x80 { characters += 1 }
    }
    column += characters
  }
}

/// The end of what a parser has been given: where it stands, and the bytes from there on that it keeps back.
///
/// libxml2's own columns lag behind inside CDATA sections and by how much depends on the size of chunks, so places of
/// faults are found in the bytes themselves. That costs a look at the last line of every piece.
struct DocumentTail {
  /// Where the parser stands between two pieces.
  private(set) var place = DocumentPlace()
  /// What it was given and has not taken.
  private var kept: [UInt8] = []

  /// Bytes given before the next piece.
  var end: Int { place.offset + kept.count }

  /// Whether the first byte that the parser keeps back is `byte`.
  func keeps(_ byte: UInt8) -> Bool { kept.first == byte }

  /// The place `offset` bytes into the document, while `piece` is the last that was given; `nil` for one that has passed.
  func place(at offset: Int, in piece: Span<UInt8>) -> DocumentPlace? {
    guard offset >= place.offset, offset <= end + piece.count else { return nil }
    var place = place
    let count = offset - place.offset
    place.pass(kept.span.extracting(0..<min(count, kept.count)))
    place.pass(piece.extracting(0..<max(0, count - kept.count)))
    return place
  }

  /// Goes on behind a piece of which the parser keeps `count` of the last bytes back, and stands in `line`.
  mutating func pass(_ piece: Span<UInt8>, keeping count: Int, line: Int) {
    let count = min(max(0, count), kept.count + piece.count)
    let taken = kept.count + piece.count - count
    let takenOfKept = min(taken, kept.count)
    var place = place
    place.passWithinLine(kept.span.extracting(0..<takenOfKept))
    place.passWithinLine(piece.extracting(0..<taken - takenOfKept))
    place.line = line
    self.place = place
    kept.removeFirst(takenOfKept)
    // `Span` has no bulk append yet.
    unsafe piece.extracting((taken - takenOfKept)...).withUnsafeBufferPointer { unsafe kept.append(contentsOf: $0) }
  }
}
