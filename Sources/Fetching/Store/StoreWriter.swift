internal import Foundation
internal import Synchronization

/// Writes to a store, beside other programs that do the same.
///
/// Of the programs that write at once, the first owns the broken transfers and continues them; the others write to
/// files of their own names. Bodies that a newer one took the place of are removed when nobody else uses the store, so
/// that none goes away under a reader.
public final class StoreWriter: Sendable {
  /// The store.
  public let store: FetchStore
  private let ownership: StoreLock?
  private let use: StoreLock?
  private let counter = Mutex(0)

  /// Opens a store for writing.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - removesReplaced: Whether bodies that no address has any more are removed.
  public init(_ store: FetchStore, removesReplaced: Bool) {
    self.store = store
    ownership = StoreLock("\(store.folder)/owner.lock", .exclusive)
    if ownership != nil, let alone = StoreLock("\(store.folder)/users.lock", .exclusive) {
      withExtendedLifetime(alone) {
        Self.removeAbandoned(in: store)
        if removesReplaced { Self.removeReplaced(in: store) }
      }
    }
    use = StoreLock("\(store.folder)/users.lock", .shared)
  }

  /// Begins, or goes on with, the transfer of an address.
  func partial(of address: WebAddress) throws(FetchFault) -> PartialBody {
    let digest = address.digest
    guard ownership == nil else { return try PartialBody.open(store.path(ofPartial: digest), isKept: true) }
    let number = counter.withLock { number in
      number += 1
      return number
    }
    let name = "\(digest).\(ProcessInfo.processInfo.processIdentifier)-\(number)"
    return try PartialBody.open(store.path(ofPartial: name), isKept: false)
  }

  /// Puts a whole body in its place, and the address in the index.
  func commit(
    _ partial: consuming PartialBody, of address: WebAddress, validators: Validators, source: WebAddress
  ) throws(FetchFault) -> StoredBody {
    let (sha256, bytes) = (partial.sha256, partial.count)
    try partial.move(to: store.path(ofBody: sha256))
    let entry = StoredEntry(
      address: address.description, sha256: sha256, bytes: bytes, validators: validators, source: source.digest)
    try write(entry, of: address)
    return StoredBody(path: store.path(ofBody: sha256), sha256: sha256, bytes: bytes)
  }

  /// Writes an index file anew.
  func write(_ entry: StoredEntry, of address: WebAddress) throws(FetchFault) {
    let path = URL(filePath: store.path(ofEntry: address.digest))
    do {
      try FileManager.default.createDirectory(at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
      try encoder.encode(entry).write(to: path, options: .atomic)
    } catch {
      throw FetchFault(writing: path.path, error)
    }
  }

  /// Removes what other programs left half-written when they were killed, and what nobody went on with for a week.
  private static func removeAbandoned(in store: FetchStore) {
    let files = FileManager.default
    let folder = "\(store.folder)/partial"
    for name in (try? files.contentsOfDirectory(atPath: folder)) ?? [] {
      let path = "\(folder)/\(name)"
      let written = (try? files.attributesOfItem(atPath: path))?[.modificationDate] as? Date ?? .distantPast
      let isContinuable = name.utf8.count == 64 || name.hasSuffix(".json")
      if !isContinuable || written.timeIntervalSinceNow < -7 * 86_400 { try? files.removeItem(atPath: path) }
    }
  }

  private static func removeReplaced(in store: FetchStore) {
    let files = FileManager.default
    var used: Set<String> = []
    for path in paths(in: "\(store.folder)/index") {
      guard let data = files.contents(atPath: path), let entry = try? JSONDecoder().decode(StoredEntry.self, from: data)
      else { continue }
      used.insert(entry.sha256)
    }
    for path in paths(in: "\(store.folder)/bodies") where !used.contains(URL(filePath: path).lastPathComponent) {
      try? files.removeItem(atPath: path)
    }
  }

  /// The files two levels below a folder.
  private static func paths(in folder: String) -> [String] {
    let files = FileManager.default
    return ((try? files.contentsOfDirectory(atPath: folder)) ?? []).flatMap { part in
      ((try? files.contentsOfDirectory(atPath: "\(folder)/\(part)")) ?? []).map { "\(folder)/\(part)/\($0)" }
    }
  }
}
