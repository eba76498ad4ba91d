import Foundation
import LoopbackServer
import NIOSSL
import Testing

@testable import Fetching

/// An authority of its own, made when the tests run, and a server's certificate for `shop.test`.
private struct Authority {
  let folder: URL
  var file: String { folder.appending(path: "ca.pem").path }

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "authority-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let curve = "-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
    try run(
      """
      openssl req -x509 \(curve) -days 2 -subj /CN=authority -keyout ca.key -out ca.pem &&
      openssl req \(curve) -subj /CN=shop.test -keyout key.pem -out request.pem &&
      printf 'subjectAltName=DNS:shop.test\\n' > names &&
      openssl x509 -req -in request.pem -CA ca.pem -CAkey ca.key -CAcreateserial -days 2 -extfile names -out chain.pem
      """)
  }

  private func run(_ script: String) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = folder
    process.standardError = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  func context() throws -> NIOSSLContext {
    let chain = try NIOSSLCertificate.fromPEMFile(folder.appending(path: "chain.pem").path).map {
      NIOSSLCertificateSource.certificate($0)
    }
    let key = try NIOSSLPrivateKey(file: folder.appending(path: "key.pem").path, format: .pem)
    return try NIOSSLContext(
      configuration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key)))
  }
}

@Suite struct TLSTests {
  @Test func checksTheNameThoughItConnectsToTheAddress() async throws {
    let authority = try Authority()
    defer { try? FileManager.default.removeItem(at: authority.folder) }
    let server = try await LoopbackServer(tls: authority.context()) { request in
      request.target == "/down"
        ? [.answer("302 Found", ["Location: http://shop.test/"])] : [.answer(body: sample(1000))]
    }
    let bench = try Bench()
    var settings = Bench.settings
    settings.resolver = HostResolver { _ throws(FetchFault) in Array(Bench.loopback) }
    let distrusting = settings
    settings.authorities = authority.file
    let trusting = settings

    let address = server.address("/f", host: "shop.test", scheme: "https")
    let fetched = try await bench.fetch(address, settings: trusting)
    #expect(try bench.bytes(fetched) == sample(1000))
    #expect(server.requests.first?.headers["host"] == "shop.test:\(server.port)")

    // Another name, the bare address, and no trust in the authority.
    for (address, settings, reason) in [
      (server.address("/f", host: "other.test", scheme: "https"), trusting, "another name"),
      (server.address("/f", scheme: "https"), trusting, "another name"), (address, distrusting, "not trusted"),
    ] {
      let fault = await #expect(throws: FetchFault.self, "\(address)") {
        try await bench.fetch(address, settings: settings)
      }
      guard case .untrusted(_, let said) = fault, said.contains(reason) else {
        Issue.record("\(address): \(String(describing: fault))")
        continue
      }
    }
    await #expect(throws: FetchFault.badRedirect("from https to http, where anybody could change it")) {
      try await bench.fetch(server.address("/down", host: "shop.test", scheme: "https"), settings: trusting)
    }
    #expect(server.requests.count == 2)
    await server.stop()
  }
}
