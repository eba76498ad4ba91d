internal import Foundation
internal import Glibc

/// A lock on a file that other programs respect, and that goes away with the program however it ends.
final class StoreLock: Sendable {
  private let file: FileHandle

  enum Kind { case shared, exclusive }

  /// Takes a lock: a shared one as soon as it is free, an exclusive one without waiting; `nil` when another program
  /// holds it.
  init?(_ path: String, _ kind: Kind) {
    let descriptor = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { return nil }
    file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    guard flock(descriptor, kind == .shared ? LOCK_SH : LOCK_EX | LOCK_NB) == 0 else { return nil }
  }
}
