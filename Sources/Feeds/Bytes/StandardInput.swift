import Glibc

/// Standard input for readers that come twice.
///
/// A file that was redirected is read again from where it began. What comes through a pipe is copied to a file without
/// a name first, which is gone when the program ends; the descriptor of standard input then stands for that file.
public enum StandardInput {
  /// Makes standard input readable more than once. Call it before anything is read.
  ///
  /// - Throws: When it cannot be copied: no room, no folder for temporary files.
  public static func keep() throws(StandardInputFault) {
    guard lseek(STDIN_FILENO, 0, SEEK_CUR) < 0 else { return }
    guard let file = unsafe tmpfile() else { throw StandardInputFault(reason: lastError) }
    defer { unsafe fclose(file) }
    let descriptor = unsafe fileno(file)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe buffer.withUnsafeMutableBytes { unsafe read(STDIN_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw StandardInputFault(reason: lastError) }
      guard count > 0 else { break }
      try write(buffer[..<count], to: descriptor)
    }
    guard lseek(descriptor, 0, SEEK_SET) == 0, dup2(descriptor, STDIN_FILENO) == STDIN_FILENO else {
      throw StandardInputFault(reason: lastError)
    }
  }

  /// Goes back to the beginning.
  public static func rewind() { _ = lseek(STDIN_FILENO, 0, SEEK_SET) }

  private static func write(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) throws(StandardInputFault) {
    var rest = bytes
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { unsafe Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw StandardInputFault(reason: lastError) }
      rest = rest.dropFirst(count)
    }
  }

  private static var lastError: String { unsafe String(cString: strerror(errno)) }
}

/// Why standard input cannot be kept for a second reading.
public struct StandardInputFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The system's word for it.
  let reason: String

  /// What is wrong and what to do.
  public var description: String {
    "-: standard input cannot be kept for a second reading: \(reason); save it to a file and name that"
  }
}
