/// The document that holds what was not taken, so that it can be corrected and read again.
///
/// ```xml
/// <rejects xmlns="urn:storewarden:rejects:1">
///   <feed file="market/listings.xml" format="native">
///     <taken record="listing" id="l1" reason="the listing at line 3 has the same id; ids must be unique"/>
///     <marketplace xmlns="urn:storewarden:feed:1">      the feed's own root, with all that is no record
///       <!-- set aside: price: not a price … -->
///       <listing id="l7" …>…</listing>                  the record as it stood
///     </marketplace>
///   </feed>
///   <feed file="stores.csv" format="stores-csv">header and rows</feed>
///   <refused file="broken.xml" line="4" column="61" reason="…"/>
/// </rejects>
/// ```
///
/// `taken` carries what a record alone does not show: that another record has its id; so does `currency="said"` of a
/// feed: that other prices in it say their currency. `record="kept"` in the namespace of rejects marks a record around
/// others that was itself set aside; others of its kind were whole, and stand there only for what they say of the records
/// inside them.
enum RejectsDocument {
  /// The namespace of its elements.
  static let namespace = "urn:storewarden:rejects:1"
  /// The format that a reader says such a document has.
  static let format = "rejects"
  /// How comments begin that say why a record was set aside.
  static let mark = "<!-- set aside: "

  /// Whether a document that begins with `head` is one.
  static func begins(_ head: Span<UInt8>) -> Bool {
    let sniffer = RootSniffer()
    let parser = XMLPushParser(handler: sniffer, limits: XMLLimits())
    try? parser.parse(head)
    return sniffer.isRejects
  }

  /// A text as an element's text.
  ///
  /// What XML 1.0 cannot hold (section 2.2) is shown instead: a control character as its picture (U+2400 and on).
  static func escaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var escaped: [UInt8] = []
    escaped.reserveCapacity(text.count)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      switch scalar {
      case "&": escaped += Array("&amp;".utf8)
      case "<": escaped += Array("&lt;".utf8)
      case ">": escaped += Array("&gt;".utf8)
      case "\r": escaped += Array("&#13;".utf8)
      case "\t", "\n": escaped.append(UInt8(scalar.value))
      default: escaped += Array(String(Character(legal(scalar))).utf8)
      }
    }
    return escaped
  }

  /// The same for an attribute, where line breaks would become spaces.
  static func attribute(_ name: String, _ value: String) -> [UInt8] {
    var written = Array(" \(name)=\"".utf8)
    for byte in escaped(Array(value.utf8)[...]) {
      switch byte {
      case UInt8(ascii: "\""): written += Array("&quot;".utf8)
      case 0x0A: written += Array("&#10;".utf8)
      case 0x09: written += Array("&#9;".utf8)
      default: written.append(byte)
      }
    }
    written.append(UInt8(ascii: "\""))
    return written
  }

  /// A comment that says why a record was set aside; no text can end it.
  static func comment(_ record: QuarantinedRecord) -> [UInt8] {
    let raw = record.raw.isEmpty ? "" : " · \(record.raw)"
    var text = ""
    for scalar in "\(record.field): \(record.reason) (\(record.place))\(raw)".unicodeScalars {
      // Two hyphens may not stand in a comment (XML 1.0, section 2.5).
      if scalar == "-", text.unicodeScalars.last == "-" { text.unicodeScalars.append(" ") }
      text.unicodeScalars.append(scalar == "\n" || scalar == "\r" ? " " : legal(scalar))
    }
    return Array("\(mark)\(text) -->\n".utf8)
  }

  /// The start of a feed whose rows stand as text.
  static func openingRows(of file: String, _ format: String, _ rejected: RejectedPlaces) -> [UInt8] {
    Array("<feed".utf8) + attribute("file", file) + attribute("format", format) + Array(">".utf8)
      + rejected.taken(fromLine: 1).flatMap(element)
  }

  /// The element that carries an id that another record has.
  static func element(_ taken: TakenID) -> [UInt8] {
    Array("\n<taken".utf8) + attribute("record", taken.kind.rawValue) + attribute("id", taken.id)
      + attribute("reason", taken.reason) + Array("/>".utf8)
  }

  private static func legal(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D: scalar
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "\u{FFFD}"
    case 0xFFFE, 0xFFFF: "\u{FFFD}"
    default: scalar
    }
  }
}

private final class RootSniffer: XMLEventHandler {
  var isRejects = false

  override func start(_ name: XMLName) -> XMLInterest {
    guard let parser else { return [] }
    isRejects =
      name.local == parser.intern("rejects") && name.space == parser.intern(RejectsDocument.namespace)
    parser.refuse("the root tells enough")
    return []
  }
}

/// An id that another record has, for which a record was set aside.
struct TakenID: Hashable, Sendable {
  /// What the record is.
  let kind: RecordKind
  /// The id as reasons cite it.
  let id: String
  /// The reason to give again as long as the record keeps the id.
  let reason: String

  init(kind: RecordKind, id: String, reason: String) {
    self.kind = kind
    self.id = id
    self.reason = reason
  }

  /// What a record that was set aside says of an id; `nil` when its fault is another.
  init?(_ record: QuarantinedRecord) {
    guard record.field == "id", !record.raw.isEmpty else { return nil }
    // Both who tell of repeated ids, the reader of a feed and the market of all, begin so.
    guard let kind = RecordKind.allCases.first(where: { record.reason.hasPrefix("the \($0.rawValue) ") }) else {
      return nil
    }
    self.init(kind: kind, id: record.raw, reason: record.reason)
  }
}
