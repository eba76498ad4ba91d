#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Files read whole, up to a limit: the one file of this module that calls the operating system.
public enum BoundedFile {
  /// Why a file was not read.
  public enum Failure: Error, Hashable, Sendable {
    /// There is no such file.
    case missing
    /// A folder, a pipe, a device.
    case notRegular
    /// More bytes than the limit.
    case tooLarge(limit: Int)
    /// The system refused; its number for the reason.
    case system(Int32)
  }

  /// The bytes of a regular file.
  ///
  /// - Parameters:
  ///   - path: The file. Its last component may not be a symbolic link unless `followsLinks`.
  ///   - limit: The most bytes.
  ///   - followsLinks: Whether the last component may be a symbolic link.
  /// - Throws: ``Failure``.
  public static func read(_ path: String, limit: Int, followsLinks: Bool = true) throws(Failure) -> [UInt8] {
    let (file, size) = try open(path, followsLinks: followsLinks)
    defer { close(file) }
    guard size <= limit else { throw .tooLarge(limit: limit) }
    // One byte more than stated tells whether the file grew meanwhile.
    let bytes = try read(file, room: size + 1)
    guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    return bytes
  }

  /// The first bytes of a regular file; fewer when it has no more.
  ///
  /// - Throws: ``Failure``.
  public static func head(_ path: String, count: Int) throws(Failure) -> [UInt8] {
    let (file, size) = try open(path, followsLinks: false)
    defer { close(file) }
    return try read(file, room: min(size, count))
  }

  /// Opens a regular file, and tells its size.
  private static func open(_ path: String, followsLinks: Bool) throws(Failure) -> (file: Int32, size: Int) {
    // Without O_NONBLOCK the opening of a pipe would wait for a writer.
    let flags = O_RDONLY | O_CLOEXEC | O_NONBLOCK | (followsLinks ? 0 : O_NOFOLLOW)
    let file = unsafe systemOpen(path, flags)
    guard file >= 0 else { throw errno == ENOENT || errno == ENOTDIR ? .missing : .system(errno) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else {
      let failed = errno
      close(file)
      throw .system(failed)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(file)
      throw .notRegular
    }
    return (file, Int(status.st_size))
  }

  private static func read(_ file: Int32, room: Int) throws(Failure) -> [UInt8] {
    var failed: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      while count < room {
        let taken = unsafe Self.read(file, into: buffer, from: count, room: room)
        if taken < 0, errno == EINTR { continue }
        if taken < 0 { failed = errno }
        if taken <= 0 { return }
        count += taken
      }
    }
    guard failed == 0 else { throw .system(failed) }
    return bytes
  }

  private static func systemOpen(_ path: UnsafePointer<CChar>, _ flags: Int32) -> Int32 {
    #if canImport(Glibc)
      return unsafe Glibc.open(path, flags)
    #elseif canImport(Musl)
      return unsafe Musl.open(path, flags)
    #else
      return unsafe Darwin.open(path, flags)
    #endif
  }

  private static func read(
    _ file: Int32, into buffer: UnsafeMutableBufferPointer<UInt8>, from start: Int, room: Int
  ) -> Int {
    guard let base = buffer.baseAddress else { return 0 }
    #if canImport(Glibc)
      return unsafe Glibc.read(file, base + start, room - start)
    #elseif canImport(Musl)
      return unsafe Musl.read(file, base + start, room - start)
    #else
      return unsafe Darwin.read(file, base + start, room - start)
    #endif
  }

  /// The path with every symbolic link followed and no `.` or `..` left; `nil` when it leads nowhere.
  static func resolved(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }
}

extension BoundedFile.Failure: CustomStringConvertible {
  /// What happened, for a person.
  public var description: String {
    switch self {
    case .missing: "there is no such file"
    case .notRegular: "it is not a regular file"
    case .tooLarge(let limit): "the file is larger than \(limit) bytes"
    case .system(let number): unsafe "it cannot be read: \(String(cString: strerror(number)))"
    }
  }
}
