internal import AsyncHTTPClient
internal import Foundation
internal import NIOCore
internal import NIOHTTP1

/// A body that was fetched or that is still what was fetched before.
public struct Fetched: Hashable, Sendable {
  /// Where it lies.
  public let body: StoredBody
  /// The server's last status.
  public let httpStatus: Int
  /// Whether the server said that nothing has changed.
  public var isUnchanged: Bool { httpStatus == 304 }
}

/// Fetches addresses over HTTP into a store, one attempt at a time.
///
/// Of what stands in HTTP it uses: conditional requests (RFC 9110, section 13), range requests (section 14) to go on
/// with a broken transfer whose entity tag is strong, and redirections (section 15.4), each hop of which is checked
/// like the first. It asks for bodies as they lie on the server, without a transfer coding.
public struct Fetcher: Sendable {
  /// What one transfer may cost.
  public let limits: FetchLimits
  let settings: ConnectionSettings
  let connections: HostConnections
  private let budget: ByteBudget?

  /// A fetcher. ``close()`` must be called when it is done with.
  public init(settings: ConnectionSettings, limits: FetchLimits, budget: ByteBudget? = nil) {
    self.settings = settings
    self.limits = limits
    self.budget = budget
    connections = HostConnections(settings: settings, limits: limits)
  }

  /// Closes every connection.
  public func close() async { await connections.closeAll() }

  /// Fetches an address: asks whether what the store has is still right, and goes on with what was broken off; repeats
  /// what failed for a passing reason.
  ///
  /// - Parameters:
  ///   - address: The address.
  ///   - writer: Where it goes.
  ///   - progress: Told the bytes that are there, and the length that was announced.
  public func fetch(
    _ address: WebAddress, into writer: StoreWriter,
    progress: @escaping @Sendable (_ bytes: Int, _ announced: Int?) -> Void = { _, _ in }
  ) async throws(FetchFault) -> Fetched {
    try await within(limits.total) {
      let plan = RetryPlan(limits: limits)
      var attempts = 0
      while true {
        attempts += 1
        let result = await attempt(address, into: writer, progress: progress)
        guard case .failure(let fault) = result, let pause = plan.pause(after: fault, attempts: attempts) else {
          return result
        }
        try? await Task.sleep(for: pause)
        if Task.isCancelled { return result }
      }
    }.get()
  }

  /// One attempt, within the time in all.
  func attemptWithinLimit(_ address: WebAddress, into writer: StoreWriter) async -> Result<Fetched, FetchFault> {
    await within(limits.total) { await attempt(address, into: writer, progress: { _, _ in }) }
  }

  private func within(
    _ limit: Duration, _ work: @escaping @Sendable () async -> Result<Fetched, FetchFault>
  ) async -> Result<Fetched, FetchFault> {
    let overtime = Result<Fetched, FetchFault>.failure(.overtime(seconds: Int(limit.components.seconds)))
    return await withTaskGroup(of: Result<Fetched, FetchFault>?.self) { group in
      group.addTask { await work() }
      group.addTask {
        try? await Task.sleep(for: limit)
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      // Cancelled work ends with an error of its own, which says less.
      return first ?? overtime
    }
  }

  private func attempt(
    _ address: WebAddress, into writer: StoreWriter, progress: @Sendable (Int, Int?) -> Void
  ) async -> Result<Fetched, FetchFault> {
    do throws(FetchFault) {
      guard budget?.isSpent != true else { throw .budgetSpent }
      let transfer = try Transfer(address, writer: writer, limits: limits, budget: budget)
      return .success(try await transfer.run(asking: self, progress: progress))
    } catch {
      return .failure(error)
    }
  }

  /// Sends one request, to the first of the host's addresses that takes the connection.
  func ask(_ address: WebAddress, _ further: [(String, String)]) async throws(FetchFault) -> Answer {
    var fault: FetchFault?
    for ip in try await connections.addresses(of: address).prefix(4) {
      do throws(FetchFault) {
        return try await ask(address, at: ip, further)
      } catch {
        fault = error
        guard case .unconnected = error else { throw error }
      }
    }
    throw fault ?? .unresolvable(host: address.host, reason: "it has no address", isTransient: false)
  }

  private func ask(
    _ address: WebAddress, at ip: IPAddress, _ further: [(String, String)]
  ) async throws(FetchFault) -> Answer {
    let connection = try await connections.connection(to: address.origin, at: ip)
    var request = HTTPClientRequest(url: address.text)
    request.headers.add(name: "User-Agent", value: settings.userAgent)
    request.headers.add(name: "Accept", value: "*/*")
    request.headers.add(name: "Accept-Encoding", value: "identity")
    for (name, value) in further { request.headers.add(name: name, value: value) }
    if let credentials = address.credentials {
      request.headers.add(name: "Authorization", value: "Basic \(Data(credentials.utf8).base64EncodedString())")
    }
    do {
      // The time in all is watched from outside; this is only never later.
      let response = try await connection.client.execute(request, timeout: .init(limits.total))
      return Answer(
        status: Int(response.status.code), headers: response.headers, body: response.body, connection: connection,
        target: address.target)
    } catch {
      throw FetchFault(asking: error, host: address.host, limits: limits)
    }
  }
}
