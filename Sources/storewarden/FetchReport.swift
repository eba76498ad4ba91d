import Fetching
import Pictures
import Reporting

/// What became of the pictures of a run of `fetch`.
struct FetchReport {
  /// What became of one address.
  struct Row {
    enum Status: String {
      case fetched, unchanged, present, failed, skipped
      case wouldFetch = "would-fetch"
    }

    let address: String
    let status: Status
    var httpStatus: Int?
    var body: StoredBody?
    var reason: String?
    /// What the first bytes say that it is; `nil` when they are no picture's.
    var format: PictureFormat?

    /// What a person should know of it; `nil` when all is well.
    var note: String? {
      if isMissing { return "\(status.rawValue)\t\(address)\t\(reason ?? "")" }
      guard body != nil, format == nil else { return nil }
      return "no picture\t\(address)\tits bytes are of no picture format; the server may send a page instead"
    }

    /// Whether it should be there and is not.
    var isMissing: Bool { status == .failed || status == .skipped }

    init(
      address: WebAddress, status: Status, httpStatus: Int? = nil, body: StoredBody? = nil, reason: String? = nil
    ) {
      self.address = address.description
      (self.status, self.httpStatus, self.body, self.reason) = (status, httpStatus, body, reason)
      format = body.flatMap { try? BoundedFile.head($0.path, count: 512) }.flatMap { PictureFormat($0) }
    }

    init(_ result: BatchResult) {
      switch result.outcome {
      case .fetched(let fetched):
        self.init(
          address: result.address, status: fetched.isUnchanged ? .unchanged : .fetched,
          httpStatus: fetched.httpStatus, body: fetched.body)
      case .present(let body): self.init(address: result.address, status: .present, body: body)
      case .failed(.budgetSpent):
        self.init(address: result.address, status: .skipped, reason: "\(FetchFault.budgetSpent)")
      case .failed(let fault):
        self.init(
          address: result.address, status: .failed, httpStatus: fault.httpStatus, reason: "\(fault)")
      }
    }

    /// A text that begins like an address and is none. What it hides cannot be told, so no more than its beginning is
    /// shown.
    init(malformed text: String) {
      address = "\(text.prefix(8))…"
      status = .failed
      reason = "the address cannot be fetched: it is malformed"
    }
  }

  let rows: [Row]
  let folder: String
  /// How many addresses are told of by line in a text.
  private static let noteLimit = 50

  /// One JSON object an address.
  var jsonl: String {
    var json = JSONWriter()
    for row in rows {
      json.line { json in
        json.member("type", "fetch")
        json.member("address", row.address)
        json.member("status", row.status.rawValue)
        json.member("http", row.httpStatus)
        json.member("bytes", row.body?.bytes)
        json.member("sha256", row.body?.sha256)
        json.member("mediaType", row.format?.mediaType)
        json.member("reason", row.reason)
      }
    }
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// A summary, and a line for what is missing or no picture, up to a number of them.
  var text: String {
    let notes = rows.compactMap(\.note)
    var lines = Array(notes.prefix(Self.noteLimit))
    if notes.count > lines.count {
      lines.append("… and \(notes.count - lines.count) more; --format jsonl lists them all")
    }
    lines += rows.filter { $0.status == .wouldFetch }.map { "would fetch\t\($0.address)" }
    let counts: [(Row.Status, String)] = [
      (.fetched, "fetched"), (.unchanged, "unchanged"), (.present, "there already"), (.wouldFetch, "to fetch"),
      (.skipped, "skipped"), (.failed, "failed"),
    ]
    let parts = counts.compactMap { status, word in
      let count = rows.count { $0.status == status }
      return count == 0 ? nil : "\(count) \(word)"
    }
    // One body may be behind many addresses.
    let bodies = Dictionary(rows.compactMap(\.body).map { ($0.sha256, $0.bytes) }) { first, _ in first }
    let bytes = bodies.values.reduce(0, +)
    lines.append(
      "\(rows.count) pictures: \(parts.isEmpty ? "nothing to do" : parts.joined(separator: ", ")); \(bytes) bytes in \(folder)"
    )
    return lines.map { SafeLine.of($0.replacing("\t", with: "  ")) + "\n" }.joined()
  }
}
