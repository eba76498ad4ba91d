import Foundation

/// One feed to read: a file, standard input, or a copy of what lies on the network.
public struct FeedSource: Hashable, Sendable {
  /// The feed as people name it: a path, `-` for standard input, an address without its secrets. Bytes of a path that
  /// are not UTF-8 are written as `\xE9`.
  public let name: String
  /// The file to read; `-` for standard input.
  public let path: String
  /// The path's bytes, where they are not UTF-8.
  let pathBytes: [UInt8]?
  /// The address that the feed was fetched from; `nil` when it was not.
  public let address: String?

  /// A file, or `-` for standard input.
  public init(_ name: String) {
    self.name = name
    path = name
    pathBytes = nil
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
    pathBytes = nil
  }

  /// A file by the bytes of its path.
  init(path: [UInt8]) {
    let name = String(validating: path, as: UTF8.self)
    self.name = name ?? Self.spelling(of: path)
    self.path = self.name
    pathBytes = name == nil ? path : nil
    address = nil
  }

  private static func spelling(of path: [UInt8]) -> String {
    var name = ""
    var rest = path[...]
    while let byte = rest.first {
      let character = (1...4).lazy.compactMap { String(validating: rest.prefix($0), as: UTF8.self) }.first
      name += character ?? "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      rest = rest.dropFirst(character?.utf8.count ?? 1)
    }
    return name
  }

  /// Whether it is standard input.
  public var isStandardInput: Bool { path == "-" }

  /// Whether it can be read more than once.
  var isRegularFile: Bool { !isStandardInput && FolderListing.isFile(pathBytes ?? Array(path.utf8)) }

  /// The bytes of the file; 0 where that is unknown or changes.
  var byteCount: Int {
    guard !isStandardInput, let target = FolderListing.target(of: pathBytes ?? Array(path.utf8)), target.kind == .file
    else { return 0 }
    return target.bytes
  }

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
      if names.count == 1, feeds.count == 1 { return feeds }
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
    guard let target = FolderListing.target(of: Array(name.utf8)) else { throw .missing(name) }
    guard target.kind == .folder else {
      guard FileManager.default.isReadableFile(atPath: name) else { throw .unreadable(name) }
      return [FeedSource(name)]
    }
    let feeds = try files(in: Array(name.utf8))
    guard !feeds.isEmpty else { throw .noFeeds(name) }
    return feeds
  }

  private static func files(in folder: [UInt8]) throws(FeedSourceFault) -> [FeedSource] {
    guard let entries = FolderListing.entries(of: folder) else { throw .unreadable(FeedSource(path: folder).name) }
    var files: [FeedSource] = []
    for entry in entries where entry.name.first != UInt8(ascii: ".") {
      switch entry.kind {
      case .folder: files += try self.files(in: entry.path)
      case .file:
        let source = FeedSource(path: entry.path)
        if FolderFeed.isFeed(source) { files.append(source) }
      // A pipe in a folder would wait for a writer who may never come.
      case .other: continue
      }
    }
    return files
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
