internal import Crypto
internal import Foundation
internal import Glibc

/// The bytes of a transfer that is under way, in a file.
///
/// What was broken off stays when its validator is strong, with a note of what it is; the next transfer goes on there.
struct PartialBody: ~Copyable {
  /// What a broken transfer is of.
  struct Note: Codable, Hashable {
    /// The strong entity tag of the whole.
    var etag: String
    /// The digest of the address that it came from, after all redirections.
    var source: String
    /// The boot in which it was written: a file that was being written when the machine fell may hold anything.
    var boot: String
  }

  private let path: String
  private let isKept: Bool
  private let file: FileHandle
  private var hash = SHA256()
  /// The bytes that are there.
  private(set) var count = 0
  /// What they are of, when they can be continued.
  private(set) var note: Note?
  private var isMoved = false

  /// Opens a file, with what an earlier transfer left in it when `isKept`.
  static func open(_ path: String, isKept: Bool) throws(FetchFault) -> PartialBody {
    var body = PartialBody(path: path, isKept: isKept, file: try opened(path))
    let note = isKept ? note(path) : nil
    if note != nil { try body.resume() }
    if body.count > 0 { body.note = note } else { try body.begin(nil) }
    return body
  }

  private init(path: String, isKept: Bool, file: FileHandle) {
    self.path = path
    self.isKept = isKept
    self.file = file
  }

  /// What a broken transfer left says that it is of.
  private static func note(_ path: String) -> Note? {
    guard let data = try? Data(contentsOf: noteFile(path)), let note = try? JSONDecoder().decode(Note.self, from: data)
    else { return nil }
    return note.boot == boot ? note : nil
  }

  /// Takes in the bytes that are there.
  private mutating func resume() throws(FetchFault) {
    do {
      while let chunk = try file.read(upToCount: 1 << 20), !chunk.isEmpty {
        hash.update(data: chunk)
        count += chunk.count
      }
    } catch {
      throw FetchFault(writing: path, error)
    }
  }

  private static func opened(_ path: String) throws(FetchFault) -> FileHandle {
    if !FileManager.default.fileExists(atPath: path) {
      _ = FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    do {
      return try FileHandle(forUpdating: URL(filePath: path))
    } catch {
      throw FetchFault(writing: path, error)
    }
  }

  /// Throws away what is there and begins a transfer of what the tag names; without a tag it is not kept when it breaks.
  mutating func begin(_ source: (etag: String, digest: String)?) throws(FetchFault) {
    do {
      // The note goes first: without one the bytes count for nothing.
      try? FileManager.default.removeItem(at: Self.noteFile(path))
      try file.truncate(atOffset: 0)
      note = source.map { Note(etag: $0.etag, source: $0.digest, boot: Self.boot) }
      if isKept, let note { try JSONEncoder().encode(note).write(to: Self.noteFile(path), options: .atomic) }
    } catch {
      throw FetchFault(writing: path, error)
    }
    hash = SHA256()
    count = 0
  }

  /// Appends bytes.
  mutating func append(_ bytes: [UInt8]) throws(FetchFault) {
    do {
      try file.write(contentsOf: bytes)
    } catch {
      throw FetchFault(writing: path, error)
    }
    hash.update(data: bytes)
    count += bytes.count
  }

  /// SHA-256 of the bytes, in hexadecimal.
  var sha256: String { Hexadecimal.of(hash.finalize()) }

  /// Puts the file in its place, on the disk for good.
  consuming func move(to place: String) throws(FetchFault) {
    do {
      try file.synchronize()
      let target = URL(filePath: place)
      try FileManager.default.createDirectory(at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
      // The same bytes may be there already, and be read by somebody: then these take their place, which changes nothing.
      guard unsafe rename(path, place) == 0 else { throw CocoaError(.fileWriteUnknown) }
      try? FileManager.default.removeItem(at: Self.noteFile(path))
      isMoved = true
    } catch {
      throw FetchFault(writing: path, error)
    }
  }

  deinit {
    guard !isMoved, note == nil || !isKept || count == 0 else { return }
    try? FileManager.default.removeItem(at: Self.noteFile(path))
    try? FileManager.default.removeItem(atPath: path)
  }

  private static func noteFile(_ path: String) -> URL { URL(filePath: path + ".json") }

  private static let boot = (try? String(contentsOfFile: "/proc/sys/kernel/random/boot_id", encoding: .utf8)) ?? ""
}
