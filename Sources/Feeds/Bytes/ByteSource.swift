import Glibc

/// The bytes of a file or of standard input, a chunk at a time.
///
/// Calls the system directly, so that one buffer serves a whole feed; the pointers are that buffer's own, for one call.
final class ByteSource {
  /// A fault of the system.
  struct Fault: Error {
    /// The system's word for it.
    let reason: String
  }

  private let descriptor: Int32
  private let isOwned: Bool

  /// Opens a source.
  init(_ source: FeedSource) throws(Fault) {
    isOwned = !source.isStandardInput
    descriptor = isOwned ? Self.open(source) : STDIN_FILENO
    guard descriptor >= 0 else { throw Fault(reason: Self.lastError) }
  }

  deinit { if isOwned, descriptor >= 0 { close(descriptor) } }

  /// Fills `buffer` with the next bytes, all of it unless the end is nearer: a pipe hands out less, and the parser behind
  /// looks at a long tag from its beginning each time that it is given more.
  ///
  /// - Returns: How many there are; 0 at the end.
  func read(into buffer: inout [UInt8]) throws(Fault) -> Int {
    var filled = 0
    while filled < buffer.count {
      let count = unsafe buffer.withUnsafeMutableBytes {
        unsafe Glibc.read(descriptor, $0.baseAddress.map { unsafe $0 + filled }, $0.count - filled)
      }
      if count == 0 { break }
      if count > 0 { filled += count } else if errno != EINTR { throw Fault(reason: Self.lastError) }
    }
    return filled
  }

  private static func open(_ source: FeedSource) -> Int32 {
    guard let path = source.pathBytes else { return unsafe Glibc.open(source.path, O_RDONLY | O_CLOEXEC) }
    return unsafe Glibc.open(FolderListing.terminated(path), O_RDONLY | O_CLOEXEC)
  }

  private static var lastError: String { unsafe String(cString: strerror(errno)) }
}
