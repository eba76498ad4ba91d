import CLibXML2

/// libxml2's parser behind ``XMPPacket``: the one file of this module that knows it.
///
/// Pointers come from libxml2 and live for a callback; the reading outlives the parser.
enum XMPParser {
  private static let isReady: Bool = {
    xmlInitParser()
    return true
  }()

  /// Parses a packet, and says why it was not read to its end.
  static func parse(_ bytes: [UInt8], into reading: XMPReading) -> String? {
    guard isReady, !bytes.isEmpty, bytes.count < Int(Int32.max) else { return "the packet is empty" }
    var handler = unsafe handler()
    let target = unsafe Unmanaged.passUnretained(reading).toOpaque()
    return unsafe bytes.withUnsafeBytes { buffer in
      // The first bytes tell the encoding; the packet itself is pushed when the options are set.
      let source = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      let head = Int32(min(4, buffer.count))
      guard let context = unsafe xmlCreatePushParserCtxt(&handler, target, source, head, nil) else {
        return "there is not enough memory for the packet"
      }
      defer { unsafe xmlFreeParserCtxt(context) }
      let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
      _ = unsafe xmlCtxtUseOptions(context, Int32(options))
      let piece = 4096
      var position = Int(head)
      var code: Int32 = 0
      // In pieces, so that a refusal ends the work soon after its cause.
      while code == 0, reading.isOpen, position < buffer.count {
        let length = min(piece, buffer.count - position)
        code = unsafe xmlParseChunk(context, source?.advanced(by: position), Int32(length), 0)
        position += length
      }
      if code == 0, reading.isOpen { code = unsafe xmlParseChunk(context, nil, 0, 1) }
      return code == 0 ? nil : unsafe message(of: context)
    }
  }

  private static func message(of context: xmlParserCtxtPtr) -> String {
    guard let error = unsafe xmlCtxtGetLastError(context), let text = unsafe error.pointee.message else {
      return "it is no well-formed XML"
    }
    let line = unsafe error.pointee.line
    return unsafe "it is no well-formed XML: line \(line): \(String(cString: text).filter { !$0.isNewline })"
  }

  private static func handler() -> xmlSAXHandler {
    var handler = unsafe xmlSAXHandler()
    unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
    unsafe handler.internalSubset = { target, _, _, _ in
      unsafe reading(target)?.refuse("it has a document type declaration, which XMP never has")
    }
    unsafe handler.startElementNs = { target, name, _, uri, _, _, count, _, attributes in
      guard let current = unsafe reading(target), current.isOpen else { return }
      var found: [XMPReading.Attribute] = []
      // Five pointers an attribute: name, prefix, namespace, where the value starts and where it ends.
      for index in 0..<Int(count) {
        guard let fields = unsafe attributes?.advanced(by: index * 5), let start = unsafe fields[3],
          let end = unsafe fields[4]
        else { continue }
        let value = unsafe UnsafeBufferPointer(start: start, count: end - start)
        found.append(
          XMPReading.Attribute(
            namespace: unsafe string(fields[2]), name: unsafe string(fields[0]),
            value: unsafe String(decoding: value, as: UTF8.self)))
      }
      unsafe current.start(string(uri), string(name), found)
    }
    unsafe handler.endElementNs = { target, _, _, _ in
      guard let current = unsafe reading(target), current.isOpen else { return }
      current.end()
    }
    let characters: charactersSAXFunc = { target, text, count in
      guard let current = unsafe reading(target), current.isOpen, let text = unsafe text, count > 0 else { return }
      unsafe current.characters(Array(UnsafeBufferPointer(start: text, count: Int(count))))
    }
    unsafe handler.characters = characters
    unsafe handler.cdataBlock = characters
    return unsafe handler
  }
}

// Free functions: a C callback may capture nothing, not even the type around it.

private func reading(_ target: UnsafeMutableRawPointer?) -> XMPReading? {
  unsafe target.map { unsafe Unmanaged<XMPReading>.fromOpaque($0).takeUnretainedValue() }
}

private func string(_ text: UnsafePointer<xmlChar>?) -> String {
  unsafe text.map { unsafe String(cString: $0) } ?? ""
}
