// iconv comes with libxml2's headers, which are made for it.
import CLibXML2
import Glibc

/// Turns the bytes of a feed into UTF-8, chunk by chunk and strictly: what is not valid is an error with its place,
/// never a replacement character.
///
/// The tables are those of the C library's `iconv`, which is called here only; the pointers are those of this value's
/// own buffers, for one call.
@safe struct FeedDecoder: ~Copyable {
  /// Bytes that are not valid in the encoding.
  struct Fault: Error, Hashable {
    /// The byte's position in the feed, from 0.
    let offset: Int
    /// The line that it stands in, from 1.
    let line: Int
    /// Its column in characters, from 1.
    let column: Int
    /// What is wrong.
    let reason: String
  }

  /// The encoding of the feed.
  let encoding: FeedEncoding
  private let converter: iconv_t
  /// What was given and is not converted yet: between calls, the beginning of a character.
  private var input: [UInt8] = []
  /// Holds what the last bytes said, as UTF-8, in its first ``decodedCount`` bytes; after a fault, what stood before it.
  private(set) var output: [UInt8] = []
  /// Bytes of ``output`` that count.
  private(set) var decodedCount = 0
  private var offset: Int
  private var place = DocumentPlace()

  /// A decoder for a feed whose first byte has the number `offset`, or `nil` when the system does not know the encoding.
  init?(_ encoding: FeedEncoding, offset: Int) {
    guard let converter = unsafe iconv_open("UTF-8", encoding.converterName), Int(bitPattern: converter) != -1
    else { return nil }
    unsafe self.converter = converter
    self.encoding = encoding
    self.offset = offset
  }

  deinit { unsafe _ = iconv_close(converter) }

  /// Decodes the next bytes into ``output``.
  mutating func decode(_ bytes: Span<UInt8>) throws(Fault) {
    // `Span` has no bulk append yet.
    unsafe bytes.withUnsafeBufferPointer { unsafe input.append(contentsOf: $0) }
    // No encoding allowed makes more than three bytes of one.
    let room = input.count * 3 + 16
    if output.count < room { output += repeatElement(0, count: room - output.count) }
    let (consumed, produced, failure) = convert()
    decodedCount = produced
    var place = place
    place.pass(output.span.extracting(0..<produced))
    self.place = place
    offset += consumed
    let bad = input.dropFirst(consumed).first ?? 0
    input.removeFirst(consumed)
    guard failure == 0 || failure == EINVAL else {
      throw Fault(
        offset: offset, line: place.line, column: place.column,
        reason: "byte 0x\(String(bad, radix: 16, uppercase: true)) begins no character of \(encoding.title)")
    }
  }

  /// Ends the feed, and puts the rest of it into ``output``: a letter that might have been composed with what follows.
  mutating func finish() throws(Fault) {
    decodedCount = flush()
    guard input.isEmpty else {
      throw Fault(
        offset: offset, line: place.line, column: place.column,
        reason: "the feed ends inside a character of \(encoding.title)")
    }
  }

  private mutating func flush() -> Int {
    if output.isEmpty { output = Array(repeating: 0, count: 16) }
    var room = output.count
    _ = unsafe output.withUnsafeMutableBytes { target in
      var to = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
      return unsafe iconv(converter, nil, nil, &to, &room)
    }
    return output.count - room
  }

  private mutating func convert() -> (consumed: Int, produced: Int, failure: Int32) {
    var left = input.count
    var room = output.count
    let status = unsafe input.withUnsafeMutableBytes { source in
      unsafe output.withUnsafeMutableBytes { target in
        var from = unsafe source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = unsafe target.baseAddress?.assumingMemoryBound(to: CChar.self)
        return unsafe iconv(converter, &from, &left, &to, &room)
      }
    }
    return (input.count - left, output.count - room, status == -1 ? errno : 0)
  }
}
