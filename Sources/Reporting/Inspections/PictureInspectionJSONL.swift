public import Judgement
internal import Marketplace
internal import Pictures
public import Screening

/// Writes pictures that were looked at by themselves: the image row of a scan, with the file's metadata,
/// masked.
public struct PictureInspectionJSONL: Sendable {
  private let rows: FindingsJSONL

  /// A writer.
  public init(language: Language = .english) { rows = FindingsJSONL(language: language) }

  /// Writes one row.
  public func write(
    _ inspection: PictureInspection, to sink: inout some ByteSink & ~Copyable
  ) throws(OutputError) {
    var json = JSONWriter()
    json.line { json in
      rows.picture(inspection.examination, inspection.verdict, listing: nil, into: &json)
      if let score = inspection.ownScore { json.member("ownModel", score) }
      json.array("metadata") { json in
        for line in inspection.metadata {
          let masked = MaskedMetadata(line)
          json.object { json in
            json.member("depth", line.depth)
            json.member("part", masked.part)
            json.member("offset", line.offset)
            json.member("size", line.size)
            json.member("summary", masked.summary)
          }
        }
      }
    }
    try json.drain(into: &sink, whenOver: 0)
  }
}
