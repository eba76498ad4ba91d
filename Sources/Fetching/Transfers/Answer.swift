internal import AsyncHTTPClient
internal import NIOHTTP1

/// The head of a server's answer, and what will give its body.
struct Answer: Sendable {
  let status: Int
  let headers: HTTPHeaders
  let body: HTTPClientResponse.Body
  let connection: HostConnections.Connection
  /// Path and query that were asked for.
  let target: String

  /// The only value of a header; `nil` when there is none or there are several.
  func header(_ name: String) -> String? {
    let values = headers[name]
    return values.count == 1 ? values[0] : nil
  }

  var validators: Validators { Validators(etag: header("etag"), lastModified: header("last-modified")) }

  /// The length that the body is said to have.
  var announced: Int? { header("content-length").flatMap { Int($0) } }

  /// Why the body is not as it lies on the server; `nil` when it is.
  var coding: String? {
    let codings = headers[canonicalForm: "content-encoding"].map { $0.lowercased() }.filter { $0 != "identity" }
    return codings.isEmpty ? nil : codings.joined(separator: ", ")
  }

  /// Where a part stands in the whole: `bytes 5-9/10`.
  var range: (first: Int, last: Int, whole: Int?)? {
    guard let value = header("content-range"), value.lowercased().hasPrefix("bytes ") else { return nil }
    let parts = value.dropFirst(6).split(separator: "/")
    let ends = parts.first?.split(separator: "-") ?? []
    guard parts.count == 2, ends.count == 2, let first = Int(ends[0]), let last = Int(ends[1]), 0 <= first,
      first <= last
    else { return nil }
    let whole = Int(parts[1])
    guard whole != nil || parts[1] == "*", whole.map({ last < $0 }) != false else { return nil }
    return (first, last, whole)
  }
}
