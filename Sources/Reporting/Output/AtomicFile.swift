#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// An output that appears whole or not at all: written to a file without a name where the file system has such files,
/// beside its place otherwise, and put there when it is finished.
///
/// A file that is not committed is removed; one without a name goes even when the process is killed. Standard output, devices and pipes are written directly; a reader who
/// goes away (`| head`) is no error.
public struct AtomicFile: ~Copyable, ByteSink {
  private let path: String
  private let temporary: String?
  /// Whether ``temporary`` is a name that the file only gets when it is finished.
  private let isNameless: Bool
  private var descriptor: Int32
  /// Whether who read a pipe went away: what was written since then is lost.
  public private(set) var readerIsGone = false

  /// Opens an output.
  ///
  /// - Parameter path: Where it goes; `nil` or `-` for standard output.
  public init(path: String?) throws(OutputError) {
    guard let path, path != "-" else {
      // A broken pipe is then told by `write`, and does not end the process.
      _ = signal(SIGPIPE, SIG_IGN)
      self.init(path: "standard output", descriptor: STDOUT_FILENO)
      return
    }
    // A link stays a link: what it points to is replaced.
    let target = Self.resolved(path)
    var status = stat()
    let exists = unsafe stat(target, &status) == 0
    let kind = exists ? status.st_mode & S_IFMT : S_IFREG
    guard kind == S_IFREG else {
      _ = signal(SIGPIPE, SIG_IGN)
      let descriptor = unsafe open(target, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw OutputError.cannotCreate(path: path, reason: Self.reason(errno)) }
      self.init(path: path, descriptor: descriptor)
      return
    }
    let temporary = "\(target).\(getpid()).tmp"
    let nameless = Self.openNameless(inFolderOf: target)
    let descriptor =
      nameless >= 0
      ? nameless : unsafe open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputError.cannotCreate(path: path, reason: Self.reason(errno)) }
    if exists { _ = fchmod(descriptor, status.st_mode & 0o777) }
    self.init(path: target, temporary: temporary, isNameless: nameless >= 0, descriptor: descriptor)
  }

  private init(path: String, temporary: String? = nil, isNameless: Bool = false, descriptor: Int32) {
    self.path = path
    self.temporary = temporary
    self.isNameless = isNameless
    self.descriptor = descriptor
  }

  /// Writes all of the bytes.
  public mutating func write(_ bytes: Span<UInt8>) throws(OutputError) {
    var start = 0
    while start < bytes.count, !readerIsGone {
      let written = unsafe bytes.withUnsafeBytes { buffer in
        unsafe Self.systemWrite(descriptor, UnsafeRawBufferPointer(rebasing: buffer[start...]))
      }
      if written >= 0 {
        start += written
        continue
      }
      switch errno {
      case EINTR: continue
      case EPIPE where temporary == nil: readerIsGone = true
      case ENOSPC, EDQUOT: throw OutputError.diskFull(path: path)
      case let code: throw OutputError.cannotWrite(path: path, reason: Self.reason(code))
      }
    }
  }

  /// Puts the finished file in its place.
  public consuming func commit() throws(OutputError) {
    guard let temporary else { return }
    // Some file systems tell of a full disk only here.
    if fsync(descriptor) != 0, errno != EINVAL, errno != EROFS {
      throw errno == ENOSPC || errno == EDQUOT
        ? OutputError.diskFull(path: path) : OutputError.cannotWrite(path: path, reason: Self.reason(errno))
    }
    if isNameless {
      // A new file gets its name at once; to replace one, it needs a name of its own for a moment.
      if name(path) { return }
      // What has that name was left by a process of the same number.
      if errno == EEXIST { _ = unsafe unlink(temporary) }
      guard name(temporary) else { throw OutputError.cannotReplace(path: path, reason: Self.reason(errno)) }
    }
    guard unsafe rename(temporary, path) == 0 else {
      let reason = Self.reason(errno)
      _ = unsafe unlink(temporary)
      throw OutputError.cannotReplace(path: path, reason: reason)
    }
  }

  /// Gives a file without a name one that is free.
  private func name(_ name: String) -> Bool {
    unsafe linkat(AT_FDCWD, "/proc/self/fd/\(descriptor)", AT_FDCWD, name, AT_SYMLINK_FOLLOW) == 0
  }

  /// A file without a name in the folder of `path`; negative where there is no such thing.
  private static func openNameless(inFolderOf path: String) -> Int32 {
    #if os(Linux)
      let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
      // O_TMPFILE of <fcntl.h>, which is not imported because it is put together.
      let flags = 0o20000000 | O_DIRECTORY | O_WRONLY | O_CLOEXEC
      let descriptor = unsafe open(folder, flags, 0o666)
      // Where /proc is not there, the file could not be named later.
      guard descriptor >= 0, unsafe access("/proc/self/fd/\(descriptor)", F_OK) != 0 else { return descriptor }
      _ = close(descriptor)
    #endif
    return -1
  }

  deinit {
    if descriptor != STDOUT_FILENO { _ = close(descriptor) }
    // After a rename there is nothing under this name.
    if let temporary, !isNameless { _ = unsafe unlink(temporary) }
  }

  private static func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Glibc)
      unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      unsafe Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      unsafe Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  private static func resolved(_ path: String) -> String {
    guard let real = unsafe realpath(path, nil) else { return path }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }

  private static func reason(_ code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text)
  }
}
