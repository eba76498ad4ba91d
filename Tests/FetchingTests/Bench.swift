import Foundation
import LoopbackServer
import Synchronization

@testable import Fetching

/// A store in a folder that goes away, and fetchers that may connect to the loopback address.
final class Bench {
  let folder: URL
  let store: FetchStore
  /// Owns the store's locks until ``close()``.
  private(set) var writer: StoreWriter

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "fetching-\(UUID().uuidString)")
    store = try FetchStore(creating: folder.path)
    writer = StoreWriter(store, removesReplaced: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Lets go of the store's locks, as the end of the program would; nothing can be fetched into it afterwards.
  func close() {
    if let elsewhere = try? FetchStore(creating: folder.path + "/elsewhere") {
      writer = StoreWriter(elsewhere, removesReplaced: false)
    }
  }

  /// Small limits but for time: tests that run side by side may hold each other up.
  static var limits: FetchLimits {
    FetchLimits(bytes: 1 << 20, total: .seconds(600), idle: .seconds(600), redirects: 3, retries: 0)
  }

  static let loopback = IPAddress(literal: "127.0.0.1").map { [$0] as Set } ?? []

  static var settings: ConnectionSettings {
    var settings = ConnectionSettings(userAgent: "storewarden-tests")
    settings.policy = .publicOnly(except: loopback)
    return settings
  }

  /// Fetches into the store.
  func fetch(
    _ address: String, limits: FetchLimits = Bench.limits, settings: ConnectionSettings = Bench.settings
  ) async throws -> Fetched {
    let fetcher = Fetcher(settings: settings, limits: limits)
    let result: Result<Fetched, FetchFault>
    do throws(FetchFault) {
      result = .success(try await fetcher.fetch(WebAddress(address), into: writer))
    } catch {
      result = .failure(error)
    }
    await fetcher.close()
    return try result.get()
  }

  /// Fetches into the store, and gives the bytes.
  func fetchBytes(_ address: String, limits: FetchLimits = Bench.limits) async throws -> [UInt8] {
    try bytes(try await fetch(address, limits: limits))
  }

  func bytes(_ fetched: Fetched) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: fetched.body.path))) }

  /// Names of the files in a part of the store.
  func files(_ part: String) -> [String] {
    let root = folder.appending(path: part)
    let all = FileManager.default.enumerator(at: root, includingPropertiesForKeys: [.isRegularFileKey])
    return (all?.allObjects as? [URL] ?? []).filter {
      (try? $0.resourceValues(forKeys: [.isRegularFileKey]).isRegularFile) == true
    }.map(\.lastPathComponent).sorted()
  }
}

/// Bytes that differ from place to place.
func sample(_ count: Int, seed: UInt8 = 1) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 8) ^ seed }
}

/// Runs a test with a server, which is stopped whatever happens.
func withServer(
  _ answer: @escaping @Sendable (LoopbackServer.Request) -> [LoopbackServer.Step],
  _ test: (LoopbackServer) async throws -> Void
) async throws {
  let server = try await LoopbackServer(answer: answer)
  do {
    try await test(server)
  } catch {
    await server.stop()
    throw error
  }
  await server.stop()
}
