extension WebAddress: CustomStringConvertible {
  /// The address as people and logs may see it: user name and password masked, and of the query every value that may
  /// be a secret.
  ///
  /// A value may be one when its name says so (`token`, `sig`, `key`, …) or when it is 20 characters or longer without
  /// a space or full stop. What stands in the path is shown: nothing tells a secret there from a name.
  public var description: String {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let query = parts.count < 2 ? "" : "?" + Self.masked(query: parts[1])
    return "\(isSecure ? "https" : "http")://\(credentials == nil ? "" : "***@")\(hostAndPort)\(parts[0])\(query)"
  }

  private static func masked(query: Substring) -> String {
    query.split(separator: "&", omittingEmptySubsequences: false).map { pair in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { return parts.first.map { isLongKey($0) ? "***" : String($0) } ?? "" }
      return isSecret(name: parts[0], value: parts[1]) ? "\(parts[0])=***" : String(pair)
    }.joined(separator: "&")
  }

  private static func isSecret(name: Substring, value: Substring) -> Bool {
    let name = name.lowercased()
    return isLongKey(value) || secretWords.contains { name.contains($0) }
  }

  private static func isLongKey(_ value: Substring) -> Bool {
    value.utf8.count >= 20 && !value.contains(where: { $0 == "+" || $0 == "." || $0 == " " }) && !value.contains("%20")
  }

  /// What names of secret values contain.
  private static let secretWords = [
    "auth", "cred", "hash", "hmac", "jwt", "key", "pass", "pwd", "secret", "session", "sid", "sig", "sign", "token",
    "user", "login", "mail",
  ]
}
