/// The metadata of a picture file, found without decoding a pixel.
///
/// Any bytes give a result: what cannot be read becomes a ``PictureFault``. Time is linear in the file's size; memory
/// is bounded by the file's size and ``inflatedLimit``.
public struct PictureContainer: Sendable {
  /// What the file's header states.
  public let header: PictureHeader
  /// The parts that carry metadata, in the order of the file.
  public private(set) var parts: [PicturePart] = []
  /// What is wrong with the file, in the order in which it was noticed.
  public private(set) var faults: [PictureFault] = []
  /// Whether the walk stopped before the end of the picture, so that metadata may have been missed.
  public private(set) var endsEarly = false

  /// The most bytes that all compressed texts of one file may inflate to.
  public static let inflatedLimit = 8 << 20
  /// The most parts of one file that are listed.
  public static let partLimit = 4096

  private var inflated = 0

  /// Walks a file.
  ///
  /// - Throws: ``PictureError`` when it is no picture, its header is not sound, or it is over a limit.
  public init(_ bytes: [UInt8], limits: PictureLimits = PictureLimits()) throws(PictureError) {
    self.header = try PictureDecoder(limits: limits).header(of: bytes)
    let view = ByteView(bytes)
    switch header.format {
    case .jpeg: JPEGSegments.walk(view, into: &self)
    case .png: PNGChunks.walk(view, into: &self)
    case .webp: RIFFChunks.walk(view, into: &self)
    case .gif: GIFBlocks.walk(view, into: &self)
    case .tiff: TIFFParts.walk(view, into: &self)
    case .avif, .heif: ISOBoxes.walk(view, into: &self)
    case .bmp: break
    }
  }

  /// Adds a part; further ones are dropped, and that is noted, once there are ``partLimit``.
  mutating func add(_ name: String, at offset: Int, size: Int, _ content: PicturePart.Content = .other) {
    guard parts.count < Self.partLimit else {
      if parts.count == Self.partLimit, faults.last?.reason != Self.tooManyParts {
        note(Self.tooManyParts, at: offset)
      }
      return
    }
    parts.append(PicturePart(name: name, offset: offset, size: size, content: content))
  }

  /// Notes what is wrong at a place.
  mutating func note(_ reason: String, at offset: Int) {
    guard faults.count < Self.partLimit else { return }
    faults.append(PictureFault(offset: offset, reason: reason))
  }

  /// Notes what made the walk stop.
  mutating func stop(_ reason: String, at offset: Int) {
    note(reason, at: offset)
    endsEarly = true
  }

  /// Inflates a compressed text within the file's allowance; `nil`, noted, when it is damaged or too long.
  mutating func inflate(_ compressed: ByteView, at offset: Int) -> [UInt8]? {
    let result = Inflation.inflate(compressed.bytes, limit: Self.inflatedLimit - inflated)
    inflated += result.bytes.count
    if let fault = result.fault {
      note("a compressed text was not read: \(fault)", at: offset)
      return nil
    }
    return result.bytes
  }

  private static let tooManyParts = "more than \(partLimit) parts; the rest was not read"
}
