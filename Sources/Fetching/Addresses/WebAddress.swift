internal import Foundation

/// An `http` or `https` address in its normal form.
///
/// It may hold a password; ``description`` never shows it.
public struct WebAddress: Hashable, Sendable {
  /// Whether it is `https`.
  public let isSecure: Bool
  /// The host in lower case: a name in its ASCII form, or the usual spelling of an IP address without brackets.
  public let host: String
  /// The IP address that the host spells; `nil` for a name.
  public let literal: IPAddress?
  /// The port, 1 to 65535.
  public let port: Int
  /// Path and query as they are sent.
  let target: String
  /// `name:password`, percent signs decoded.
  let credentials: String?

  /// Whether a text is meant as an address that is fetched, sound or not: it begins with `http://` or `https://`.
  public static func isOne(_ text: String) -> Bool {
    let head = text.prefix(8).lowercased()
    return head.hasPrefix("http://") || head.hasPrefix("https://")
  }

  /// Reads an address. Spaces around it and a fragment are dropped; characters that no address has are encoded as
  /// browsers do; `//host/…` is taken as `https`.
  ///
  /// - Throws: ``FetchFault/badAddress(_:)``.
  public init(_ text: String) throws(FetchFault) {
    var text = text.trimmingCharacters(in: .whitespacesAndNewlines)
    if text.hasPrefix("//") { text = "https:" + text }
    guard text.utf8.count <= 8192 else { throw .badAddress("it is longer than 8192 bytes") }
    guard !text.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
      throw .badAddress("it has control characters")
    }
    guard Self.isOne(text) else { throw .badAddress("only http and https addresses are fetched") }
    guard let url = URL(string: text) else { throw .badAddress("it is malformed") }
    try self.init(url, keepingCredentials: true)
  }

  private init(_ url: URL, keepingCredentials: Bool) throws(FetchFault) {
    guard let parts = URLComponents(url: url, resolvingAgainstBaseURL: true), let scheme = parts.scheme?.lowercased()
    else { throw .badAddress("it is malformed") }
    guard scheme == "http" || scheme == "https" else {
      throw .badAddress("only http and https addresses are fetched")
    }
    isSecure = scheme == "https"
    guard let host = parts.encodedHost?.lowercased(), !host.isEmpty else { throw .badAddress("it names no host") }
    (self.host, literal) = try Self.host(host)
    port = parts.port ?? (isSecure ? 443 : 80)
    guard (1...65535).contains(port) else { throw .badAddress("its port is not within 1 to 65535") }
    let path = parts.percentEncodedPath.isEmpty ? "/" : parts.percentEncodedPath
    target = path + (parts.percentEncodedQuery.map { "?" + $0 } ?? "")
    credentials = keepingCredentials && parts.user != nil ? "\(parts.user ?? ""):\(parts.password ?? "")" : nil
  }

  private static func host(_ text: String) throws(FetchFault) -> (String, IPAddress?) {
    if let address = IPAddress(literal: text) { return (address.description, address) }
    let name = text.hasSuffix(".") ? String(text.dropLast()) : text
    let labels = name.split(separator: ".", omittingEmptySubsequences: false)
    // A last label that is a number makes it an IPv4 address (WHATWG URL); this one is none that anybody could reach.
    guard let last = labels.last, last.utf8.first.map({ (0x30...0x39).contains($0) }) != true || last.contains("-")
    else {
      throw .badAddress("its host is no address and no name")
    }
    let isName =
      name.utf8.count <= 253
      && labels.allSatisfy { label in
        (1...63).contains(label.utf8.count)
          && label.utf8.allSatisfy {
            (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
              || $0 == UInt8(ascii: "_")
          }
      }
    guard isName else { throw .badAddress("its host is no name") }
    return (name, nil)
  }

  /// The address that a reference in a document means: an address as it stands, or relative to the document's own.
  ///
  /// - Parameters:
  ///   - reference: What the document says.
  ///   - base: Where the document lies; `nil` when that is no address.
  /// - Returns: `nil` when it means none that is fetched.
  public static func of(_ reference: String, in base: WebAddress?) -> WebAddress? {
    if isOne(reference) || reference.hasPrefix("//") { return try? WebAddress(reference) }
    guard let base, !reference.isEmpty else { return nil }
    return try? base.redirected(to: reference)
  }

  /// Where a redirection from here leads. What it says of user names is dropped.
  ///
  /// - Parameter location: The answer's `Location`.
  /// - Throws: ``FetchFault/badRedirect(_:)`` when it leads to what is not fetched, or from `https` to `http`.
  func redirected(to location: String) throws(FetchFault) -> WebAddress {
    guard location.utf8.count <= 8192, !location.unicodeScalars.contains(where: { $0.value < 0x20 }),
      let base = URL(string: text), let url = URL(string: location, relativeTo: base)?.absoluteURL
    else { throw .badRedirect("to a malformed address") }
    let scheme = url.scheme?.lowercased() ?? ""
    guard scheme == "http" || scheme == "https" else {
      throw .badRedirect("to a \"\(scheme.prefix(20)):\" address; only http and https are fetched")
    }
    guard !isSecure || scheme == "https" else {
      throw .badRedirect("from https to http, where anybody could change it")
    }
    do throws(FetchFault) {
      return try WebAddress(url, keepingCredentials: false)
    } catch {
      throw .badRedirect("to a malformed address")
    }
  }

  /// The same address with another's user name and password.
  func with(credentials: String?) -> WebAddress { WebAddress(self, credentials: credentials) }

  private init(_ other: WebAddress, credentials: String?) {
    (isSecure, host, literal, port) = (other.isSecure, other.host, other.literal, other.port)
    target = other.target
    self.credentials = credentials
  }

  /// Whom a connection is made with: what credentials are for, and what connections are counted by.
  public struct Origin: Hashable, Sendable {
    /// Whether it is `https`.
    public let isSecure: Bool
    /// The host.
    public let host: String
    /// The port.
    public let port: Int
  }

  /// Whom a connection is made with.
  public var origin: Origin { Origin(isSecure: isSecure, host: host, port: port) }

  /// The address that is sent for, without user name and password. Its query may hold a secret all the same.
  public var text: String { "\(isSecure ? "https" : "http")://\(hostAndPort)\(target)" }

  /// The host, and the port when it is not the scheme's own.
  var hostAndPort: String {
    (host.contains(":") ? "[\(host)]" : host) + (port == (isSecure ? 443 : 80) ? "" : ":\(port)")
  }
}
