/// What one transfer may cost before it is given up.
public struct FetchLimits: Sendable {
  /// The most bytes of a body, as they are transferred.
  public var bytes: Int
  /// The most time in all, repeated attempts included.
  public var total: Duration
  /// The most time without a byte.
  public var idle: Duration
  /// The most time until a connection stands.
  public var connecting: Duration = .seconds(10)
  /// The most redirections.
  public var redirects: Int
  /// How often an attempt that failed for a passing reason is repeated.
  public var retries: Int
  /// The content codings that are kept as they come, though they are not asked for.
  var codings: Set<String> = []
  /// The longest pause that a server may ask for with `Retry-After`.
  public var pause: Duration = .seconds(120)

  /// Limits.
  public init(bytes: Int, total: Duration, idle: Duration, redirects: Int, retries: Int) {
    (self.bytes, self.total, self.idle) = (bytes, total, idle)
    (self.redirects, self.retries) = (redirects, retries)
  }

  /// A feed: 8 GiB, an hour, 30 seconds without a byte, 5 redirections, 3 repetitions.
  ///
  /// Packed with gzip is right whatever the server calls it: readers of feeds unpack what is packed, and many servers
  /// say of a `.gz` file that it is encoded.
  public static let feed = {
    var limits = FetchLimits(bytes: 8 << 30, total: .seconds(3600), idle: .seconds(30), redirects: 5, retries: 3)
    limits.codings = ["gzip", "x-gzip"]
    return limits
  }()
  /// A picture: 64 MiB, two minutes, 20 seconds without a byte, 5 redirections, 3 repetitions.
  public static let picture = FetchLimits(
    bytes: 64 << 20, total: .seconds(120), idle: .seconds(20), redirects: 5, retries: 3)
}
