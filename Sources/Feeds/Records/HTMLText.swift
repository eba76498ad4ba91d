import CLibXML2
import Marketplace

/// Reduces the HTML of a description to the text that a reader sees: elements that begin a line break it, scripts and
/// styles go, entities are decoded, runs of white space become one space.
///
/// The reading is libxml2's HTML parser's. It is given no attributes, scripts or comments (``HTMLMarkup``): its search
/// for repeated attributes takes quadratic time, and none of them is text. Elements deeper than ``deepest`` end the
/// reading, because an end tag is searched for in all that are open; such a text stays as it was written.
@safe struct HTMLText {
  /// Elements inside one another that are followed.
  static let deepest = 256

  /// The text of the last description that was reduced.
  private(set) var output = ByteArena()
  private var markup: [UInt8] = []

  /// Reduces a text to ``output``.
  ///
  /// - Returns: Whether there was anything to reduce; if not, the text stays as it is.
  /// - Complexity: O(bytes · ``deepest``); the buffers are used again.
  mutating func reduce(_ text: ArraySlice<UInt8>) -> Bool {
    guard HTMLMarkup.mayStand(in: text) else { return false }
    output.removeAll()
    if PlainHTML.reduce(text.span, into: &output) { return true }
    return reduceFully(text)
  }

  /// Reduces a text of any kind by the parser.
  mutating func reduceFully(_ text: ArraySlice<UInt8>) -> Bool {
    let kind = HTMLMarkup.strip(text, into: &markup)
    guard kind != .none else { return false }
    output.removeAll()
    var sink = HTMLTextSink(output: output, keepsLines: kind == .entities)
    output = ByteArena()
    let isWhole = unsafe withUnsafeMutablePointer(to: &sink) { unsafe Self.parse(markup, into: $0) }
    output = sink.output
    return isWhole
  }

  private static func parse(_ markup: [UInt8], into sink: UnsafeMutablePointer<HTMLTextSink>) -> Bool {
    // A context of its own for each text: none of one text's state may reach the next.
    guard let context = unsafe htmlNewParserCtxt() else { return false }
    defer { unsafe htmlFreeParserCtxt(context) }
    unsafe sink.pointee.context = context
    guard let table = unsafe context.pointee.sax else { return false }
    unsafe table.pointee = xmlSAXHandler()
    unsafe table.pointee.startElement = { sink, name, _ in unsafe HTMLTextSink.of(sink)?.pointee.start(name) }
    unsafe table.pointee.endElement = { sink, name in unsafe HTMLTextSink.of(sink)?.pointee.end(name) }
    unsafe table.pointee.characters = { sink, bytes, count in unsafe HTMLTextSink.of(sink)?.pointee.text(bytes, count) }
    unsafe table.pointee.ignorableWhitespace = { sink, bytes, count in
      unsafe HTMLTextSink.of(sink)?.pointee.text(bytes, count)
    }
    unsafe context.pointee.userData = UnsafeMutableRawPointer(sink)
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue | HTML_PARSE_COMPACT.rawValue
    unsafe markup.withUnsafeBytes { raw in
      let bytes = unsafe raw.baseAddress?.assumingMemoryBound(to: CChar.self)
      let document = unsafe htmlCtxtReadMemory(context, bytes, Int32(raw.count), nil, "UTF-8", Int32(options))
      unsafe xmlFreeDoc(document)
    }
    return unsafe !sink.pointee.isTooDeep
  }
}

/// Gathers text from the events of the HTML parser; lives for one text, and its parser with it.
@safe struct HTMLTextSink {
  var output: ByteArena
  /// Whether line breaks of the source are kept, as in a text that has entities and no elements.
  let keepsLines: Bool
  private(set) var isTooDeep = false
  /// The parser, to stop it.
  var context: htmlParserCtxtPtr?
  private var depth = 0
  private var spaces = false
  private var breaks = false

  init(output: ByteArena, keepsLines: Bool) {
    self.output = output
    self.keepsLines = keepsLines
  }

  static func of(_ user: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<HTMLTextSink>? {
    unsafe user?.assumingMemoryBound(to: HTMLTextSink.self)
  }

  mutating func start(_ name: UnsafePointer<xmlChar>?) {
    depth += 1
    if depth > HTMLText.deepest {
      isTooDeep = true
      unsafe xmlStopParser(context)
    }
    unsafe separate(name)
  }

  mutating func end(_ name: UnsafePointer<xmlChar>?) {
    depth -= 1
    unsafe separate(name)
  }

  private mutating func separate(_ name: UnsafePointer<xmlChar>?) {
    guard let name = unsafe name else { return }
    let text = unsafe String(cString: name)
    if Self.lineElements.contains(text) {
      breaks = true
    } else if Self.cellElements.contains(text) {
      spaces = true
    }
  }

  mutating func text(_ bytes: UnsafePointer<xmlChar>?, _ count: Int32) {
    guard let bytes = unsafe bytes, !isTooDeep else { return }
    take(unsafe Span(_unsafeStart: bytes, count: Int(count)))
  }

  private mutating func take(_ run: Span<UInt8>) {
    var index = 0
    while index < run.count {
      let start = index
      while index < run.count, Self.spaceLength(run, index) == 0 { index += 1 }
      if index > start {
        if output.count > 0, breaks || spaces { output.append(breaks ? 0x0A : 0x20) }
        breaks = false
        spaces = false
        output.append(run.extracting(start..<index))
      }
      guard index < run.count else { return }
      if keepsLines, run[index] == 0x0A { breaks = true }
      spaces = true
      index += Self.spaceLength(run, index)
    }
  }

  /// The bytes of the white space that stands at an index, 0 for none: U+00A0, which `&nbsp;` stands for, is a space to
  /// the eye.
  @inline(__always) private static func spaceLength(_ run: Span<UInt8>, _ index: Int) -> Int {
    let byte = run[index]
    if byte > 0x20 { return byte == 0xC2 && index + 1 < run.count && run[index + 1] == 0xA0 ? 2 : 0 }
    return byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) ? 1 : 0
  }

  /// Elements that begin and end a line, with `br` and `hr`, which are one.
  private static let lineElements: Set<String> = [
    "address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details", "dir", "div", "dl",
    "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "html", "legend", "li", "main", "menu", "nav", "ol", "option", "p", "pre", "section", "summary", "table", "tbody",
    "tfoot", "thead", "title", "tr", "ul",
  ]

  /// Elements that stand beside each other on a line.
  private static let cellElements: Set<String> = ["td", "th", "img", "button", "input", "select", "textarea"]
}
