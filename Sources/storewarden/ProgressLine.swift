import Foundation
import Synchronization

/// One line on the terminal that says what is being done. Writes nothing when no person watches.
final class ProgressLine: Sendable {
  private struct State {
    var text = ""
    var shownAt = ContinuousClock.now
  }

  private let isShown: Bool
  private let state = Mutex(State())

  /// A line on standard error, or nothing when that is no terminal.
  init(isShown: Bool = StandardError.isTerminal) { self.isShown = isShown }

  /// Shows a text in place of the last, at most ten times a second.
  func show(_ text: String) {
    guard isShown else { return }
    state.withLock { state in
      let now = ContinuousClock.now
      guard state.text.isEmpty || now - state.shownAt > .milliseconds(100) else { return }
      state.text = text
      state.shownAt = now
      StandardError.write("\r\u{1B}[2K\(text)")
    }
  }

  /// Takes the line away.
  func clear() {
    guard isShown else { return }
    state.withLock { state in
      if !state.text.isEmpty { StandardError.write("\r\u{1B}[2K") }
      state.text = ""
    }
  }
}
