internal import Foundation

/// How long to wait before a failed attempt is repeated.
struct RetryPlan: Sendable {
  let limits: FetchLimits

  /// The pause before the next attempt: what the server asks for, else half a second doubled with every attempt up to
  /// 30 seconds, less up to a half by chance, so that many who failed together do not come back together.
  ///
  /// - Parameters:
  ///   - fault: Why the last attempt failed.
  ///   - attempts: How many were made, from 1.
  /// - Returns: `nil` when it is not repeated.
  func pause(after fault: FetchFault, attempts: Int) -> Duration? {
    guard fault.isTransient, attempts <= limits.retries else { return nil }
    if let asked = fault.retryAfter { return asked <= limits.pause ? asked : nil }
    let longest = min(30, 0.5 * Double(1 << min(attempts - 1, 10)))
    return .seconds(Double.random(in: (longest / 2)...longest))
  }

  /// What `Retry-After` asks for (RFC 9110, section 10.2.3): seconds, or until a date. `nil` when it is neither.
  static func pause(_ header: String?, now: Date = Date()) -> Duration? {
    guard let header, header.utf8.count <= 64 else { return nil }
    if !header.isEmpty, header.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      return Int64(header).map { .seconds(min($0, 1 << 31)) }
    }
    guard let date = Self.date(header) else { return nil }
    return .seconds(max(0, date.timeIntervalSince(now).rounded(.up)))
  }

  /// A date in the one form that is still written (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`.
  private static func date(_ text: String) -> Date? {
    let format = DateFormatter()
    format.locale = Locale(identifier: "en_US_POSIX")
    format.timeZone = TimeZone(secondsFromGMT: 0)
    format.dateFormat = "EEE, dd MMM yyyy HH:mm:ss 'GMT'"
    return format.date(from: text)
  }
}
