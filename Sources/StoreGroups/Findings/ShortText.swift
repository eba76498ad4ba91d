import Identifiers

/// A text that mostly has no more than 22 bytes, as a masked number does: then it stands where it is, without memory of
/// its own, so that a million of them are one block.
enum ShortText: Sendable {
  case short(InlineArray<22, UInt8>, count: UInt8)
  case long(String)

  init(_ text: String) {
    guard text.utf8.count <= 22 else {
      self = .long(text)
      return
    }
    var bytes = InlineArray<22, UInt8>(repeating: 0)
    for (index, byte) in text.utf8.enumerated() { bytes[index] = byte }
    self = .short(bytes, count: UInt8(text.utf8.count))
  }

  /// A value, masked for people.
  init(masking raw: Span<UInt8>, as kind: IdentifierKind) {
    guard let shown = Identifier.shownOfPlain(raw, as: kind),
      shown.first.count + shown.hidden + shown.last.count <= 22
    else {
      self.init(Identifier.masked(raw, as: kind))
      return
    }
    var bytes = InlineArray<22, UInt8>(repeating: UInt8(ascii: "*"))
    var count = 0
    for index in shown.first {
      bytes[count] = raw[index]
      count += 1
    }
    count += shown.hidden
    for index in shown.last {
      bytes[count] = raw[index]
      count += 1
    }
    self = .short(bytes, count: UInt8(count))
  }

  /// Hands over the bytes.
  func withBytes<Result>(_ body: (Span<UInt8>) -> Result) -> Result {
    switch self {
    case .long(let text): body(text.utf8Span.span)
    case .short(let bytes, let count): body(bytes.span.extracting(0..<Int(count)))
    }
  }

  var string: String {
    switch self {
    case .long(let text): text
    case .short(let bytes, let count): String(decoding: (0..<Int(count)).map { bytes[$0] }, as: UTF8.self)
    }
  }
}
