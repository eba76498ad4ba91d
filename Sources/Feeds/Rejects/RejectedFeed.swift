import Marketplace

/// A feed of which something was not taken.
public struct RejectedFeed: Sendable {
  /// The feed.
  public let source: FeedSource
  /// Its records that were set aside.
  public let quarantined: [QuarantinedRecord]
  /// Why it was refused as a whole, if it was.
  public let refusal: RefusedFeed?

  /// A feed, and what was not taken of it.
  public init(source: FeedSource, quarantined: [QuarantinedRecord], refusal: RefusedFeed?) {
    self.source = source
    self.quarantined = quarantined
    self.refusal = refusal
  }
}

extension FeedReader {
  /// Writes what was not taken as a document that can be corrected and read again (``RejectsDocument``).
  ///
  /// Feeds with records that were set aside are read once more; what has been refused is named only. Memory does not grow
  /// with the feeds.
  /// - Parameters:
  ///   - feeds: The feeds, in the order to write them.
  ///   - write: Takes the document's bytes in order.
  /// - Throws: When a feed can no longer be read as it was.
  public func writeRejects(of feeds: [RejectedFeed], to write: @escaping ([UInt8]) -> Void) throws(RefusedFeed) {
    write(Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8))
    for feed in feeds where !feed.quarantined.isEmpty && feed.refusal == nil {
      // Entities of HTML that the document type of a feed stood for; nothing is ever loaded for it.
      guard try namesDocumentType(feed.source) else { continue }
      write(Array("<!DOCTYPE rejects SYSTEM \"\(RejectsDocument.namespace)\">\n".utf8))
      break
    }
    write(Array("<rejects xmlns=\"\(RejectsDocument.namespace)\">\n".utf8))
    for feed in feeds {
      if let refusal = feed.refusal {
        write(Self.element(refusal))
      } else if !feed.quarantined.isEmpty {
        try copy(feed, write)
      }
    }
    write(Array("</rejects>\n".utf8))
  }

  private static func element(_ refusal: RefusedFeed) -> [UInt8] {
    var element = Array("<refused".utf8) + RejectsDocument.attribute("file", refusal.place.file)
    element += RejectsDocument.attribute("line", String(refusal.place.line))
    element += RejectsDocument.attribute("column", String(refusal.place.column))
    element += RejectsDocument.attribute("reason", refusal.reason)
    return element + Array("/>\n".utf8)
  }

  private func copy(_ feed: RejectedFeed, _ write: @escaping ([UInt8]) -> Void) throws(RefusedFeed) {
    if feed.source.isStandardInput { StandardInput.rewind() }
    let document = DocumentStream(feed.source, reader: self)
    let rejected = RejectedPlaces(feed.quarantined)
    var rows: RowCopier?
    do throws(XMLFault) {
      try document.pump { (head) throws(XMLFault) in
        if case .xml = head.syntax {
          return try RejectsCopier(head, file: feed.source.name, reader: self, rejected: rejected, write: write)
            .consumer()
        }
        let copier = RowCopier(
          rejected: rejected,
          open: { write(RejectsDocument.openingRows(of: feed.source.name, head.syntax.format, rejected)) },
          write: write)
        rows = copier
        return copier.reading(head.syntax, firstLine: 1, limits: limits) ?? IgnoredBytes()
      }
    } catch {
      throw document.refusal(error, after: 0)
    }
    if rows?.isOpen == true { write(Array("</feed>\n".utf8)) }
  }

  /// Whether a feed names a document type outside itself.
  private func namesDocumentType(_ source: FeedSource) throws(RefusedFeed) -> Bool {
    if source.isStandardInput { StandardInput.rewind() }
    let document = DocumentStream(source, reader: self)
    do throws(XMLFault) {
      let text = String(decoding: try document.head().text, as: UTF8.self)
      return text.firstMatch(of: /<!DOCTYPE\s+[^\s\[>]+\s+(SYSTEM|PUBLIC)/) != nil
    } catch {
      throw document.refusal(error, after: 0)
    }
  }
}

/// Takes bytes for nothing.
private final class IgnoredBytes: FeedConsumer {
  func parse(_ bytes: Span<UInt8>) throws(XMLFault) {}
  func finish() throws(XMLFault) {}
}
