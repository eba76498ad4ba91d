import Marketplace

/// Which profile would read a feed, and why; for a feed that none reads, a profile to begin with.
public struct ProfileGuess: Sendable {
  /// The local name of the root element.
  public let root: String
  /// The namespace URI of the root element; empty for none.
  public let namespace: String
  /// The profile that would read it; `nil` when none fits.
  public let profile: FeedProfile?
  /// Why the profile that the root fits reads nothing; `nil` when it reads the feed or none fits.
  public let reason: String?
  /// The element that told it from others with the same root, `channel/item/g:id`; `nil` when none had to.
  public let telltale: String?
  /// The formats of all profiles that the root fits.
  public let candidates: [String]
  /// A profile that reads the feed, as YAML, when none fits; `nil` when nothing in it looks like records.
  public let skeleton: String?
}

extension FeedReader {
  /// Guesses which profile would read a feed, from its first 4 MB.
  ///
  /// - Throws: When it cannot be read as XML at all.
  public func guess(_ source: FeedSource) throws(RefusedFeed) -> ProfileGuess {
    let head = try FeedGlimpse.head(of: source, limits: limits, undeclared: undeclaredEncoding)
    let choice = FormatSniffer.choice(head.span, among: library)
    let outline = FeedOutline(limits: limits)
    var fault: XMLFault?
    do throws(XMLFault) {
      try outline.read(head.span)
      if head.count < FeedGlimpse.length { try outline.finish() }
    } catch {
      fault = error
    }
    guard let root = outline.root else {
      throw RefusedFeed(
        place: SourcePlace(file: source.name, line: fault?.line ?? 1, column: fault?.column ?? 0),
        reason: fault?.reason ?? "the feed has no element", records: 0)
    }
    let reason = choice.profile.flatMap { self.reason(against: $0, head: head) }
    let profile = reason == nil ? choice.profile : nil
    return ProfileGuess(
      root: root.name.local, namespace: root.name.space, profile: profile, reason: reason, telltale: choice.telltale,
      candidates: choice.candidates.map(\.format),
      skeleton: profile == nil ? ProfileSkeleton(outline: root)?.yaml : nil)
  }

  /// Why a profile whose root fits reads nothing of a document; `nil` when it reads something.
  private func reason(against profile: FeedProfile, head: [UInt8]) -> String? {
    let records = RecordReader(
      file: "", profiles: ProfileLibrary([profile]), limits: limits, currency: [], sink: Nothing())
    do throws(XMLFault) {
      try XMLPushParser.parser(telling: records, limits: limits).parse(head.span)
    } catch {
      // A document that is cut off or wrong says nothing against its format; what is wrong is told when it is read.
      return nil
    }
    return records.emptiness
  }
}

/// Takes records and keeps none.
private final class Nothing: RecordSink {
  func begin(format: String) {}
  func take(_ record: borrowing RecordDraft, _ kind: RecordKind, line: Int, column: Int) {}
  func setAside(_ record: QuarantinedRecord) {}
}
