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

  /// Takes the next bytes into `buffer`, as many as there are; a pipe may hand out few.
  ///
  /// - Returns: How many there are; 0 at the end.
  func read(into buffer: inout [UInt8]) throws(Fault) -> Int {
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      if errno != EINTR { throw Fault(reason: Self.lastError) }
    }
  }

  private static func open(_ source: FeedSource) -> Int32 {
    guard let path = source.pathBytes else { return unsafe Glibc.open(source.path, O_RDONLY | O_CLOEXEC) }
    return unsafe Glibc.open(FolderListing.terminated(path), O_RDONLY | O_CLOEXEC)
  }

  private static var lastError: String { unsafe String(cString: strerror(errno)) }
}
