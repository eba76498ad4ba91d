internal import Dispatch
internal import Glibc
internal import NIOCore

/// Finds the addresses of a host name, each time it is asked.
public struct HostResolver: Sendable {
  private let lookUp: @Sendable (String) async throws(FetchFault) -> [IPAddress]

  /// A resolver that asks `lookUp`.
  public init(lookUp: @escaping @Sendable (String) async throws(FetchFault) -> [IPAddress]) { self.lookUp = lookUp }

  /// The system's: hosts file and name servers.
  public static let system = HostResolver { name throws(FetchFault) in
    // The C library's search blocks: on a thread of its own.
    try await withCheckedContinuation { continuation in
      DispatchQueue.global().async { continuation.resume(returning: SystemHosts.addresses(of: name)) }
    }.get()
  }

  /// The addresses of a name, in the order in which the system would try them.
  func addresses(of name: String) async throws(FetchFault) -> [IPAddress] { try await lookUp(name) }
}

/// The C library's search for host names: the one place of this module with pointers.
private enum SystemHosts {
  static func addresses(of name: String) -> Result<[IPAddress], FetchFault> {
    var hints = unsafe addrinfo()
    unsafe hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
    unsafe hints.ai_flags = AI_ADDRCONFIG
    var list: UnsafeMutablePointer<addrinfo>?
    let status = unsafe getaddrinfo(name, nil, &hints, &list)
    guard status == 0 else {
      let reason = unsafe gai_strerror(status).map { unsafe String(cString: $0) } ?? "error \(status)"
      return .failure(.unresolvable(host: name, reason: reason, isTransient: status == EAI_AGAIN))
    }
    defer { unsafe freeaddrinfo(list) }
    var addresses: [IPAddress] = []
    var next = unsafe list
    while let entry = unsafe next {
      if let address = unsafe address(of: entry.pointee), !addresses.contains(address) { addresses.append(address) }
      unsafe next = entry.pointee.ai_next
    }
    return .success(addresses)
  }

  private static func address(of entry: addrinfo) -> IPAddress? {
    guard let socket = unsafe entry.ai_addr else { return nil }
    switch unsafe entry.ai_family {
    case AF_INET:
      return unsafe socket.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
        unsafe IPAddress(SocketAddress($0.pointee))
      }
    case AF_INET6:
      return unsafe socket.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) {
        unsafe IPAddress(SocketAddress($0.pointee))
      }
    default: return nil
    }
  }
}
