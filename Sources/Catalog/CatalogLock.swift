internal import Foundation

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// The right to judge against a catalog and then to write what was decided, with nobody else doing so meanwhile.
///
/// Without it two gates at once would each judge their batch without the other's, and a copy in both would pass. It is a
/// lock on a file beside the catalog (flock(2)), which the system gives back however its holder ends. Readers are not
/// kept waiting.
public final class CatalogLock: Sendable {
  private let descriptor: Int32

  /// Takes the lock.
  ///
  /// - Parameters:
  ///   - path: The catalog.
  ///   - wait: Seconds to wait for another holder.
  init(path: String, wait: Double) throws(CatalogError) {
    descriptor = unsafe open(path + "-lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .readOnly(path: path) }
    let end = ContinuousClock.now + .seconds(wait)
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      guard ContinuousClock.now < end else {
        close(descriptor)
        throw .busy(path: path)
      }
      usleep(20_000)
    }
  }

  deinit { close(descriptor) }
}

extension Catalog {
  /// Takes the right to judge and write, which lasts as long as what is returned.
  ///
  /// - Throws: ``CatalogError/busy(path:)`` when another process keeps it for longer than the catalog is told to wait.
  public func lock() throws(CatalogError) -> CatalogLock { try CatalogLock(path: path, wait: wait) }
}
