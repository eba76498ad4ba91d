/// An element's or attribute's name as the parser interned it: two names of one document are equal exactly when
/// namespace URI and local name are, so that comparing costs two integers.
///
/// The numbers are the parser's own, in the order in which it met the strings; they say nothing in another document.
struct XMLName: Hashable, Sendable {
  /// The identity of the local name.
  let local: UInt
  /// The identity of the namespace URI; 0 for no namespace.
  let space: UInt
}

/// What a handler wants to hear next.
struct XMLInterest: OptionSet, Sendable {
  let rawValue: UInt8

  /// The attributes of the element that has just begun.
  static let attributes = XMLInterest(rawValue: 1)
  /// Text, until the next start or end tag.
  static let text = XMLInterest(rawValue: 2)
}

/// Limits on the shape of a document.
struct XMLLimits: Hashable, Sendable {
  /// Elements inside one another.
  var depth = 256
  /// Attributes of one element.
  var attributes = 256
  /// Namespace declarations of one element; sixteen times as many may hold at once.
  var namespaces = 64
  /// Bytes of one start tag; at least as many as are parsed at once.
  var startTag = 2 << 20
}

/// Why a document was refused, and where.
struct XMLFault: Error, Hashable, Sendable {
  /// Line, counted from 1.
  var line: Int
  /// Column in characters, counted from 1; 0 when unknown.
  var column: Int
  /// What is wrong and what to do.
  var reason: String
}
