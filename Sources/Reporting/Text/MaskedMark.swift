import Pictures
import SyntheticImages

/// What people may see of a mark in a picture's file. Everything but its sort is text of the file.
struct MaskedMark {
  let marker: String
  let declares: Provenance.Declared
  let software: String?
  let value: String
  let location: String

  init(_ fact: ProvenanceFact) {
    marker = fact.marker
    declares = fact.declares
    software = fact.software.map { PersonalData.hidden(in: $0) }
    value = PersonalData.hidden(in: fact.value)
    location = PersonalData.hidden(in: fact.location)
  }
}

extension Provenance {
  /// The marks as people may see them.
  var maskedMarks: [MaskedMark] { facts.map { MaskedMark($0) } }

  /// What of the metadata could not be read, as people may see it.
  var maskedUnread: [String] { unread.map { PersonalData.hidden(in: $0) } }
}

/// What people may see of a line of a picture file's metadata.
struct MaskedMetadata {
  let part: String
  let summary: String

  init(_ line: MetadataListing.Line) {
    part = PersonalData.hidden(in: line.part)
    summary = PersonalData.hidden(in: line.summary)
  }
}
