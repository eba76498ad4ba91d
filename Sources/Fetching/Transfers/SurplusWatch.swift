internal import NIOCore
internal import NIOHTTP1
internal import Synchronization

/// Notices bytes that a server sends after the body that it announced.
///
/// The client ends a body where its announced length ends, and what follows never reaches whoever asked; yet it says
/// that the length was wrong and the body is cut.
final class SurplusWatch: Sendable {
  private struct State {
    var loops: [String: any EventLoop] = [:]
    var surplus: Set<String> = []
  }

  private let state = Mutex(State())

  /// Watches a connection from its beginning.
  func attach(to channel: any Channel) -> EventLoopFuture<Void> {
    do {
      let pipeline = channel.pipeline.syncOperations
      let decoder = try pipeline.handler(type: ByteToMessageHandler<HTTPResponseDecoder>.self)
      try pipeline.addHandler(Handler(watch: self), position: .after(decoder))
      return channel.eventLoop.makeSucceededVoidFuture()
    } catch {
      return channel.eventLoop.makeFailedFuture(error)
    }
  }

  /// Whether more came than was announced, once the body of a path and query is over.
  func sawSurplus(after target: String) async -> Bool {
    let loop = state.withLock { $0.loops.removeValue(forKey: target) }
    // Whatever the connection had read by the end of the body is worked through when its loop gets to this.
    try? await loop?.submit {}.get()
    return state.withLock { $0.surplus.remove(target) != nil }
  }

  /// Forgets a request whose body nobody reads to its end.
  func forget(_ target: String) {
    state.withLock { state in
      state.loops[target] = nil
      state.surplus.remove(target)
    }
  }

  private final class Handler: ChannelDuplexHandler {
    typealias InboundIn = HTTPClientResponsePart
    typealias InboundOut = HTTPClientResponsePart
    typealias OutboundIn = HTTPClientRequestPart
    typealias OutboundOut = HTTPClientRequestPart

    private let watch: SurplusWatch
    private var target: String?
    private var isOver = false

    init(watch: SurplusWatch) { self.watch = watch }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
      if case .head(let head) = unwrapOutboundIn(data) {
        (target, isOver) = (head.uri, false)
        watch.state.withLock { $0.loops[head.uri] = context.eventLoop }
      }
      context.write(data, promise: promise)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
      switch unwrapInboundIn(data) {
      case .head: if isOver { note() }
      case .end: isOver = true
      case .body: break
      }
      context.fireChannelRead(data)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
      if isOver { note() }
      context.fireErrorCaught(error)
    }

    private func note() {
      guard let target else { return }
      watch.state.withLock { _ = $0.surplus.insert(target) }
    }
  }
}
