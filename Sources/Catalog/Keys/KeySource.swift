internal import Foundation

/// Where a catalog's key is looked for: a file that was named, the environment, or a credential of the service manager.
///
/// A key never stands on a command line, where other users of the machine read it.
public enum KeySource {
  /// The variable that names a key's file.
  public static let fileVariable = "STOREWARDEN_KEY_FILE"
  /// The variable that holds a key.
  public static let valueVariable = "STOREWARDEN_KEY"
  /// The name of the credential (`LoadCredential=` of systemd.exec(5)).
  public static let credential = "storewarden-key"

  /// The key, from the first place that has one: `file`, the file of ``fileVariable``, ``valueVariable``, the credential.
  ///
  /// - Returns: `nil` when no place has one.
  public static func key(
    file: String?, environment: [String: String]? = nil
  ) throws(KeyFault) -> CatalogKey? {
    let environment = environment ?? ProcessInfo.processInfo.environment
    if let file = file ?? environment[fileVariable] { return try key(inFile: file) }
    if let text = environment[valueVariable] {
      guard let key = CatalogKey(text: text) else { throw KeyFault(place: valueVariable, problem: .malformed) }
      return key
    }
    guard let folder = environment["CREDENTIALS_DIRECTORY"] else { return nil }
    let path = URL(filePath: folder).appending(path: credential).path(percentEncoded: false)
    return FileManager.default.fileExists(atPath: path) ? try key(inFile: path) : nil
  }

  private static func key(inFile path: String) throws(KeyFault) -> CatalogKey {
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let attributes, let bytes = try? Data(contentsOf: URL(filePath: path)), bytes.count <= 4096 else {
      throw KeyFault(place: path, problem: .unreadable)
    }
    if let mode = (attributes[.posixPermissions] as? NSNumber)?.intValue, mode & 0o077 != 0 {
      throw KeyFault(place: path, problem: .exposed)
    }
    guard let key = CatalogKey(text: String(decoding: bytes, as: UTF8.self)) else {
      throw KeyFault(place: path, problem: .malformed)
    }
    return key
  }
}

/// Why a key cannot be used.
public struct KeyFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file or variable.
  public let place: String
  /// What is wrong.
  public let problem: Problem

  /// What can be wrong with a key.
  public enum Problem: Hashable, Sendable {
    /// The file is missing or may not be read.
    case unreadable
    /// Others than the owner may read the file.
    case exposed
    /// It is no key.
    case malformed
  }

  /// What is wrong, where, and what to do.
  public var description: String {
    switch problem {
    case .unreadable:
      "\(place): the key cannot be read. Check the path, or make one with \"storewarden catalog key FILE\"."
    case .exposed: "\(place): others may read this key. Take that away with \"chmod 600\"; nothing was opened."
    case .malformed:
      "\(place): this is no key: it must be 64 hexadecimal digits, as \"storewarden catalog key\" makes them."
    }
  }
}
