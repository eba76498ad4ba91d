/// A window on the bytes of a file, in which every access is checked and gives `nil` outside.
///
/// Readers of hostile formats go through it alone, so that no length or offset that a file states can reach past it.
public struct ByteView: Sendable {
  private let storage: [UInt8]
  /// The part of the file that the window shows, in bytes from the file's start.
  public let range: Range<Int>

  /// A window on all of `bytes`.
  public init(_ bytes: [UInt8]) {
    self.storage = bytes
    self.range = 0..<bytes.count
  }

  private init(storage: [UInt8], range: Range<Int>) {
    self.storage = storage
    self.range = range
  }

  /// The number of bytes.
  public var count: Int { range.count }

  /// Where the window starts, in bytes from the file's start.
  public var offset: Int { range.lowerBound }

  /// The bytes, copied.
  public var bytes: [UInt8] { Array(storage[range]) }

  /// The byte at `index`, from the window's start.
  public func u8(at index: Int) -> UInt8? {
    index >= 0 && index < count ? storage[range.lowerBound + index] : nil
  }

  /// A big-endian number of two bytes.
  public func u16be(at index: Int) -> UInt16? { integer(at: index, size: 2).map { UInt16($0) } }

  /// A big-endian number of four bytes.
  public func u32be(at index: Int) -> UInt32? { integer(at: index, size: 4).map { UInt32($0) } }

  /// A big-endian number of eight bytes.
  public func u64be(at index: Int) -> UInt64? { integer(at: index, size: 8) }

  /// A little-endian number of two bytes.
  public func u16le(at index: Int) -> UInt16? { u16be(at: index)?.byteSwapped }

  /// A little-endian number of four bytes.
  public func u32le(at index: Int) -> UInt32? { u32be(at: index)?.byteSwapped }

  /// A window on `count` bytes from `index` on; `nil` when they are not all there.
  public func slice(at index: Int, count length: Int) -> ByteView? {
    guard index >= 0, length >= 0, index <= count, length <= count - index else { return nil }
    let start = range.lowerBound + index
    return ByteView(storage: storage, range: start..<(start + length))
  }

  /// A window without the first `length` bytes; `nil` when there are fewer.
  public func dropping(_ length: Int) -> ByteView? { slice(at: length, count: count - length) }

  /// A window on at most the first `length` bytes.
  public func prefix(_ length: Int) -> ByteView {
    ByteView(storage: storage, range: range.prefix(Swift.max(length, 0)))
  }

  /// Whether the window starts with `bytes`.
  public func starts(with bytes: [UInt8]) -> Bool { storage[range].starts(with: bytes) }

  /// Whether the window starts with the ASCII characters of `text`.
  public func starts(with text: StaticString) -> Bool { starts(with: Array(text.description.utf8)) }

  /// Whether the window starts with the UTF-8 of `text`.
  public func starts(with text: String) -> Bool { storage[range].starts(with: text.utf8) }

  /// The position of the first `byte` from `start` on.
  public func firstIndex(of byte: UInt8, from start: Int = 0) -> Int? {
    guard start >= 0, start <= count else { return nil }
    return storage[(range.lowerBound + start)..<range.upperBound].firstIndex(of: byte).map { $0 - range.lowerBound }
  }

  /// The bytes as UTF-8, with what is not valid replaced.
  public var utf8: String { String(decoding: storage[range], as: UTF8.self) }

  /// The bytes as ISO 8859-1, in which every byte is a character.
  public var latin1: String {
    String(String.UnicodeScalarView(storage[range].lazy.map { Unicode.Scalar($0) }))
  }

  private func integer(at index: Int, size: Int) -> UInt64? {
    guard index >= 0, index <= count, size <= count - index else { return nil }
    let start = range.lowerBound + index
    var value: UInt64 = 0
    for byte in storage[start..<(start + size)] { value = value << 8 | UInt64(byte) }
    return value
  }
}
