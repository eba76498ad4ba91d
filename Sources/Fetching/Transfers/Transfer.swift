internal import AsyncHTTPClient
internal import NIOCore

/// One attempt to fetch one address: its redirections, and the one answer that has the body.
struct Transfer {
  private let address: WebAddress
  private let writer: StoreWriter
  private let limits: FetchLimits
  private let budget: ByteBudget?
  private let entry: StoredEntry?

  init(_ address: WebAddress, writer: StoreWriter, limits: FetchLimits, budget: ByteBudget?) throws(FetchFault) {
    self.address = address
    self.writer = writer
    self.limits = limits
    self.budget = budget
    // What is no longer there cannot be confirmed.
    entry = writer.store.entry(of: address).flatMap { writer.store.body(of: $0) == nil ? nil : $0 }
  }

  func run(asking fetcher: Fetcher, progress: @Sendable (Int, Int?) -> Void) async throws(FetchFault) -> Fetched {
    var partial = try writer.partial(of: address)
    var hop = address
    var seen: Set<WebAddress> = [hop]
    while true {
      let answer = try await fetcher.ask(hop, conditions(for: hop, partial))
      if !(200..<300).contains(answer.status) { answer.connection.watch.forget(answer.target) }
      switch answer.status {
      case 200, 203:
        try await receive(answer, from: hop, into: &partial, progress)
        return try finish(partial, answer, from: hop)
      case 206:
        guard partial.note != nil else { throw .malformed("it is a part, and the whole was asked for") }
        guard continues(answer, partial, from: hop) else {
          // It changed meanwhile: from the beginning.
          try partial.begin(nil)
          continue
        }
        try await receive(answer, from: hop, into: &partial, progress)
        return try finish(partial, answer, from: hop)
      case 304:
        guard let entry, entry.source == hop.digest, let body = writer.store.body(of: entry) else {
          throw .malformed("it says that nothing changed, and was not asked")
        }
        return Fetched(body: body, httpStatus: answer.status)
      case 301, 302, 303, 307, 308:
        hop = try next(after: hop, answer)
        guard seen.count <= limits.redirects, seen.insert(hop).inserted else {
          throw .redirectedTooOften(limit: limits.redirects)
        }
      case 416 where partial.note != nil: try partial.begin(nil)
      default:
        throw .status(answer.status, retryAfter: RetryPlan.pause(answer.header("retry-after")))
      }
    }
  }

  /// What makes the answer shorter when it can be: whether it changed, and from where on it is missing.
  private func conditions(for hop: WebAddress, _ partial: borrowing PartialBody) -> [(String, String)] {
    var headers: [(String, String)] = []
    // Only to where the validators came from: another address may use the same for something else.
    if let entry, entry.source == hop.digest {
      if let etag = entry.validators.etag {
        headers.append(("If-None-Match", etag))
      } else if let time = entry.validators.lastModified {
        headers.append(("If-Modified-Since", time))
      }
    }
    if let note = partial.note, note.source == hop.digest {
      headers.append(("Range", "bytes=\(partial.count)-"))
      headers.append(("If-Range", note.etag))
    }
    return headers
  }

  /// Whether a part is the rest of what is there.
  private func continues(_ answer: Answer, _ partial: borrowing PartialBody, from hop: WebAddress) -> Bool {
    guard let note = partial.note, note.source == hop.digest, let range = answer.range else { return false }
    guard range.first == partial.count, answer.validators.etag ?? note.etag == note.etag else { return false }
    return range.whole.map { range.last == $0 - 1 } ?? false
  }

  private func next(after hop: WebAddress, _ answer: Answer) throws(FetchFault) -> WebAddress {
    guard let location = answer.header("location") else { throw .badRedirect("without saying where to") }
    let next = try hop.redirected(to: location)
    // A user name and password are for whom they were given, and for nobody whom that one names.
    return next.origin == address.origin ? next.with(credentials: address.credentials) : next
  }

  private func receive(
    _ answer: Answer, from hop: WebAddress, into partial: inout PartialBody, _ progress: @Sendable (Int, Int?) -> Void
  ) async throws(FetchFault) {
    if let coding = answer.coding, !limits.codings.contains(coding) { throw .encoded(coding) }
    if answer.status != 206 { try partial.begin(answer.validators.strongTag.map { ($0, hop.digest) }) }
    defer { answer.connection.watch.forget(answer.target) }
    let whole = answer.announced.map { partial.count + $0 }
    if let whole, whole > limits.bytes { throw .tooLarge(limit: limits.bytes) }
    do {
      for try await chunk in answer.body {
        guard partial.count + chunk.readableBytes <= limits.bytes else {
          throw FetchFault.tooLarge(limit: limits.bytes)
        }
        guard budget?.take(chunk.readableBytes) != false else { throw FetchFault.budgetSpent }
        try partial.append(Array(chunk.readableBytesView))
        progress(partial.count, whole)
      }
    } catch {
      let fault = FetchFault(receiving: error, received: partial.count, announced: whole, limits: limits)
      // What is too large is not gone on with.
      if case .tooLarge = fault { try partial.begin(nil) }
      throw fault
    }
    if let whole, partial.count != whole { throw .broken(received: partial.count, announced: whole) }
    if await answer.connection.watch.sawSurplus(after: answer.target) {
      let announced = answer.announced ?? partial.count
      try partial.begin(nil)
      throw .longerThanAnnounced(announced)
    }
  }

  private func finish(
    _ partial: consuming PartialBody, _ answer: Answer, from hop: WebAddress
  ) throws(FetchFault) -> Fetched {
    var validators = answer.validators
    // A part may leave out what the whole was said to be.
    if answer.status == 206, validators.etag == nil { validators.etag = partial.note?.etag }
    let body = try writer.commit(partial, of: address, validators: validators, source: hop)
    return Fetched(body: body, httpStatus: answer.status)
  }
}
