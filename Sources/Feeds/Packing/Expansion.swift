/// Watches how a packed feed grows, and stops it at the limits.
///
/// The ratio is looked at every 64 KiB of the document, wherever chunks begin and end, so that chunks of any size are
/// stopped at the same byte.
struct Expansion {
  /// Bytes that any file may grow to, however little it was.
  static let alwaysAllowed = 1 << 20
  private static let step = 1 << 16

  private let limits: FeedLimits
  private var taken = 0
  private var made = 0

  init(_ limits: FeedLimits) { self.limits = limits }

  /// How many bytes may be made now, at most `count` and at least one.
  func room(upTo count: Int) throws(UnpackingFault) -> Int {
    let isAtStep = made % Self.step == 0
    guard !isAtStep || made <= Self.alwaysAllowed || made / limits.expansion <= taken else {
      throw .tooLarge(
        "the feed grows to more than \(limits.expansion) times its size when unpacked, which no honest feed does; "
          + "if it is to be trusted, \(FeedLimit.ratio.advice)")
    }
    return max(1, min(count, Self.step - made % Self.step, limits.expandedBytes - made))
  }

  /// Counts bytes of the file that were used, and bytes of the document that they made.
  mutating func count(taken: Int, made: Int) throws(UnpackingFault) {
    self.taken += taken
    self.made += made
    guard self.made <= limits.expandedBytes else {
      throw .tooLarge(
        "the feed is larger than \(limits.expandedBytes) bytes when unpacked; split it, or "
          + FeedLimit.expanded.advice)
    }
  }
}
