internal import AsyncHTTPClient
internal import NIOCore
internal import NIOPosix
internal import NIOSSL

/// How connections are made.
public struct ConnectionSettings: Sendable {
  /// Which addresses may be connected to.
  public var policy: AddressPolicy = .publicOnly
  /// Finds the addresses of names.
  public var resolver: HostResolver = .system
  /// A file of further certificate authorities, PEM; beside the system's.
  public var authorities: String?
  /// What the program calls itself.
  public var userAgent: String
  /// The most connections to one host.
  public var perHost = 4

  /// Settings with the defaults.
  public init(userAgent: String) { self.userAgent = userAgent }
}

/// One client for each host and address: what was checked is what is connected to.
///
/// A name is looked up here, its addresses are checked, and a client is made that maps this name to one of these and
/// to nothing else; it asks no name server again. Certificates are checked against the name.
actor HostConnections {
  /// A client that connects to one address only.
  struct Connection: Sendable {
    let client: HTTPClient
    let watch: SurplusWatch
  }

  private struct Key: Hashable {
    let origin: WebAddress.Origin
    let address: IPAddress
  }

  private let settings: ConnectionSettings
  private let limits: FetchLimits
  private var connections: [Key: Connection] = [:]
  private var resolved: [String: [IPAddress]] = [:]

  init(settings: ConnectionSettings, limits: FetchLimits) {
    self.settings = settings
    self.limits = limits
  }

  /// The addresses of a host that may be connected to.
  func addresses(of address: WebAddress) async throws(FetchFault) -> [IPAddress] {
    if let known = resolved[address.host] { return known }
    let all: [IPAddress]
    if let literal = address.literal {
      all = [literal]
    } else {
      all = try await settings.resolver.addresses(of: address.host)
    }
    guard let first = all.first else {
      throw .unresolvable(host: address.host, reason: "it has no address", isTransient: false)
    }
    let allowed = all.filter(settings.policy.allows)
    guard !allowed.isEmpty else {
      throw .forbidden(host: address.host, address: first.description, class: AddressClass(first))
    }
    // Kept for the run, so that a name cannot lead elsewhere later.
    resolved[address.host] = allowed
    return allowed
  }

  /// The client that reaches a host at an address.
  func connection(to origin: WebAddress.Origin, at address: IPAddress) throws(FetchFault) -> Connection {
    let key = Key(origin: origin, address: address)
    if let known = connections[key] { return known }
    let watch = SurplusWatch()
    var configuration = HTTPClient.Configuration()
    configuration.tlsConfiguration = try tls()
    configuration.redirectConfiguration = .disallow
    configuration.decompression = .disabled
    configuration.httpVersion = .http1Only
    configuration.timeout = .init(connect: .init(limits.connecting), read: .init(limits.idle))
    configuration.dnsOverride = [origin.host: address.description]
    configuration.connectionPool.idleTimeout = .seconds(2)
    configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = settings.perHost
    configuration.connectionPool.retryConnectionEstablishment = false
    configuration.http1_1ConnectionDebugInitializer = { channel in
      // Whatever the client makes of names: nothing is sent to another address than the one that was checked.
      guard channel.remoteAddress.flatMap(IPAddress.init)?.bytes == address.bytes else {
        return channel.eventLoop.makeFailedFuture(FetchFault.malformed("the connection led elsewhere"))
      }
      return watch.attach(to: channel)
    }
    let client = HTTPClient(
      eventLoopGroupProvider: .shared(MultiThreadedEventLoopGroup.singleton), configuration: configuration)
    let connection = Connection(client: client, watch: watch)
    connections[key] = connection
    return connection
  }

  private func tls() throws(FetchFault) -> TLSConfiguration {
    var configuration = TLSConfiguration.makeClientConfiguration()
    if let authorities = settings.authorities { configuration.additionalTrustRoots = [.file(authorities)] }
    return configuration
  }

  /// Closes every connection to a host.
  func close(_ origin: WebAddress.Origin) async {
    let keys = connections.keys.filter { $0.origin == origin }
    let closing = keys.compactMap { connections.removeValue(forKey: $0) }
    for connection in closing { try? await connection.client.shutdown() }
  }

  /// Closes every connection.
  func closeAll() async {
    let all = connections.values
    connections = [:]
    for connection in all { try? await connection.client.shutdown() }
  }
}
