public import Marketplace

/// What `storewarden validate` found out about one feed.
public struct FeedValidation {
  /// How the feed stands to the schema.
  public enum Schema: Hashable, Sendable {
    /// Nobody asked.
    case notAsked
    /// The feed is of another format, so that the schema says nothing about it.
    case notNative
    /// It was held against the schema.
    case checked(SchemaReport)
  }

  /// The feed as the user named it.
  public let file: String
  /// Bytes of its file that were read, packed or not.
  public let bytes: Int
  /// What it is made of; of a refused feed, what stood before the fault.
  public let survey: FeedSurvey
  /// Why it was refused, if it was.
  public let refusal: RefusedFeed?
  /// The day it was exported, when it says so.
  public let asOf: Day?
  /// How it stands to the schema.
  public let schema: Schema

  /// Whether nothing of it was refused, set aside, or against the schema.
  public var isFine: Bool {
    let agrees =
      switch schema {
      case .notAsked: true
      case .notNative: false
      case .checked(let report): report.count == 0
      }
    return refusal == nil && survey.quarantined == 0 && agrees
  }
}

extension FeedReader {
  /// Reads a feed and reports on it, keeping no record.
  ///
  /// - Parameters:
  ///   - againstSchema: Whether a native feed is read once more and held against its schema.
  ///   - setAside: Told every record that is set aside.
  ///   - progress: Told the number of bytes read so far, after each chunk.
  public func validate(
    _ source: FeedSource, againstSchema: Bool = false, telling setAside: ((QuarantinedRecord) -> Void)? = nil,
    progress: ((Int) -> Void)? = nil
  ) -> FeedValidation {
    let survey = FeedSurvey()
    survey.onSetAside = setAside
    var bytes = 0
    func count(_ read: Int) {
      bytes = read
      progress?(read)
    }
    do throws(RefusedFeed) {
      let summary = try stream(source, into: survey, progress: count)
      var schema = FeedValidation.Schema.notAsked
      if againstSchema {
        if source.isStandardInput { StandardInput.rewind() }
        schema = survey.format == "native" ? .checked(try checkSchema(source, progress: progress)) : .notNative
      }
      return FeedValidation(
        file: source.name, bytes: bytes, survey: survey, refusal: nil, asOf: summary.asOf, schema: schema)
    } catch {
      return FeedValidation(
        file: source.name, bytes: bytes, survey: survey, refusal: error, asOf: nil,
        schema: againstSchema && !survey.format.isEmpty && survey.format != "native" ? .notNative : .notAsked)
    }
  }
}
