import NIOCore
import NIOPosix
public import NIOSSL
import Synchronization

/// A real HTTP server on 127.0.0.1 that answers as a test says, bytes for bytes, also wrongly.
public final class LoopbackServer: Sendable {
  /// What a client asked.
  public struct Request: Sendable {
    /// Path and query.
    public let target: String
    /// Headers by lower-case name.
    public let headers: [String: String]
    /// How many requests came before it.
    public let number: Int
  }

  /// What the server does next.
  public enum Step: Sendable {
    /// Sends bytes.
    case send([UInt8])
    /// Waits.
    case wait(milliseconds: Int64)
    /// Sends bytes over and over until the client goes away.
    case flood([UInt8])
    /// Closes the connection.
    case close

    /// Sends a text.
    public static func text(_ text: String) -> Step { .send(Array(text.utf8)) }
  }

  private struct Seen {
    var requests: [Request] = []
    var open = 0
    var mostOpen = 0
    var children: [any Channel] = []
  }

  private let channel: any Channel
  private let registry = Registry()

  /// Listens on a port of the system's choice.
  public init(
    tls: NIOSSLContext? = nil, answer: @escaping @Sendable (Request) -> [Step]
  ) async throws {
    channel = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelOption(.backlog, value: 256)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelInitializer { [registry] channel in
        channel.eventLoop.makeCompletedFuture {
          if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
          try channel.pipeline.syncOperations.addHandler(Handler(registry: registry, answer: answer))
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
  }

  /// The port.
  public var port: Int { channel.localAddress?.port ?? 0 }
  /// The address of a path.
  public func address(_ target: String, host: String = "127.0.0.1", scheme: String = "http") -> String {
    "\(scheme)://\(host):\(port)\(target)"
  }
  /// Every request so far.
  public var requests: [Request] { registry.seen.withLock(\.requests) }
  /// The most connections that were open at once.
  public var mostOpen: Int { registry.seen.withLock(\.mostOpen) }

  /// Closes every connection and listens no more.
  public func stop() async {
    try? await channel.close()
    for child in registry.seen.withLock({ $0.children }) { try? await child.close() }
  }

  private final class Registry: Sendable {
    let seen = Mutex(Seen())
  }

  private final class Handler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private let registry: Registry
    private let answer: @Sendable (Request) -> [Step]
    private var received: [UInt8] = []

    init(registry: Registry, answer: @escaping @Sendable (Request) -> [Step]) {
      self.registry = registry
      self.answer = answer
    }

    func channelActive(context: ChannelHandlerContext) {
      let channel = context.channel
      registry.seen.withLock { seen in
        seen.open += 1
        seen.mostOpen = max(seen.mostOpen, seen.open)
        seen.children.append(channel)
      }
      context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
      registry.seen.withLock { $0.open -= 1 }
      context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      received += Array(unwrapInboundIn(data).readableBytesView)
      while let end = received.firstRange(of: Array("\r\n\r\n".utf8)) {
        let lines = String(decoding: received[..<end.lowerBound], as: UTF8.self).split(separator: "\r\n")
        received.removeSubrange(..<end.upperBound)
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
          let parts = line.split(separator: ":", maxSplits: 1)
          if parts.count == 2 { headers[parts[0].lowercased()] = parts[1].trimmingPrefix(" ").description }
        }
        let words = lines.first?.split(separator: " ") ?? []
        let request = registry.seen.withLock { seen in
          let request = Request(
            target: words.count > 1 ? String(words[1]) : "", headers: headers, number: seen.requests.count)
          seen.requests.append(request)
          return request
        }
        Self.perform(answer(request)[...], on: context.channel)
      }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }

    private static func perform(_ steps: ArraySlice<Step>, on channel: any Channel) {
      guard let step = steps.first, channel.isActive else { return }
      let rest = steps.dropFirst()
      switch step {
      case .send(let bytes):
        channel.writeAndFlush(ByteBuffer(bytes: bytes)).whenSuccess { perform(rest, on: channel) }
      case .wait(let time):
        channel.eventLoop.scheduleTask(in: .milliseconds(time)) { perform(rest, on: channel) }
      case .flood(let bytes):
        channel.writeAndFlush(ByteBuffer(bytes: bytes)).whenSuccess { perform(steps, on: channel) }
      case .close: channel.close(promise: nil)
      }
    }
  }
}

extension LoopbackServer.Step {
  /// A whole answer, as it should be.
  public static func answer(
    _ status: String = "200 OK", _ headers: [String] = [], body: [UInt8] = []
  ) -> LoopbackServer.Step {
    let head = ["HTTP/1.1 \(status)", "Content-Length: \(body.count)"] + headers
    return .send(Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
  }
}
