import Foundation

/// One feed to read: a file, standard input, or a copy of what lies on the network.
public struct FeedSource: Hashable, Sendable {
  /// The feed as people name it: a path, `-` for standard input, an address without its secrets.
  public let name: String
  /// The file to read; `-` for standard input.
  public let path: String
  /// The address that the feed was fetched from; `nil` when it was not.
  public let address: String?

  /// A file, or `-` for standard input.
  public init(_ name: String) {
    self.name = name
    path = name
    address = nil
  }

  /// A feed that was fetched.
  ///
  /// - Parameters:
  ///   - address: Where from.
  ///   - name: The address as it may be shown.
  ///   - path: The file that holds it now.
  public init(fetchedFrom address: String, name: String, path: String) {
    self.address = address
    self.name = name
    self.path = path
  }

  /// Whether it is standard input.
  public var isStandardInput: Bool { path == "-" }

  /// The folder that picture paths in the feed are relative to: the working folder for standard input, `nil` for a
  /// feed that was fetched, whose paths are relative to its address.
  public var folder: String? {
    if address != nil { return nil }
    return isStandardInput ? "." : URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
  }

  /// The feeds that a user's arguments name: files, `-`, and every feed in folders and their subfolders (``FolderFeed``), in
  /// order of name. Hidden files and folders are left out; a feed named twice is read once.
  ///
  /// - Parameter fetched: What those arguments stand for that were fetched.
  public static func all(
    named names: [String], fetched: [String: FeedSource] = [:]
  ) throws(FeedSourceFault) -> [FeedSource] {
    var sources: [FeedSource] = []
    var places: Set<String> = []
    for name in names {
      let feeds = if let source = fetched[name] { [source] } else { try feeds(in: name) }
      for source in feeds where places.insert(source.place).inserted { sources.append(source) }
    }
    return sources
  }

  /// What tells two spellings of one file from two files.
  private var place: String {
    if let address { return address }
    return isStandardInput
      ? name : URL(filePath: path).resolvingSymlinksInPath().standardizedFileURL.path(percentEncoded: false)
  }

  private static func feeds(in name: String) throws(FeedSourceFault) -> [FeedSource] {
    guard name != "-" else { return [FeedSource(name)] }
    guard let kind = kind(of: URL(filePath: name).resolvingSymlinksInPath().path(percentEncoded: false)) else {
      throw .missing(name)
    }
    guard kind == .typeDirectory else {
      guard FileManager.default.isReadableFile(atPath: name) else { throw .unreadable(name) }
      return [FeedSource(name)]
    }
    let feeds = try files(in: name)
    guard !feeds.isEmpty else { throw .noFeeds(name) }
    return feeds.map { FeedSource($0) }
  }

  private static func files(in folder: String) throws(FeedSourceFault) -> [String] {
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: folder) } catch { throw .unreadable(folder) }
    var files: [String] = []
    // By UTF-8 bytes, so that the order is the same in every locale.
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
      // A link to a folder is not followed: it may lead back here.
      if kind(of: path) == .typeDirectory {
        files += try self.files(in: path)
      } else if isRegularFile(path), FolderFeed.isFeed(path) {
        files.append(path)
      }
    }
    return files
  }

  /// Whether a file can be read to its end: a pipe in a folder would wait for a writer who may never come.
  private static func isRegularFile(_ path: String) -> Bool {
    kind(of: URL(filePath: path).resolvingSymlinksInPath().path(percentEncoded: false)) == .typeRegular
  }

  private static func kind(of path: String) -> FileAttributeType? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.type] as? FileAttributeType
  }
}

/// Why there is nothing to read at a place that the user named.
public enum FeedSourceFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Nothing has this name.
  case missing(String)
  /// It is there but may not be read.
  case unreadable(String)
  /// A folder without a feed.
  case noFeeds(String)

  /// One line: what is wrong and what to do.
  public var description: String {
    switch self {
    case .missing(let name): "\(name): no such file or folder; check the path"
    case .unreadable(let name): "\(name): may not be read; check its permissions"
    case .noFeeds(let name): "\(name): no \(FolderFeed.endings) that is a feed lies in this folder; name a feed"
    }
  }
}
