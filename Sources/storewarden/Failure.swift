import Foundation
import Glibc
import Reporting

/// Why a verb ends early: one line that names the place and the cure, and the exit status that fits.
struct Failure: Error {
  /// What happened, where, and what to do.
  let message: String
  /// How the program ends.
  let status: ExitStatus

  /// The command line or a file that steers the program is wrong.
  static func usage(_ message: String) -> Failure { Failure(message: message, status: .usage) }

  /// An input cannot be read.
  static func unreadable(_ message: String) -> Failure { Failure(message: message, status: .unreadable) }
}

/// Standard error, for messages that are no results.
enum StandardError {
  /// Reports a failure on one line. File names and parsers' messages are a stranger's words: control characters are
  /// made visible and personal data is hidden.
  static func report(_ message: String) { write("storewarden: \(SafeLine.of(message))\n") }

  /// Writes a text as it is. Where it cannot be written nobody reads it: that is no reason to stop.
  static func write(_ text: String) {
    let bytes = Array(text.utf8)
    _ = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  /// Whether a person watches.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}
