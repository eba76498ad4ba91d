/// How large the parts of a feed may be; what is larger is set aside or refused with a reason.
public struct FeedLimits: Hashable, Sendable {
  /// Bytes of one field.
  public var fieldBytes = 1 << 20
  /// Bytes of one record.
  public var recordBytes = 8 << 20
  /// Values of one record.
  public var values = 10_000
  /// Pictures of one listing.
  public var pictures = 1_000
  /// Parties of one store.
  public var parties = 255
  /// Elements inside one another.
  public var depth = 256
  /// Attributes of one element.
  public var attributes = 256
  /// Namespace declarations of one element.
  public var namespaces = 64
  /// Bytes of one start tag, with room for a field as long as any may be.
  public var startTagBytes = 2 << 20
  /// Bytes of a feed when unpacked.
  public var expandedBytes = 64 << 30
  /// Bytes that a Zstandard frame may make us keep; the compressor's levels up to 19 need 8 MiB.
  public var windowBytes = 32 << 20
  /// How many times its size a feed may grow when unpacked, once it is larger than a megabyte; deflate cannot exceed
  /// 1032, and feeds make 5 to 30.
  public var expansion = 200

  /// The limits that hold unless the user says otherwise.
  public static let `default` = FeedLimits()

  /// The default limits, to be changed.
  public init() {}
}
