internal import AsyncHTTPClient
internal import Glibc
internal import NIOCore
internal import NIOHTTP1
internal import NIOSSL

/// What the client's errors mean.
extension FetchFault {
  /// Before there was an answer.
  init(asking error: any Error, host: String, limits: FetchLimits) {
    let silence = FetchFault.unconnected(
      host: host, reason: "no answer for \(limits.connecting.components.seconds) s", isTransient: true)
    switch error {
    case let fault as FetchFault: self = fault
    case let error as HTTPClientError:
      switch error {
      case .readTimeout: self = .idle(seconds: Int(limits.idle.components.seconds))
      case .connectTimeout, .tlsHandshakeTimeout, .getConnectionFromPoolTimeout: self = silence
      case .remoteConnectionClosed: self = .broken(received: 0, announced: nil)
      default: self = .malformed(error.shortDescription)
      }
    case ChannelError.connectTimeout: self = silence
    case is ChannelError: self = .broken(received: 0, announced: nil)
    case let error as HTTPParserError where error == .invalidEOFState: self = .broken(received: 0, announced: nil)
    case let error as IOError:
      self = .unconnected(host: host, reason: Self.reason(error), isTransient: Self.passes(error))
    case let error as NIOSSLExtraError where error == .failedToValidateHostname:
      self = .untrusted(host: host, reason: "its certificate is for another name")
    case is NIOSSLError, is BoringSSLError, is NIOSSLExtraError:
      let text = "\(error)"
      let isUnknown = text.contains("CERTIFICATE_VERIFY_FAILED")
      self = .untrusted(host: host, reason: isUnknown ? "its certificate is not trusted" : String(text.prefix(200)))
    default: self = .malformed("\(error)")
    }
  }

  /// While a body came.
  init(receiving error: any Error, received: Int, announced: Int?, limits: FetchLimits) {
    switch error {
    case let fault as FetchFault: self = fault
    case let error as HTTPClientError where error == .readTimeout:
      self = .idle(seconds: Int(limits.idle.components.seconds))
    case let error as HTTPParserError where error != .invalidEOFState: self = .malformed("\(error)")
    default: self = .broken(received: received, announced: announced)
    }
  }

  private static func passes(_ error: IOError) -> Bool { [ECONNRESET, EPIPE, ETIMEDOUT].contains(error.errnoCode) }

  private static func reason(_ error: IOError) -> String {
    switch error.errnoCode {
    case ECONNREFUSED: "it refuses connections; check host and port"
    case ENETUNREACH, EHOSTUNREACH: "it cannot be reached from here"
    default: error.description
    }
  }
}
