import CLibXML2

/// What a namespace may be.
enum LibXMLURI {
  /// Whether some bytes are a URI or a relative reference (RFC 3986), as libxml2 sees it.
  static func isWellFormed(_ bytes: [UInt8]) -> Bool {
    let text = (bytes + [0]).map { CChar(bitPattern: $0) }
    guard let uri = unsafe xmlParseURI(text) else { return false }
    unsafe xmlFreeURI(uri)
    return true
  }
}
