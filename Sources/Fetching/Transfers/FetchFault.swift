internal import Foundation

/// Why something was not fetched.
public enum FetchFault: Error, Hashable, Sendable {
  /// The text is no address that is fetched, and why.
  case badAddress(String)
  /// The host has only addresses that may not be connected to.
  case forbidden(host: String, address: String, class: AddressClass)
  /// The host has no address.
  case unresolvable(host: String, reason: String, isTransient: Bool)
  /// No connection came about.
  case unconnected(host: String, reason: String, isTransient: Bool)
  /// The server could not prove who it is, or the encryption failed.
  case untrusted(host: String, reason: String)
  /// No byte came for so many seconds.
  case idle(seconds: Int)
  /// The time in all was over.
  case overtime(seconds: Int)
  /// More bytes than are taken.
  case tooLarge(limit: Int)
  /// All the bytes that the whole run may take have been taken.
  case budgetSpent
  /// More redirections than are followed, or in a circle.
  case redirectedTooOften(limit: Int)
  /// A redirection that is not followed: what is wrong with it.
  case badRedirect(String)
  /// The server's answer was no body: its status, and the pause that it asks for.
  case status(Int, retryAfter: Duration?)
  /// The connection broke: the bytes that came, and how many were announced.
  case broken(received: Int, announced: Int?)
  /// More bytes came than were announced.
  case longerThanAnnounced(Int)
  /// A transfer coding that was not asked for.
  case encoded(String)
  /// The answer is no HTTP, or contradicts itself.
  case malformed(String)
  /// The cache could not be written or read.
  case store(String)

  /// Whether another attempt may succeed: a server's passing trouble, a time-out, a broken connection.
  public var isTransient: Bool {
    switch self {
    case .status(let code, _): code == 429 || code == 408 || (500...599).contains(code) && code != 501 && code != 505
    case .idle, .broken: true
    case .unresolvable(_, _, let isTransient), .unconnected(_, _, let isTransient): isTransient
    case .badAddress, .forbidden, .untrusted, .overtime, .tooLarge, .budgetSpent, .redirectedTooOften, .badRedirect,
      .longerThanAnnounced, .encoded, .malformed, .store:
      false
    }
  }

  /// Whether it is true of everything on the host: none of it was asked for.
  var isOfHost: Bool {
    switch self {
    case .forbidden, .unresolvable, .unconnected, .untrusted: true
    default: false
    }
  }

  /// The pause that the server asks for.
  public var retryAfter: Duration? {
    if case .status(_, let pause) = self { pause } else { nil }
  }

  /// The server's status, when it gave one that is no success.
  public var httpStatus: Int? {
    if case .status(let code, _) = self { code } else { nil }
  }
}

extension FetchFault: CustomStringConvertible {
  /// One line: what happened and what to do. It may quote the server.
  public var description: String {
    switch self {
    case .badAddress(let reason): "the address cannot be fetched: \(reason)"
    case .forbidden(let host, let address, let kind):
      "\(host == address ? host : "\(host) leads to \(address), which") is \(kind.article) address; \(kind.advice)"
    case .unresolvable(let host, let reason, _): "the host \(host) was not found: \(reason); check the address"
    case .unconnected(let host, let reason, _): "no connection to \(host): \(reason)"
    case .untrusted(let host, let reason):
      "no trusted connection to \(host): \(reason); check the address, or name its authority with --ca-file"
    case .idle(let seconds): "no byte came for \(seconds) s; try again later, or give it more time"
    case .overtime(let seconds): "it was not there after \(seconds) s; what came is kept where it can be continued"
    case .tooLarge(let limit): "it is larger than \(limit) bytes; allow more, or fetch it by other means"
    case .budgetSpent: "the bytes allowed for the whole run are spent; run again to go on"
    case .redirectedTooOften(let limit): "it redirects more than \(limit) times, or in a circle"
    case .badRedirect(let reason): "it redirects \(reason)"
    case .status(let code, let pause):
      "the server answered \(code)\(Self.meaning(code))"
        + (pause.map { " and asks to come again in \($0.components.seconds) s" } ?? "")
    case .broken(let received, let announced):
      "the connection broke after \(received) bytes" + (announced.map { " of \($0)" } ?? "")
    case .longerThanAnnounced(let announced):
      "the server sent more than the \(announced) bytes that it announced; its answer cannot be trusted"
    case .encoded(let coding):
      "the server sent it as \"\(coding.prefix(40))\", which was not asked for; fetch it by other means"
    case .malformed(let reason): "the server's answer is broken: \(reason.prefix(200))"
    case .store(let reason): reason
    }
  }

  private static func meaning(_ code: Int) -> String {
    switch code {
    case 401, 403: " (it does not let us in)"
    case 404, 410: " (nothing is there)"
    case 429: " (too many requests)"
    case 500...599: " (trouble on its side)"
    default: ""
    }
  }
}

extension FetchFault {
  /// A file that the system did not let be made or written.
  init(writing path: String, _ error: any Error) {
    let reason = error.localizedDescription.replacing("The operation could not be completed. ", with: "")
    self = .store("\(path): cannot be written: \(reason) Make room or name another folder")
  }
}

extension AddressClass {
  /// What to do about an address of the class that may not be connected to.
  fileprivate var advice: String {
    switch self {
    case .linkLocal, .multicast: "nothing is fetched from there, whatever is allowed"
    default: "give --allow-private to fetch from there"
    }
  }

  fileprivate var article: String {
    switch self {
    case .unspecified: "an unspecified"
    default: "a \(rawValue)"
    }
  }
}
