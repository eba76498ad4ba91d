internal import Synchronization

/// The bytes that all transfers of a run may take together.
public final class ByteBudget: Sendable {
  private let left: Mutex<Int>

  /// A budget of so many bytes.
  public init(_ bytes: Int) { left = Mutex(bytes) }

  /// Takes bytes from it; `false` when it has not as many left.
  func take(_ bytes: Int) -> Bool {
    left.withLock { left in
      guard left >= bytes else {
        left = 0
        return false
      }
      left -= bytes
      return true
    }
  }

  /// Whether nothing is left.
  var isSpent: Bool { left.withLock { $0 <= 0 } }
}
