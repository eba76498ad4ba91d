/// Tells which of several formats with the same root a document has, from its beginning.
final class FormatSniffer: XMLEventHandler {
  /// How much of a document is looked at.
  static let length = 1 << 16
  /// How much of a document that leaves doubt is looked at.
  static let longest = 1 << 22

  private struct Telltale {
    let profile: Int
    let text: String
    /// The identities of the spellings of each name.
    let path: [Set<UInt>]
    /// Whether a namespace counts; a name without a prefix may be in any.
    let spaces: [[UInt]?]
  }

  private let library: ProfileLibrary
  /// Those that the root fits, in order.
  private var candidates: [FeedProfile] = []
  private var telltales: [Telltale] = []
  private var path: [XMLName] = []
  private var told: Int?
  private var tellingPath: String?

  private init(_ library: ProfileLibrary) { self.library = library }

  /// What the beginning of a document says of the profiles.
  ///
  /// One of the user's own that fits wins, whatever the others say.
  ///
  /// - Parameter head: UTF-8.
  static func choice(_ head: Span<UInt8>, among library: ProfileLibrary) -> Choice {
    if let own = library.own {
      let choice = Choice(head, own)
      if choice.certain != nil { return choice }
    }
    return Choice(head, library.others)
  }

  /// What the beginning of a document says of some profiles.
  struct Choice {
    /// Those that its root fits, in order.
    private(set) var candidates: [FeedProfile] = []
    /// The one that an element tells, or else one that asks for none.
    private(set) var certain: FeedProfile?
    /// The element that told, as its profile writes it.
    private(set) var telltale: String?

    /// - Parameter head: UTF-8.
    fileprivate init(_ head: Span<UInt8>, _ library: ProfileLibrary) {
      let sniffer = FormatSniffer(library)
      let parser = XMLPushParser(handler: sniffer, limits: XMLLimits())
      // What is wrong with the document is told when it is read.
      try? parser.parse(head)
      candidates = sniffer.candidates
      telltale = sniffer.tellingPath
      certain = sniffer.told.map { candidates[$0] } ?? candidates.first { $0.telltales.isEmpty }
    }

    /// The profile to read the document with; `nil` when none fits its root.
    var profile: FeedProfile? { certain ?? candidates.first }

    /// Whether more of the document may say otherwise.
    var isOpen: Bool { telltale == nil && candidates.contains { !$0.telltales.isEmpty } }
  }

  override func start(_ name: XMLName) -> XMLInterest {
    guard let parser else { return [] }
    if candidates.isEmpty {
      candidates = library.candidates(forRoot: parser.spelling(of: name)).filter { $0.accepts(root: name, in: parser) }
      guard candidates.contains(where: { !$0.telltales.isEmpty }) else {
        parser.refuse("the root tells the format")
        return []
      }
      prepare(parser)
      return []
    }
    path.append(name)
    if told == nil, let telltale = telltales.first(where: stands) {
      told = telltale.profile
      tellingPath = telltale.text
      parser.refuse("an element tells the format")
    }
    return []
  }

  override func end() -> XMLInterest {
    _ = path.popLast()
    return []
  }

  private func prepare(_ parser: XMLPushParser) {
    for (index, profile) in candidates.enumerated() {
      let namespaces = profile.namespaces
      for path in profile.telltales {
        telltales.append(
          Telltale(
            profile: index, text: "\(path)",
            path: path.steps.map { Set(profile.variants(of: $0.local).map(parser.intern)) },
            spaces: path.steps.map { step in
              namespaces[step.prefix]?.map { $0.isEmpty ? 0 : parser.intern($0) }
            }))
      }
    }
  }

  private func stands(_ telltale: Telltale) -> Bool {
    guard telltale.path.count == path.count else { return false }
    return path.indices.allSatisfy { index in
      telltale.path[index].contains(path[index].local)
        && telltale.spaces[index]?.contains(path[index].space) ?? true
    }
  }
}

extension FeedProfile {
  /// Whether a document with this root element may have the format.
  func accepts(root name: XMLName, in parser: XMLPushParser) -> Bool {
    roots.contains { root in
      let isNamed =
        root.local.contains("*")
        ? Self.matches(parser.spelling(of: name), pattern: root.local)
        : variants(of: root.local).contains { parser.intern($0) == name.local }
      return isNamed
        && namespaces[root.prefix]?.contains { ($0.isEmpty ? 0 : parser.intern($0)) == name.space } ?? true
    }
  }

  /// The namespace that a root element of this name has to be in to have the format; `nil` when it need not be in any.
  func namespace(ofRoot local: String) -> String? {
    for root in roots where root.local == local {
      if let spaces = namespaces[root.prefix], !spaces.contains("") { return spaces.first }
    }
    return nil
  }

  /// Whether a name begins and ends as a pattern with one `*` does.
  private static func matches(_ name: String, pattern: String) -> Bool {
    let parts = pattern.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, name.utf8.count >= pattern.utf8.count - 1 else { return false }
    return name.hasPrefix(parts[0]) && name.hasSuffix(parts[1])
  }
}
