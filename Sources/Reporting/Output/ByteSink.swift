/// Takes bytes in order: a file, standard output, a buffer in memory.
public protocol ByteSink: ~Copyable {
  /// Takes bytes.
  mutating func write(_ bytes: [UInt8]) throws(OutputError)
}

/// Bytes kept in memory.
public struct ByteBuffer: ByteSink, Sendable {
  /// Everything that was written.
  public private(set) var bytes: [UInt8] = []

  /// An empty buffer.
  public init() {}

  /// Appends bytes.
  public mutating func write(_ bytes: [UInt8]) throws(OutputError) { self.bytes.append(contentsOf: bytes) }

  /// What was written as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }
}

extension JSONWriter {
  /// Hands over what was written once it is worth a call, so that memory stays bounded.
  mutating func drain(into sink: inout some ByteSink & ~Copyable, whenOver limit: Int = 1 << 16) throws(OutputError) {
    guard bytes.count > limit else { return }
    try sink.write(bytes)
    removeAll()
  }
}
