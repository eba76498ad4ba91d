/// A box of the JPEG Universal Metadata Box Format (ISO/IEC 19566-5).
public struct JUMBFBox: Sendable {
  /// The box's type: `jumb`, `jumd`, `cbor`, `json`, …
  public let type: String
  /// For a superbox, the first four characters of its content type: `c2pa`, `c2ma`, `c2as`, …
  public let contentType: String
  /// For a superbox, its label.
  public let label: String
  /// What is in it, its header left out.
  public let payload: ByteView
  /// For a superbox, the boxes in it, its description left out.
  public let children: [JUMBFBox]

  /// Reads the boxes that lie one behind the other in `bytes`.
  ///
  /// - Throws: ``JUMBFError`` when a box is longer than what holds it, boxes are nested over 16 deep, or there are over
  ///   10,000.
  public static func read(_ bytes: [UInt8]) throws(JUMBFError) -> [JUMBFBox] {
    var left = 10_000
    return try read(ByteView(bytes), depth: 0, left: &left)
  }

  /// The first child with a label.
  public func child(_ label: String) -> JUMBFBox? { children.first { $0.label == label } }

  private static func read(_ view: ByteView, depth: Int, left: inout Int) throws(JUMBFError) -> [JUMBFBox] {
    guard depth <= 16 else { throw .tooDeep }
    var boxes: [JUMBFBox] = []
    var rest = view
    while rest.count > 0 {
      guard left > 0 else { throw .tooManyBoxes }
      left -= 1
      guard let short = rest.u32be(at: 0), let type = rest.slice(at: 4, count: 4) else {
        throw .truncated(offset: rest.offset)
      }
      var header = 8
      var size = UInt64(short)
      if short == 1 {
        guard let long = rest.u64be(at: 8) else { throw .truncated(offset: rest.offset) }
        header = 16
        size = long
      } else if short == 0 {
        size = UInt64(rest.count)
      }
      guard let length = Int(exactly: size), length >= header,
        let payload = rest.slice(at: header, count: length - header), let next = rest.dropping(length)
      else { throw .truncated(offset: rest.offset) }
      boxes.append(try box(type.latin1, payload, depth: depth, left: &left))
      rest = next
    }
    return boxes
  }

  private static func box(
    _ type: String, _ payload: ByteView, depth: Int, left: inout Int
  ) throws(JUMBFError) -> JUMBFBox {
    guard type == "jumb" else {
      return JUMBFBox(type: type, contentType: "", label: "", payload: payload, children: [])
    }
    var children = try read(payload, depth: depth + 1, left: &left)
    guard let description = children.first, description.type == "jumd",
      let content = description.payload.slice(at: 0, count: 4), let toggles = description.payload.u8(at: 16)
    else { throw .noDescription(offset: payload.offset) }
    children.removeFirst()
    var label = ""
    // The second toggle says that a label follows, ended by NUL.
    if toggles & 2 != 0, let text = description.payload.dropping(17) {
      label = text.prefix(text.firstIndex(of: 0) ?? text.count).utf8
    }
    return JUMBFBox(type: type, contentType: content.latin1, label: label, payload: payload, children: children)
  }
}

/// Why bytes are no JUMBF that is read.
public enum JUMBFError: Error, Hashable, Sendable {
  /// A box claims more bytes than there are; offset within the outermost box's bytes.
  case truncated(offset: Int)
  /// A superbox does not start with its description.
  case noDescription(offset: Int)
  /// Nested deeper than 16.
  case tooDeep
  /// More than 10,000 boxes.
  case tooManyBoxes
}

extension JUMBFError: CustomStringConvertible {
  /// What is wrong, for a person.
  public var description: String {
    switch self {
    case .truncated(let offset): "a box claims more bytes than there are, at byte \(offset)"
    case .noDescription(let offset): "a superbox has no description, at byte \(offset)"
    case .tooDeep: "boxes are nested too deep"
    case .tooManyBoxes: "there are too many boxes"
    }
  }
}
