@testable import Feeds

/// What our parser and libxml2 see differently in a document, and chunks of different sizes.
struct XMLDifference {
  private let document: [UInt8]
  private let own: XMLTranscript
  private let other: XMLTranscript

  init(_ document: [UInt8]) {
    self.document = document
    own = XMLTranscript(document)
    other = XMLTranscript(document, by: .libxml2)
  }

  /// Whether both take the document.
  var isTaken: Bool { own.fault == nil && other.fault == nil }

  /// A difference in verdict, events or places, but for those that are known; `nil` for none.
  var description: String? {
    if let leniency = ownIsStricter { return leniency ? nil : "only ours refuses it: \(own.fault?.reason ?? "")" }
    if own.fault == nil, let fault = other.fault {
      return isMisledInSubset ? nil : "only libxml2 refuses it: \(fault)"
    }
    if own.fault != nil {
      return own.ends == other.ends || isStricterFirst
        ? nil : "elements before the fault: \(own.ends) and \(other.ends); \(own.fault?.reason ?? "")"
    }
    let (ours, theirs) = (events(of: own), events(of: other))
    if ours != theirs {
      let index = zip(ours, theirs).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      let place = index ?? min(ours.count, theirs.count)
      return "event \(place): \(ours.dropFirst(place).first ?? "none") and \(theirs.dropFirst(place).first ?? "none")"
    }
    return own.placesPointAtTags(in: document) ? nil : "a place is not that of a tag"
  }

  /// What is told differently in chunks of some size; `nil` when nothing is.
  func description(inChunksOf chunkSize: Int) -> String? {
    let chunked = XMLTranscript(document, chunkSize: chunkSize)
    if chunked.fault != own.fault {
      return "chunks of \(chunkSize): \(String(describing: own.fault)) and \(String(describing: chunked.fault))"
    }
    // Before a fault, how much text is told is left open.
    return chunked.ends == own.ends && (own.fault != nil || chunked == own) ? nil : "chunks of \(chunkSize): events"
  }

  /// Whether only ours refuses the document, and if so whether for a reason known to be libxml2's leniency.
  private var ownIsStricter: Bool? { own.fault != nil && other.fault == nil ? isStricterFirst : nil }

  /// Whether the fault that ours found is one that libxml2 lets pass (``LeniencyTests``).
  private var isStricterFirst: Bool {
    guard let reason = own.fault?.reason else { return false }
    if reason.contains("begins no character"), String(validating: document, as: UTF8.self) == nil, contains("<![CDATA[")
    {
      return true
    }
    if reason == XMLReason.declaration || reason == XMLReason.version { return contains("<?xml") }
    return reason.hasSuffix("is not a URI") && contains("&") || isMisledInSubset
  }

  /// Whether libxml2 has not found the end of a subset with processing instructions in it.
  private var isMisledInSubset: Bool {
    other.fault?.reason.hasPrefix("the document goes on after its end") == true && contains("<!DOCTYPE")
      && contains("[") && contains("<?")
  }

  private func contains(_ text: String) -> Bool { document.firstRange(of: Array(text.utf8)) != nil }

  /// The events; libxml2 leaves carriage returns in CDATA sections as they are.
  private func events(of transcript: XMLTranscript) -> [String] {
    guard contains("<![CDATA["), document.contains(UInt8(ascii: "\r")) else { return transcript.events }
    return transcript.events.map { event in
      let bytes = Array(event.utf8).replacing([13, 10], with: [10])
      return String(decoding: bytes.map { $0 == 13 ? 10 : $0 }, as: UTF8.self)
    }
  }
}

extension XMLTranscript {
  /// Whether every start tag was said to be where a tag of its name begins.
  func placesPointAtTags(in document: [UInt8]) -> Bool {
    let lines = document.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self).unicodeScalars }
    let starts = events.filter { $0.hasPrefix("<") }
    return zip(starts, columns).allSatisfy { start, column in
      // By scalars: a name may begin with a character that joins the one before.
      let scalars = start.unicodeScalars
      guard let space = scalars.lastIndex(of: " "), let line = Int(String(scalars[scalars.index(after: space)...])),
        let brace = scalars.lastIndex(of: "}"), lines.indices.contains(line - 1)
      else { return false }
      let name = scalars[scalars.index(after: brace)..<space]
      let rest = lines[line - 1].dropFirst(column - 1)
      guard rest.first == "<" else { return false }
      let tag = rest.dropFirst()
      return tag.starts(with: name)
        || tag.firstIndex(of: ":").map { tag[tag.index(after: $0)...].starts(with: name) } == true
    }
  }
}
