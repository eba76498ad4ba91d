/// Takes bytes in order: a file, standard output, a buffer in memory.
public protocol ByteSink: ~Copyable {
  /// Takes bytes.
  mutating func write(_ bytes: Span<UInt8>) throws(OutputError)
}

extension ByteSink where Self: ~Copyable {
  /// Takes bytes.
  public mutating func write(_ bytes: [UInt8]) throws(OutputError) { try write(bytes.span) }
}

/// Bytes kept in memory.
public struct ByteBuffer: ByteSink, Sendable {
  /// Everything that was written.
  public private(set) var bytes: [UInt8] = []

  /// An empty buffer.
  public init() {}

  /// Appends bytes.
  public mutating func write(_ bytes: Span<UInt8>) throws(OutputError) {
    // `Span` has no bulk append yet; the pointer is the span's own, for the call.
    unsafe bytes.withUnsafeBufferPointer { unsafe self.bytes.append(contentsOf: $0) }
  }

  /// What was written as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}
