internal import GRDB

/// Why a catalog cannot be used, said so that a person knows what to do.
public enum CatalogError: Error, Hashable, Sendable {
  /// The file cannot be opened or made.
  case cannotOpen(path: String, reason: String)
  /// The file is no catalog, or a database of another program.
  case notACatalog(path: String)
  /// The catalog was written by a newer program.
  case newer(path: String)
  /// The file is damaged.
  case damaged(path: String, reason: String)
  /// Another process holds the catalog.
  case busy(path: String)
  /// The disk is full; nothing was changed.
  case diskFull(path: String)
  /// The catalog may not be written.
  case readOnly(path: String)
  /// A key is needed and none was given.
  case keyMissing(path: String)
  /// The key is not the one that the catalog was written with.
  case wrongKey(path: String, expected: String, given: String)
  /// What was asked for is not done, and why.
  case refused(reason: String)
  /// Something else that the database says.
  case database(path: String, reason: String)

  init(_ error: any Error, path: String) {
    if let known = error as? CatalogError {
      self = known
      return
    }
    guard let error = error as? DatabaseError else {
      self = .database(path: path, reason: "\(error)")
      return
    }
    let reason = error.message ?? "code \(error.extendedResultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy(path: path)
    case .SQLITE_FULL: self = .diskFull(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly(path: path)
    case .SQLITE_NOTADB: self = .notACatalog(path: path)
    case .SQLITE_CORRUPT: self = .damaged(path: path, reason: reason)
    case .SQLITE_CANTOPEN: self = .cannotOpen(path: path, reason: reason)
    default: self = .database(path: path, reason: reason)
    }
  }
}

extension CatalogError: CustomStringConvertible {
  /// What happened, to which file, and what to do.
  public var description: String {
    switch self {
    case .cannotOpen(let path, let reason):
      "\(path): the catalog cannot be opened: \(reason). Check the path, and that its folder may be written."
    case .notACatalog(let path):
      "\(path): this file is no catalog. Name another, or a new one to be made."
    case .newer(let path):
      "\(path): the catalog was written by a newer version. Use that version; older ones could lose what it remembers."
    case .damaged(let path, let reason):
      "\(path): the catalog is damaged: \(reason). Restore it from a copy; nothing was changed."
    case .busy(let path):
      "\(path): another process is writing the catalog and did not finish in time. Try again when it is done, or wait longer with --wait."
    case .diskFull(let path):
      "\(path): the disk is full. What was not acknowledged is not in the catalog; free some space and run the same command again."
    case .readOnly(let path):
      "\(path): the catalog may not be written. Check the permissions of the file and of its folder."
    case .keyMissing(let path):
      """
      \(path): what merchants registered is kept under a key, and none was given. Make one with "storewarden catalog key FILE" \
      and name it with --key FILE or in STOREWARDEN_KEY_FILE.
      """
    case .wrongKey(let path, let expected, let given):
      "\(path): the catalog was written with key \(expected), and \(given) was given. Name the right key with --key."
    case .refused(let reason): reason
    case .database(let path, let reason): "\(path): the catalog cannot be used: \(reason)."
    }
  }
}
