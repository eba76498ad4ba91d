/// Tells which of several formats with the same root a document has, from its beginning.
final class FormatSniffer: XMLEventHandler {
  /// How much of a document is looked at.
  static let length = 1 << 16

  private struct Telltale {
    let profile: Int
    let path: [XMLName]
    /// Whether a namespace counts; a name without a prefix may be in any.
    let spaces: [[UInt]?]
  }

  private let profiles: [FeedProfile]
  private var candidates: [Int] = []
  private var telltales: [Telltale] = []
  private var path: [XMLName] = []
  private var told: Int?

  private init(_ profiles: [FeedProfile]) { self.profiles = profiles }

  /// The profile that a document which begins with `head` has; `nil` when none fits its root.
  ///
  /// - Parameter head: UTF-8.
  static func profile(of head: Span<UInt8>, among profiles: [FeedProfile]) -> FeedProfile? {
    let sniffer = FormatSniffer(profiles)
    guard let parser = XMLPushParser(handler: sniffer, limits: XMLLimits()) else { return nil }
    // What is wrong with the document is told when it is read.
    try? parser.parse(head)
    let assumed = sniffer.candidates.first { profiles[$0].telltales.isEmpty } ?? sniffer.candidates.first
    return (sniffer.told ?? assumed).map { profiles[$0] }
  }

  override func start(_ name: XMLName) -> XMLInterest {
    guard let parser else { return [] }
    if candidates.isEmpty {
      candidates = profiles.indices.filter { profiles[$0].accepts(root: name, in: parser) }
      guard candidates.count > 1 else {
        parser.refuse("the root tells the format")
        return []
      }
      prepare(parser)
      return []
    }
    path.append(name)
    if told == nil, let telltale = telltales.first(where: stands) {
      told = telltale.profile
      parser.refuse("an element tells the format")
    }
    return []
  }

  override func end() -> XMLInterest {
    _ = path.popLast()
    return []
  }

  private func prepare(_ parser: XMLPushParser) {
    for index in candidates {
      let namespaces = profiles[index].namespaces
      for path in profiles[index].telltales {
        telltales.append(
          Telltale(
            profile: index, path: path.steps.map { XMLName(local: parser.intern($0.local), space: 0) },
            spaces: path.steps.map { step in
              namespaces[step.prefix]?.map { $0.isEmpty ? 0 : parser.intern($0) }
            }))
      }
    }
  }

  private func stands(_ telltale: Telltale) -> Bool {
    guard telltale.path.count == path.count else { return false }
    return path.indices.allSatisfy { index in
      path[index].local == telltale.path[index].local
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
        ? Self.matches(parser.spelling(of: name), pattern: root.local) : parser.intern(root.local) == name.local
      return isNamed
        && namespaces[root.prefix]?.contains { ($0.isEmpty ? 0 : parser.intern($0)) == name.space } ?? true
    }
  }

  /// Whether a name begins and ends as a pattern with one `*` does.
  private static func matches(_ name: String, pattern: String) -> Bool {
    let parts = pattern.split(separator: "*", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, name.utf8.count >= pattern.utf8.count - 1 else { return false }
    return name.hasPrefix(parts[0]) && name.hasSuffix(parts[1])
  }
}
