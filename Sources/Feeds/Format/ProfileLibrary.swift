internal import Synchronization

/// The profiles that a reader knows: the user's own, and those that the program carries, each of which is read from its
/// YAML only when the root of a document may be its own. Reading all of them takes longer than many a feed.
struct ProfileLibrary: Sendable {
  /// Where a root fits several profiles, the first counts.
  private let given: [FeedProfile]
  private let carried: [CarriedProfile]

  /// A library of some profiles and no other.
  init(_ profiles: [FeedProfile]) {
    given = profiles
    carried = []
  }

  private init(given: [FeedProfile], carried: [CarriedProfile]) {
    self.given = given
    self.carried = carried
  }

  /// The profiles that the program carries, behind those of a user.
  static func bundled(own: [FeedProfile]) -> ProfileLibrary {
    ProfileLibrary(given: own, carried: CarriedProfile.all)
  }

  /// The user's own alone; `nil` when there is none, or nothing else.
  var own: ProfileLibrary? { given.isEmpty || carried.isEmpty ? nil : ProfileLibrary(given) }

  /// Those that the program carries, or all when it carries none of them.
  var others: ProfileLibrary { carried.isEmpty ? self : ProfileLibrary(given: [], carried: carried) }

  /// Every profile, in order.
  var all: [FeedProfile] { given + carried.map(\.profile) }

  /// The profile of a format.
  func profile(of format: String) -> FeedProfile? {
    given.first { $0.format == format } ?? carried.first { $0.format == format }?.profile
  }

  /// Every profile that may accept a root element, in order, and perhaps others.
  func candidates(forRoot local: String) -> [FeedProfile] {
    given + carried.filter { $0.mayAccept(root: local) }.map(\.profile)
  }

  /// The profile that accepts the root of a document that `parser` reads.
  func profile(accepting root: XMLName, in parser: XMLPushParser) -> FeedProfile? {
    candidates(forRoot: parser.spelling(of: root)).first { $0.accepts(root: root, in: parser) }
  }
}

/// A profile that the program carries.
private final class CarriedProfile: Sendable {
  static let all = EmbeddedFiles.all.map { CarriedProfile(path: $0.path, yaml: $0.text) }

  let format: String
  private let path: String
  private let yaml: String
  /// The words of what the YAML says of the root, in lower case; those of all of it when it says nothing.
  private let rootWords: Set<Substring>
  /// Whether a root is a pattern.
  private let hasPattern: Bool
  private let read = Mutex<FeedProfile?>(nil)

  private init(path: String, yaml: String) {
    self.path = path
    self.yaml = yaml
    format = String(path.prefix { $0 != "." })
    let roots = Self.lines(of: "root:", in: yaml.utf8).lowercased()
    hasPattern = roots.contains("*")
    rootWords = Set(roots.split { !Self.isPartOfName($0) })
  }

  /// Whether the profile may accept a root element; one with a pattern always may.
  func mayAccept(root local: String) -> Bool { hasPattern || rootWords.contains(local.lowercased()[...]) }

  /// Whether a character may stand in a local name; a colon ends the prefix.
  private static func isPartOfName(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_-.".contains(character) || !character.isASCII
  }

  var profile: FeedProfile {
    read.withLock { profile in
      if let profile { return profile }
      do throws(ProfileFault) {
        let made = try FeedProfile(yaml: yaml, file: path)
        profile = made
        return made
      } catch {
        // Tests read every one.
        fatalError("\(error)")
      }
    }
  }

  /// The lines of a key at the left margin: its own, and those behind it that are set in.
  private static func lines(of key: String, in yaml: String.UTF8View) -> String {
    var lines: [UInt8] = []
    var isInside = false
    for line in yaml.split(separator: UInt8(ascii: "\n")) {
      let isSetIn = [UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "#")].contains(line.first)
      if isInside, !isSetIn { break }
      if line.starts(with: key.utf8) { isInside = true }
      if isInside { lines += Array(line) + [UInt8(ascii: "\n")] }
    }
    return String(decoding: isInside ? lines : Array(yaml), as: UTF8.self)
  }
}
