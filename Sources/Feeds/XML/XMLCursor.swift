/// A place in the parser's buffer.
///
/// Walks raw memory, because a check a byte multiplies the time. Behind the last byte that counts stand ``slack`` zero
/// bytes. No loop goes past a zero byte without comparing with the end, and nothing looks further ahead than the slack, so
/// no access leaves the buffer. A cursor is good until the buffer is filled again.
@safe struct XMLCursor: Comparable {
  /// Zero bytes behind the buffer's last.
  static let slack = 32

  let address: UnsafePointer<UInt8>

  @inline(__always) init(_ address: UnsafePointer<UInt8>) { unsafe self.address = address }

  /// The byte here.
  @inline(__always) var byte: UInt8 { unsafe address.pointee }

  /// The byte some places further on.
  @inline(__always) subscript(offset: Int) -> UInt8 { unsafe address[offset] }

  /// Eight bytes from here, the first in the lowest place.
  @inline(__always) var word: UInt64 {
    UInt64(littleEndian: unsafe UnsafeRawPointer(address).loadUnaligned(as: UInt64.self))
  }

  /// The text from here to `end`.
  func text(to end: XMLCursor) -> String { unsafe String(decoding: bytes(to: end), as: UTF8.self) }

  /// The bytes from here to `end`.
  @inline(__always) func bytes(to end: XMLCursor) -> UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: address, count: end - self)
  }

  @inline(__always) static func + (cursor: XMLCursor, offset: Int) -> XMLCursor {
    unsafe XMLCursor(cursor.address + offset)
  }

  @inline(__always) static func += (cursor: inout XMLCursor, offset: Int) { cursor = cursor + offset }

  @inline(__always) static func - (end: XMLCursor, start: XMLCursor) -> Int { unsafe end.address - start.address }

  @inline(__always) static func == (left: XMLCursor, right: XMLCursor) -> Bool {
    unsafe left.address == right.address
  }

  @inline(__always) static func < (left: XMLCursor, right: XMLCursor) -> Bool {
    unsafe left.address < right.address
  }
}
