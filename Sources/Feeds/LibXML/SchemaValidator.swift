import CLibXML2

/// Holds a document against the schema of native feeds while it is parsed, in constant memory.
///
/// libxml2's own validator of XML Schema, told the events of our parser: it reads nothing itself, so what the parser
/// refuses never reaches it, and no schema but the one that the program carries is ever loaded
/// (`xsi:schemaLocation` is not followed because the loader of external documents gives nothing).
///
/// This file holds all calls into libxml2's schemas; the pointers live as long as this object.
@safe final class SchemaValidator {
  /// The parser, while a document is parsed.
  weak var parser: LibXMLParser?
  /// Whether the start or the end of an element is being told, so that faults stand at its tag.
  fileprivate var isInTag = false
  private let onViolation: (_ line: Int, _ column: Int, _ message: String) -> Void
  private let schema: xmlSchemaPtr
  private let context: xmlSchemaValidCtxtPtr
  private let plug: xmlSchemaSAXPlugPtr
  /// What libxml2 keeps the addresses of, and writes to when the plug is pulled: they live as long as it does.
  private let places: Places

  /// Places on the heap for the validator's functions and for what they want first.
  @safe private final class Places {
    let events = UnsafeMutablePointer<UnsafeMutablePointer<xmlSAXHandler>?>.allocate(capacity: 1)
    let user = UnsafeMutablePointer<UnsafeMutableRawPointer?>.allocate(capacity: 1)

    init() {
      unsafe events.initialize(to: nil)
      unsafe user.initialize(to: nil)
    }

    deinit {
      unsafe events.deallocate()
      unsafe user.deallocate()
    }
  }

  /// The validator's own functions, and what they want as their first argument.
  fileprivate let events: UnsafeMutablePointer<xmlSAXHandler>
  fileprivate let user: UnsafeMutableRawPointer

  /// A validator, or `nil` when memory is short or the text is no schema.
  init?(schema text: String, onViolation: @escaping (_ line: Int, _ column: Int, _ message: String) -> Void) {
    LibXMLParser.prepare()
    let bytes = Array(text.utf8)
    let parsed: xmlSchemaPtr? = unsafe bytes.withUnsafeBytes { raw in
      guard
        let reading = unsafe xmlSchemaNewMemParserCtxt(
          raw.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(raw.count))
      else { return nil }
      defer { unsafe xmlSchemaFreeParserCtxt(reading) }
      return unsafe xmlSchemaParse(reading)
    }
    guard let parsed = unsafe parsed else { return nil }
    guard let context = unsafe xmlSchemaNewValidCtxt(parsed) else {
      unsafe xmlSchemaFree(parsed)
      return nil
    }
    // Without a handler of its own the plug calls nobody else.
    let places = Places()
    guard let plug = unsafe xmlSchemaSAXPlug(context, places.events, places.user),
      let events = unsafe places.events.pointee, let user = unsafe places.user.pointee
    else {
      unsafe xmlSchemaFreeValidCtxt(context)
      unsafe xmlSchemaFree(parsed)
      return nil
    }
    unsafe schema = parsed
    unsafe self.context = context
    unsafe self.plug = plug
    self.places = places
    unsafe self.events = events
    unsafe self.user = user
    self.onViolation = onViolation
    unsafe xmlSchemaSetValidStructuredErrors(
      context,
      { user, error in
        guard let user = unsafe user, let message = unsafe error?.pointee.message else { return }
        unsafe Unmanaged<SchemaValidator>.fromOpaque(user).takeUnretainedValue()
          .tell(String(cString: message))
      }, Unmanaged.passUnretained(self).toOpaque())
  }

  deinit {
    unsafe xmlSchemaSAXUnplug(plug)
    withExtendedLifetime(places) {}
    unsafe xmlSchemaFreeValidCtxt(context)
    unsafe xmlSchemaFree(schema)
  }

  private func tell(_ message: String) {
    let place = isInTag ? parser?.placeOfTag() : parser.map { ($0.line, $0.column) }
    let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    onViolation(place?.0 ?? 1, place?.1 ?? 0, String(line.prefix(400)))
  }
}

/// Tells a parser's events to a validator.
///
/// The pointers are libxml2's own and are passed on for the call.
@safe struct SchemaEvents {
  private let validator: SchemaValidator

  init(_ validator: SchemaValidator) { self.validator = validator }

  /// An element begins.
  func start(
    _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ space: UnsafePointer<xmlChar>?,
    _ namespaceCount: Int32, _ namespaces: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ attributeCount: Int32,
    _ defaulted: Int32, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
  ) {
    validator.isInTag = true
    unsafe validator.events.pointee.startElementNs?(
      validator.user, local, prefix, space, namespaceCount, namespaces, attributeCount, defaulted, attributes)
    validator.isInTag = false
  }

  /// An element ends.
  func end(
    _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ space: UnsafePointer<xmlChar>?
  ) {
    validator.isInTag = true
    unsafe validator.events.pointee.endElementNs?(validator.user, local, prefix, space)
    validator.isInTag = false
  }

  /// A run of text.
  func text(_ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
    unsafe validator.events.pointee.characters?(validator.user, bytes, count)
  }

  /// A CDATA section.
  func cdata(_ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
    unsafe validator.events.pointee.cdataBlock?(validator.user, bytes, count)
  }
}
