/// What was found about one picture of a listing.
public struct PictureExamination: Sendable {
  /// The picture's address or path, as the feed wrote it.
  public let href: String
  /// The index of the listing that names it.
  public let listing: Int
  /// What the examination came to.
  public let outcome: Outcome

  /// An examination.
  public init(href: String, listing: Int, outcome: Outcome) {
    self.href = href
    self.listing = listing
    self.outcome = outcome
  }

  /// What an examination came to.
  public enum Outcome: Sendable {
    /// The picture was read.
    case examined(Provenance)
    /// The picture could not be judged; never a pass.
    case notEvaluable(reason: String)
  }
}

/// What a picture declares of its own origin, and what shows that.
public struct Provenance: Sendable {
  /// What the facts amount to.
  public let declared: Declared
  /// Each mark that was found, strongest first.
  public let facts: [ProvenanceFact]
  /// Width and height in pixels as the file's header states them.
  public let width: Int
  /// Height in pixels as the file's header states it.
  public let height: Int

  /// Provenance.
  public init(declared: Declared, facts: [ProvenanceFact], width: Int, height: Int) {
    self.declared = declared
    self.facts = facts
    self.width = width
    self.height = height
  }

  /// What a picture's marks say of its origin, in the words of the labelling measures.
  public enum Declared: String, CaseIterable, Sendable {
    /// Made by a generator.
    case generated
    /// A picture of something else, altered by a generator.
    case edited
    /// Holds an element that a generator made.
    case contains
    /// Labelled as possibly generated.
    case possible
    /// Labelled as suspected, or traces of a generator only.
    case suspected
    /// Says that a camera took it.
    case captured
    /// Says nothing.
    case none
  }
}

/// One mark in a picture file that says how it was made.
public struct ProvenanceFact: Hashable, Sendable {
  /// The sort of mark: `tc260-aigc`, `c2pa-actions`, `iptc-digital-source-type`, `png-parameters`, `exif`.
  public let marker: String
  /// What this mark alone declares.
  public let declares: Provenance.Declared
  /// The program or service that it names, when it does.
  public let software: String?
  /// The value that was read, bounded in length.
  public let value: String
  /// Where in the file it stands: the container's part and the byte offset, such as `iTXt@41`.
  public let location: String

  /// A fact.
  public init(marker: String, declares: Provenance.Declared, software: String?, value: String, location: String) {
    self.marker = marker
    self.declares = declares
    self.software = software
    self.value = value
    self.location = location
  }
}
