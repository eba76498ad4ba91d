import Dispatch
import Synchronization

/// Work on a row of things, cut into pieces that processors share; what comes back stands in the order of the things,
/// however many processors there are.
public enum ParallelPieces {
  /// Gives every piece of `0..<count` to `work`, and what came back in order.
  ///
  /// - Parameter least: Things below which a piece is not worth handing out.
  public static func map<Result: Sendable>(
    _ count: Int, least: Int = 4096, _ work: @Sendable (Range<Int>) -> Result
  ) -> [Result] {
    let pieces = max(1, min(64, count / max(1, least)))
    guard pieces > 1 else { return [work(0..<count)] }
    let results = Mutex([Result?](repeating: nil, count: pieces))
    DispatchQueue.concurrentPerform(iterations: pieces) { piece in
      let result = work(piece * count / pieces..<(piece + 1) * count / pieces)
      results.withLock { $0[piece] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }
}
