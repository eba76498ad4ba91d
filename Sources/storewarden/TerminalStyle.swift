import Foundation

/// How wide and how coloured a text may be where it is written to.
struct TerminalStyle {
  /// Columns.
  let width: Int
  /// Whether ANSI colours are written: to a terminal only, and not where NO_COLOR (no-color.org) is set.
  let isColoured: Bool

  /// The style of a file, or of standard output when `path` is `nil` or `-`.
  init(to path: String?) {
    let isTerminal = (path == nil || path == "-") && isatty(STDOUT_FILENO) == 1
    width = isTerminal ? Self.columns : 100
    isColoured = isTerminal && ProcessInfo.processInfo.environment["NO_COLOR", default: ""].isEmpty
  }

  /// Columns of the terminal, or 80 when it does not say.
  private static var columns: Int {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 20 else { return 80 }
    return Int(size.ws_col)
  }
}
