import CZstandard

/// Unpacks Zstandard (RFC 8878): frames after one another are one stream, frames to be skipped say nothing, and a
/// frame's checksum must be right where it has one.
///
/// libzstd is called in this file only; it keeps no pointer to the buffers beyond a call.
@safe final class ZstandardUnpacker: Unpacker {
  private let context: OpaquePointer
  private let limits: FeedLimits
  private var input = PackedInput()
  private var expansion: Expansion
  private var isBetweenFrames = false
  private var framing = ZstandardFraming()
  /// Whether the decoder may hold bytes of the document back because there was no room for them.
  private var mayHoldMore = false
  private var damage: UnpackingFault?

  /// An unpacker, or `nil` when memory is short.
  init?(limits: FeedLimits) {
    guard let context = unsafe ZSTD_createDCtx() else { return nil }
    unsafe self.context = context
    self.limits = limits
    expansion = Expansion(limits)
    // The window is what a frame makes us keep in memory. It is a power of two in practice; the largest that fits counts.
    let bounds = ZSTD_dParam_getBounds(ZSTD_d_windowLogMax)
    let exponent = Int32(max(1, limits.windowBytes).bitWidth - 1 - max(1, limits.windowBytes).leadingZeroBitCount)
    let logarithm = min(max(exponent, bounds.lowerBound), bounds.upperBound)
    _ = unsafe ZSTD_DCtx_setParameter(context, ZSTD_d_windowLogMax, logarithm)
  }

  deinit { unsafe _ = ZSTD_freeDCtx(context) }

  func give(_ bytes: ArraySlice<UInt8>) { input.give(bytes) }

  func unpack(into buffer: inout [UInt8], from start: Int) throws(UnpackingFault) -> Int {
    if let damage { throw damage }
    while !input.isEmpty || mayHoldMore {
      let room = try expansion.room(upTo: buffer.count - start)
      let before = input.count
      let made = step(into: &buffer, from: start, room: room)
      mayHoldMore = made == room
      try expansion.count(taken: before - input.count, made: made)
      if made > 0 { return made }
      if let damage { throw damage }
    }
    return 0
  }

  var isComplete: Bool { isBetweenFrames && input.isEmpty && !mayHoldMore }

  private func step(into buffer: inout [UInt8], from first: Int, room: Int) -> Int {
    let start = input.used
    // What the decoder holds back is taken before it is given more.
    let end = mayHoldMore ? start : start + min(framing.share, input.count)
    var used = start
    var made = 0
    let status = unsafe input.bytes.withUnsafeBytes { source in
      unsafe buffer.withUnsafeMutableBytes { target in
        var from = unsafe ZSTD_inBuffer(src: source.baseAddress, size: end, pos: start)
        var to = unsafe ZSTD_outBuffer(dst: target.baseAddress, size: first + room, pos: first)
        let status = unsafe ZSTD_decompressStream(context, &to, &from)
        used = unsafe from.pos
        made = unsafe to.pos - first
        return status
      }
    }
    input.used = used
    framing.pass(input.bytes[start..<used])
    if ZSTD_isError(status) != 0 {
      damage = fault(status)
      return made
    }
    if framing.isLost { damage = .damaged(.zstandard, "something else follows its last frame") }
    // A call that neither took nor made anything says nothing about frames: it asks for the next one.
    if used > start || made > 0 { isBetweenFrames = status == 0 }
    return made
  }

  private func fault(_ status: Int) -> UnpackingFault {
    switch ZSTD_getErrorCode(status) {
    case ZSTD_error_frameParameter_windowTooLarge:
      .tooLarge(
        "the Zstandard stream needs a window of more than \(limits.windowBytes) bytes; pack it again without --long "
          + "or --ultra, or \(FeedLimit.window.advice)")
    case ZSTD_error_dictionary_wrong:
      .unsupported("the Zstandard stream needs a dictionary to be unpacked; unpack it first (zstd -d -D DICTIONARY)")
    case ZSTD_error_memory_allocation: .noMemory
    case ZSTD_error_checksum_wrong: .damaged(.zstandard, "its checksum is wrong")
    default: .damaged(.zstandard, unsafe String(cString: ZSTD_getErrorName(status)))
    }
  }
}
