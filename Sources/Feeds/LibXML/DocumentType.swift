/// What libxml2 makes of a document type declaration.
///
/// Its grammar is large and feeds have little of it, so it is left to a parser that has been read by many. It is given
/// the declaration alone, before an element that stands for the document.
enum DocumentType {
  /// It is well-formed and declares neither entities nor attributes.
  case taken(leavesEntitiesOpen: Bool)
  /// It is not; lines and columns count from its own beginning.
  case refused(XMLFault, isMalformed: Bool)

  /// Reads a declaration, from `<!DOCTYPE` to its `>`.
  ///
  /// - Parameter isStandalone: Whether the XML declaration says that nothing outside the document matters.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>, isStandalone: Bool) -> DocumentType {
    // Always one line before the declaration, so that columns are its own.
    let before = isStandalone ? "<?xml version=\"1.0\" standalone=\"yes\"?>\n" : "\n"
    let document = unsafe Array(before.utf8) + Array(bytes) + Array("<a/>".utf8)
    return unsafe document.withUnsafeBufferPointer { document in
      guard let parser = unsafe LibXMLParser(whole: document, handler: XMLEventHandler(), limits: XMLLimits()) else {
        return .refused(XMLFault(line: 1, column: 1, reason: "not enough memory for a parser"), isMalformed: false)
      }
      do throws(XMLFault) { try unsafe parser.parseWhole(document) } catch {
        let fault = XMLFault(line: max(1, error.line - 1), column: error.column, reason: error.reason)
        return .refused(fault, isMalformed: parser.isMalformed)
      }
      return .taken(leavesEntitiesOpen: parser.leavesEntitiesOpen)
    }
  }
}
