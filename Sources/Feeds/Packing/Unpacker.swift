/// Turns the bytes of a packed file into those of the document in it, as they come.
///
/// What is damaged is told behind the good bytes before it, so that chunks of any size give the same records and the
/// same error.
protocol Unpacker: AnyObject {
  /// Gives the next bytes of the file; those given before must be used up.
  func give(_ bytes: ArraySlice<UInt8>)

  /// Unpacks into `buffer` from the byte `start` on.
  ///
  /// - Returns: The bytes made; 0 when more must be given.
  func unpack(into buffer: inout [UInt8], from start: Int) throws(UnpackingFault) -> Int

  /// Whether the bytes so far are a whole file whose checksums are right.
  var isComplete: Bool { get }
}

/// Why a packed file cannot be unpacked.
enum UnpackingFault: Error, Hashable {
  /// It breaks off.
  case truncated(Packing)
  /// Its bytes are damaged: a wrong checksum, length or code.
  case damaged(Packing, String)
  /// It is packed in a way that is not read; the text says what to do.
  case unsupported(String)
  /// It grew beyond a limit; the text says which.
  case tooLarge(String)
  /// There is no memory for it.
  case noMemory

  /// What is wrong and what to do.
  var reason: String {
    switch self {
    case .truncated(let packing): "the \(packing.title) ends too early; fetch the feed again"
    case .damaged(let packing, let what): "the \(packing.title) is damaged (\(what)); fetch the feed again"
    case .unsupported(let what), .tooLarge(let what): what
    case .noMemory: "not enough memory to unpack the feed"
    }
  }
}

/// The bytes given to an unpacker that it has not used yet.
struct PackedInput {
  private(set) var bytes: [UInt8] = []
  /// How many of ``bytes`` are used.
  var used = 0

  /// Bytes left.
  var count: Int { bytes.count - used }
  /// Whether nothing is left.
  var isEmpty: Bool { count == 0 }

  /// Takes the next bytes; those before must be used up.
  mutating func give(_ bytes: ArraySlice<UInt8>) {
    self.bytes.removeAll(keepingCapacity: true)
    self.bytes += bytes
    used = 0
  }

  /// Moves bytes to the end of `target` until that has `length` of them.
  ///
  /// - Returns: Whether there were enough.
  mutating func move(to target: inout [UInt8], until length: Int) -> Bool {
    let count = min(count, max(0, length - target.count))
    target += bytes[used..<used + count]
    used += count
    return target.count >= length
  }
}
