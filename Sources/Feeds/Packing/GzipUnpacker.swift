/// Unpacks gzip (RFC 1952): members after one another are one stream, and each must be whole and keep its CRC.
final class GzipUnpacker: Unpacker {
  private let stream: DeflateStream
  private var input = PackedInput()
  private var expansion: Expansion
  private var isBetweenMembers = false
  private var damage: UnpackingFault?

  /// An unpacker, or `nil` when memory is short.
  init?(limits: FeedLimits) {
    guard let stream = DeflateStream(.gzip) else { return nil }
    self.stream = stream
    expansion = Expansion(limits)
  }

  func give(_ bytes: ArraySlice<UInt8>) { input.give(bytes) }

  func unpack(into buffer: inout [UInt8], from start: Int) throws(UnpackingFault) -> Int {
    if let damage { throw damage }
    while !input.isEmpty {
      if isBetweenMembers {
        stream.reset()
        isBetweenMembers = false
      }
      let room = try expansion.room(upTo: buffer.count - start)
      let before = input.count
      let (made, outcome) = stream.inflate(&input, limit: before, into: &buffer, from: start, room: room)
      try expansion.count(taken: before - input.count, made: made)
      switch outcome {
      case .goesOn: break
      case .ended: isBetweenMembers = true
      case .damaged(let what): damage = .damaged(.gzip, what)
      case .noMemory: damage = .noMemory
      }
      if made > 0 { return made }
      if let damage { throw damage }
    }
    return 0
  }

  var isComplete: Bool { isBetweenMembers && input.isEmpty }
}
