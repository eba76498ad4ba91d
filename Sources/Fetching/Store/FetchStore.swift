internal import Crypto
internal import Foundation

/// A folder of fetched bodies, each under its own digest, with an index from addresses to them.
///
///     format                  what the folder is, and the version of its layout
///     index/ab/<address>.json  one file an address, named for the SHA-256 of the address
///     bodies/cd/<body>         one file a body, named for its SHA-256
///     partial/<address>        a broken transfer that can be continued, with what it is of in <address>.json
///
/// The index has a file an address, and none that is appended to: each appears by a rename and is whole or absent at
/// any instant, several programs write without a lock, a look-up reads one file however many there are, and nothing
/// has to be mended after a kill. It costs an inode an address. A body stands before an index file names it. Addresses
/// are kept as digests, because they may hold passwords.
public struct FetchStore: Hashable, Sendable {
  /// The folder.
  public let folder: String
  static let format = "storewarden-fetched 1\n"

  /// A store that is there.
  ///
  /// - Throws: ``FetchFault/store(_:)`` when the folder is none.
  public init(existing folder: String) throws(FetchFault) {
    self.folder = folder
    let format = try? String(contentsOfFile: "\(folder)/format", encoding: .utf8)
    guard format == Self.format else {
      throw .store(
        format == nil
          ? "\(folder): holds nothing fetched; name the folder that `storewarden fetch` filled"
          : "\(folder): was filled by another version; fetch into a new folder")
    }
  }

  /// A store that is made where there is none. A folder that is not empty and no store is refused.
  ///
  /// - Throws: ``FetchFault/store(_:)``.
  public init(creating folder: String) throws(FetchFault) {
    let files = FileManager.default
    if !files.fileExists(atPath: "\(folder)/format") {
      guard ((try? files.contentsOfDirectory(atPath: folder)) ?? []).isEmpty else {
        throw .store("\(folder): is not empty and holds nothing fetched; name a new folder")
      }
      do {
        // Feeds and pictures are a merchant's business: for the user alone.
        for part in ["index", "bodies", "partial"] {
          try files.createDirectory(
            atPath: "\(folder)/\(part)", withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        }
        try Data(Self.format.utf8).write(to: URL(filePath: "\(folder)/format"), options: .atomic)
      } catch {
        throw FetchFault(writing: folder, error)
      }
    }
    try self.init(existing: folder)
  }

  /// The body that was fetched for an address last; `nil` when there is none, or its file is not what the index says.
  public func body(of address: WebAddress) -> StoredBody? { entry(of: address).flatMap(body(of:)) }

  func body(of entry: StoredEntry) -> StoredBody? {
    let path = path(ofBody: entry.sha256)
    let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int
    return size == entry.bytes ? StoredBody(path: path, sha256: entry.sha256, bytes: entry.bytes) : nil
  }

  func entry(of address: WebAddress) -> StoredEntry? {
    guard let data = try? Data(contentsOf: URL(filePath: path(ofEntry: address.digest))),
      let entry = try? JSONDecoder().decode(StoredEntry.self, from: data), Self.isDigest(entry.sha256)
    else { return nil }
    return entry
  }

  func path(ofEntry digest: String) -> String { "\(folder)/index/\(digest.prefix(2))/\(digest).json" }
  func path(ofBody digest: String) -> String { "\(folder)/bodies/\(digest.prefix(2))/\(digest)" }
  func path(ofPartial digest: String) -> String { "\(folder)/partial/\(digest)" }

  /// Whether a text of the index may become part of a path.
  private static func isDigest(_ text: String) -> Bool {
    text.utf8.count == 64 && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
  }
}

extension WebAddress {
  /// What the address is called in a store: SHA-256 of it and its credentials, in hexadecimal.
  var digest: String { Hexadecimal.of(SHA256.hash(data: Array("\(text)\n\(credentials ?? "")".utf8))) }
}

enum Hexadecimal {
  /// The bytes as lower-case digits.
  static func of(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
