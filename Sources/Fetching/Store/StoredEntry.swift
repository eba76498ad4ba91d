/// What the index remembers of one address.
struct StoredEntry: Codable, Hashable, Sendable {
  /// The address as people may see it; the file's name is the digest of the true one.
  var address: String
  /// The body: SHA-256 in hexadecimal.
  var sha256: String
  /// Its length in bytes.
  var bytes: Int
  /// What to ask with whether it has changed.
  var validators: Validators
  /// The digest of the address that the body came from, after all redirections.
  var source: String
}

/// What a server gave a body to be recognised by: RFC 9110, section 8.8.
struct Validators: Codable, Hashable, Sendable {
  /// The entity tag, with its quotes.
  var etag: String?
  /// The time of the last change, as the server spelled it.
  var lastModified: String?

  /// No validators.
  static let none = Validators()

  private init() {}

  /// Those of an answer; a value that could not be sent back as it is, is none.
  init(etag: String?, lastModified: String?) {
    self.etag = etag.flatMap { Self.isTag($0) ? $0 : nil }
    self.lastModified = lastModified.flatMap { Self.isSendable($0) ? $0 : nil }
  }

  /// The entity tag when equal tags promise equal bytes.
  var strongTag: String? { etag.flatMap { $0.hasPrefix("\"") ? $0 : nil } }

  private static func isTag(_ text: String) -> Bool {
    let tag = text.hasPrefix("W/") ? text.dropFirst(2) : text[...]
    return isSendable(text) && tag.utf8.count >= 2 && tag.hasPrefix("\"") && tag.hasSuffix("\"")
      && !tag.dropFirst().dropLast().contains("\"")
  }

  private static func isSendable(_ text: String) -> Bool {
    text.utf8.count <= 1024 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
  }
}

/// A body that a store holds.
public struct StoredBody: Hashable, Sendable {
  /// Its file, which never changes.
  public let path: String
  /// SHA-256 in hexadecimal.
  public let sha256: String
  /// Its length.
  public let bytes: Int
}
