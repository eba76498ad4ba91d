/// What happens in a document, told as it is parsed. This one hears nothing; subclasses override what they want.
///
/// A class and not a protocol, because calling an existential costs a retain and a release an event.
///
/// A handler that finds the document unacceptable calls ``XMLPushParser/refuse(_:)``; nothing more is told then.
class XMLEventHandler {
  /// The parser, while a document is parsed.
  weak var parser: XMLPushParser?

  /// An element begins; its attributes follow when asked for.
  func start(_ name: XMLName) -> XMLInterest { [] }

  /// An attribute of the element that has just begun, its value normalised.
  func attribute(_ name: XMLName, _ value: Span<UInt8>) {}

  /// A run of text; one text may come in several runs.
  func text(_ bytes: Span<UInt8>) {}

  /// The innermost open element ends.
  func end() -> XMLInterest { [] }

  /// An entity that nothing declares stands in the text or in an attribute, and what it stood for is lost.
  ///
  /// - Returns: Whether the handler has taken note; if not, the document is refused.
  func undefinedEntity(named name: String) -> Bool { false }
}
