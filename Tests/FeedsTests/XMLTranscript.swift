import Foundation

@testable import Feeds

/// What a parser told of a document, in a form that two parsers can be compared by.
struct XMLTranscript: Equatable {
  /// Which parser.
  enum Parser {
    /// Our own.
    case own
    /// libxml2.
    case libxml2
  }

  /// Start tags with names, attributes and lines, texts, end tags, and entities that nothing declares.
  var events: [String] = []
  /// Columns of the start tags; 0 where a parser does not know.
  var columns: [Int] = []
  /// Why the document was refused.
  var fault: XMLFault?

  /// Elements that ended.
  var ends: Int { events.count { $0 == ">" } }

  /// Parses a document in chunks of a size.
  init(_ bytes: [UInt8], by parser: Parser = .own, chunkSize: Int = 1 << 16, limits: XMLLimits = XMLLimits()) {
    let recorder = Recorder()
    do throws(XMLFault) {
      switch parser {
      case .own:
        let parser = XMLPushParser(handler: recorder, limits: limits)
        recorder.text = { parser.names.text(Int($0)) }
        recorder.place = { parser.placeOfTag() }
        try Self.feed(bytes, chunkSize) { (chunk) throws(XMLFault) in try parser.parse(chunk) }
        try parser.finish()
      case .libxml2:
        guard let parser = LibXMLParser(handler: recorder, limits: limits) else { return }
        recorder.text = { number in
          unsafe UnsafePointer<UInt8>(bitPattern: number).map { unsafe String(cString: $0) } ?? ""
        }
        // It leaves `&amp;` in a namespace as `&#38;`, to be read again by those who build trees.
        recorder.spaceText = { text in
          String(decoding: Array(text.utf8).replacing("&#38;".utf8, with: "&".utf8), as: UTF8.self)
        }
        recorder.place = { parser.placeOfTag() }
        try Self.feed(bytes, chunkSize) { (chunk) throws(XMLFault) in try parser.parse(chunk) }
        try parser.finish()
      }
    } catch {
      fault = error
    }
    recorder.closeText()
    recorder.text = nil
    recorder.place = nil
    (events, columns) = (recorder.events, recorder.columns)
  }

  private static func feed(
    _ bytes: [UInt8], _ chunkSize: Int, _ take: (Span<UInt8>) throws(XMLFault) -> Void
  ) throws(XMLFault) {
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + chunkSize)
      try take(bytes.span.extracting(start..<end))
      start = end
    }
  }

  private final class Recorder: XMLEventHandler {
    var events: [String] = []
    var columns: [Int] = []
    var text: ((UInt) -> String)?
    var spaceText: (String) -> String = { $0 }
    var place: (() -> (line: Int, column: Int))?
    private var run: [UInt8] = []

    override func start(_ name: XMLName) -> XMLInterest {
      closeText()
      let place = place?() ?? (line: 0, column: 0)
      columns.append(place.column)
      events.append("<\(spelled(name)) \(place.line)")
      return [.attributes, .text]
    }

    override func attribute(_ name: XMLName, _ value: Span<UInt8>) {
      let value = String(decoding: value.indices.map { value[$0] }, as: UTF8.self)
      events.append(" \(spelled(name))=\(value)")
    }

    override func text(_ bytes: Span<UInt8>) { for index in bytes.indices { run.append(bytes[index]) } }

    override func end() -> XMLInterest {
      closeText()
      events.append(">")
      return .text
    }

    override func undefinedEntity(named name: String) -> Bool {
      closeText()
      events.append("&\(name)")
      return true
    }

    func closeText() {
      if !run.isEmpty { events.append("'" + String(decoding: run, as: UTF8.self)) }
      run = []
    }

    private func spelled(_ name: XMLName) -> String {
      "{\(spaceText(text?(name.space) ?? ""))}\(text?(name.local) ?? "")"
    }
  }
}
