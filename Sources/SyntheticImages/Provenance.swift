/// What a picture declares of its own origin, and what shows that.
public struct Provenance: Sendable {
  /// What the facts amount to.
  public let declared: Declared
  /// Each mark that was found, strongest first.
  public let facts: [ProvenanceFact]
  /// What its C2PA manifests are worth; `nil` when it has none.
  public let credential: ContentCredential?
  /// What of the metadata could not be read, and why, for a person.
  public let unread: [String]
  /// Width in pixels as the file's header states it.
  public let width: Int
  /// Height in pixels as the file's header states it.
  public let height: Int

  /// Provenance.
  public init(
    declared: Declared, facts: [ProvenanceFact], credential: ContentCredential? = nil, unread: [String] = [],
    width: Int, height: Int
  ) {
    self.declared = declared
    self.facts = facts
    self.credential = credential
    self.unread = unread
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

extension Provenance {
  /// What `facts` amount to: the strongest of their declarations.
  ///
  /// A claim of capture never outweighs a mark of a generator: it is the easier one to write.
  public init(
    facts: [ProvenanceFact], credential: ContentCredential? = nil, unread: [String] = [], width: Int, height: Int
  ) {
    // Facts of one strength keep the order of the file.
    let ranked = facts.enumerated().sorted {
      ($0.element.declares.rank, $0.offset) < ($1.element.declares.rank, $1.offset)
    }
    var ordered: [ProvenanceFact] = []
    for (_, fact) in ranked where !ordered.contains(fact) && ordered.count < 100 { ordered.append(fact) }
    self.init(
      declared: ordered.first?.declares ?? .none, facts: ordered, credential: credential, unread: unread, width: width,
      height: height)
  }
}

extension Provenance.Declared {
  /// The place in the order of strength, 0 the strongest.
  fileprivate var rank: Int { Self.allCases.firstIndex(of: self) ?? Self.allCases.count }
}
