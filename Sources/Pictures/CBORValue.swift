/// A value of the Concise Binary Object Representation (RFC 8949).
public indirect enum CBORValue: Hashable, Sendable {
  /// A whole number from 0.
  case unsigned(UInt64)
  /// A whole number below 0: `-1 - n`.
  case negative(UInt64)
  /// A byte string.
  case bytes([UInt8])
  /// A text.
  case text(String)
  /// A list.
  case array([CBORValue])
  /// Keys and values, in order.
  case map([Pair])
  /// A value with a tag.
  case tagged(UInt64, CBORValue)
  /// True or false.
  case bool(Bool)
  /// Null, undefined, or a simple value without a name.
  case null
  /// A number with a fraction.
  case float(Double)

  /// A key and its value.
  public struct Pair: Hashable, Sendable {
    /// The key.
    public let key: CBORValue
    /// The value.
    public let value: CBORValue
  }

  /// Reads the one value that `view` holds; bytes behind it are ignored.
  ///
  /// - Throws: ``CBORError`` when it is cut off, not sound, nested over 64 deep, or holds over 100,000 items.
  public init(_ view: ByteView) throws(CBORError) {
    var reader = CBORReader(view: view)
    self = try reader.value(depth: 0)
  }

  /// The value under a text key of a map, looking through tags.
  public subscript(key: String) -> CBORValue? {
    switch self {
    case .map(let pairs): pairs.first { $0.key == .text(key) }?.value
    case .tagged(_, let value): value[key]
    default: nil
    }
  }

  /// The value under a number as key of a map, looking through tags.
  public subscript(key: Int64) -> CBORValue? {
    switch self {
    case .map(let pairs): pairs.first { $0.key.whole == key }?.value
    case .tagged(_, let value): value[key]
    default: nil
    }
  }

  /// The whole number, when it is one that fits.
  public var whole: Int64? {
    switch self {
    case .unsigned(let number): Int64(exactly: number)
    case .negative(let number): Int64(exactly: number).map { -1 - $0 }
    case .tagged(_, let value): value.whole
    default: nil
    }
  }

  /// The byte string, when it is one.
  public var bytes: [UInt8]? {
    switch self {
    case .bytes(let bytes): bytes
    case .tagged(_, let value): value.bytes
    default: nil
    }
  }

  /// The text, when it is one.
  public var text: String? {
    switch self {
    case .text(let text): text
    case .tagged(_, let value): value.text
    default: nil
    }
  }

  /// The elements, when it is a list; empty otherwise.
  public var elements: [CBORValue] {
    switch self {
    case .array(let elements): elements
    case .tagged(_, let value): value.elements
    default: []
    }
  }
}

/// Why bytes are no CBOR that is read.
public enum CBORError: Error, Hashable, Sendable {
  /// The bytes end within a value.
  case truncated
  /// A form that RFC 8949 does not know.
  case malformed
  /// Nested deeper than 64.
  case tooDeep
  /// More than 100,000 items.
  case tooManyItems
}

extension CBORError: CustomStringConvertible {
  /// What is wrong, for a person.
  public var description: String {
    switch self {
    case .truncated: "the bytes end within a value"
    case .malformed: "a value has a form that RFC 8949 does not know"
    case .tooDeep: "values are nested more than 64 deep"
    case .tooManyItems: "there are more than 100,000 values"
    }
  }
}

private struct CBORReader {
  let view: ByteView
  var position = 0
  var itemsLeft = 100_000

  init(view: ByteView) { self.view = view }

  mutating func value(depth: Int) throws(CBORError) -> CBORValue {
    guard depth <= 64 else { throw .tooDeep }
    guard itemsLeft > 0 else { throw .tooManyItems }
    itemsLeft -= 1
    guard let initial = view.u8(at: position) else { throw .truncated }
    position += 1
    let additional = initial & 0x1F
    switch initial >> 5 {
    case 0: return .unsigned(try argument(additional))
    case 1: return .negative(try argument(additional))
    case 2: return .bytes(try string(2, additional))
    case 3: return .text(String(decoding: try string(3, additional), as: UTF8.self))
    case 4:
      var elements: [CBORValue] = []
      var left = try length(additional)
      while try more(&left) { elements.append(try value(depth: depth + 1)) }
      return .array(elements)
    case 5:
      var pairs: [CBORValue.Pair] = []
      var left = try length(additional)
      while try more(&left) {
        let key = try value(depth: depth + 1)
        pairs.append(CBORValue.Pair(key: key, value: try value(depth: depth + 1)))
      }
      return .map(pairs)
    case 6:
      let tag = try argument(additional)
      return .tagged(tag, try value(depth: depth + 1))
    default: return try simple(additional)
    }
  }

  /// The number that follows an initial byte.
  private mutating func argument(_ additional: UInt8) throws(CBORError) -> UInt64 {
    guard additional >= 24 else { return UInt64(additional) }
    guard additional <= 27 else { throw .malformed }
    let size = 1 << Int(additional - 24)
    guard let bytes = view.slice(at: position, count: size) else { throw .truncated }
    position += size
    return bytes.bytes.reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// A count of elements; `nil` when a break ends them.
  private mutating func length(_ additional: UInt8) throws(CBORError) -> UInt64? {
    additional == 31 ? nil : try argument(additional)
  }

  /// Whether another element follows, counting it off or taking the break.
  private mutating func more(_ left: inout UInt64?) throws(CBORError) -> Bool {
    if let count = left {
      guard count > 0 else { return false }
      left = count - 1
      return true
    }
    guard let next = view.u8(at: position) else { throw .truncated }
    guard next == 0xFF else { return true }
    position += 1
    return false
  }

  private mutating func string(_ major: UInt8, _ additional: UInt8) throws(CBORError) -> [UInt8] {
    guard additional == 31 else {
      let count = try argument(additional)
      guard let size = Int(exactly: count), let bytes = view.slice(at: position, count: size) else { throw .truncated }
      position += size
      return bytes.bytes
    }
    var joined: [UInt8] = []
    while let next = view.u8(at: position) {
      position += 1
      if next == 0xFF { return joined }
      guard next >> 5 == major, next & 0x1F != 31 else { throw .malformed }
      joined += try string(major, next & 0x1F)
    }
    throw .truncated
  }

  private mutating func simple(_ additional: UInt8) throws(CBORError) -> CBORValue {
    switch additional {
    case 20: return .bool(false)
    case 21: return .bool(true)
    case 25: return .float(Double(Float16(bitPattern: UInt16(truncatingIfNeeded: try argument(additional)))))
    case 26: return .float(Double(Float(bitPattern: UInt32(truncatingIfNeeded: try argument(additional)))))
    case 27: return .float(Double(bitPattern: try argument(additional)))
    case 28...31: throw .malformed
    default:
      _ = try argument(additional)
      return .null
    }
  }
}
