/// Bytes in one growing block, made for many short appends.
///
/// An array does the same, but its append of a buffer takes longer than copying a short text, and a record is made of
/// dozens of them. Unsafe, because only pointers are copied in one piece: those of the block and of what is appended,
/// for one call.
public struct ByteArena: Sendable {
  @usableFromInline var storage: [UInt8] = []
  @usableFromInline var end = 0

  /// An arena with nothing in it.
  public init() {}

  /// The bytes, in the first ``count`` places; what lies beyond is room and says nothing.
  @inlinable public var block: [UInt8] { storage }

  /// Bytes that count.
  @inlinable public var count: Int { end }

  /// Forgets the bytes and keeps the room.
  @inlinable public mutating func removeAll() { end = 0 }

  /// Appends a byte.
  @inlinable @inline(__always) public mutating func append(_ byte: UInt8) {
    if end == storage.count { grow(by: 1) }
    storage[end] = byte
    end += 1
  }

  /// Appends bytes.
  ///
  /// - Complexity: O(bytes), amortised.
  @inlinable @inline(__always) public mutating func append(_ bytes: Span<UInt8>) {
    unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
  }

  /// Appends bytes that are part of the program.
  @inlinable @inline(__always) public mutating func append(_ text: StaticString) {
    unsafe append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// Appends bytes that stay where they are for the call.
  @inlinable @inline(__always) public mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    unsafe append(atMost: bytes.count) { target in
      unsafe target.update(from: source, count: bytes.count)
      return bytes.count
    }
  }

  /// Lets `write` put bytes at the end.
  ///
  /// - Parameters:
  ///   - room: The most bytes that it writes.
  ///   - write: Is given the place for them and says how many it wrote.
  @inlinable @inline(__always) public mutating func append(
    atMost room: Int, _ write: (UnsafeMutablePointer<UInt8>) -> Int
  ) {
    if room > storage.count &- end { grow(by: room) }
    let start = end
    end = unsafe storage.withUnsafeMutableBufferPointer { block in
      guard let base = block.baseAddress else { return start }
      return unsafe start &+ write(base + start)
    }
  }

  @usableFromInline @inline(never) mutating func grow(by more: Int) {
    storage += repeatElement(0, count: max(256, storage.count, more))
  }
}
