public import Pictures

/// What is taken of a picture's pixels to judge them, without keeping the picture.
public struct PixelReading: Sendable {
  /// How often each run of residuals occurs in its brightness.
  let histogram: ResidualHistogram
  /// By what it is likened to others.
  let features: PixelFeatures
  /// By what a smaller copy is likened to others: ``PixelFeatures/smaller(_:)``.
  let smaller: [Float]
  let luma: SamplePlane

  /// Reads a decoded picture.
  ///
  /// - Parameters:
  ///   - image: The picture, at least 400 pixels on its longest side when the file has as many.
  ///   - width: How many pixels a row of the file has.
  ///   - height: How many rows.
  /// - Throws: ``PixelGap`` when its pixels tell nothing.
  public init(_ image: PixelImage, width: Int, height: Int) throws(PixelGap) {
    guard max(width, height) >= NormalisedPicture.least, min(image.width, image.height) >= 16 else {
      throw .small(width: width, height: height)
    }
    let rgb = image.rgb
    let palette = Palette(image.width * image.height) {
      Int(rgb[$0 * 3]) << 16 | Int(rgb[$0 * 3 + 1]) << 8 | Int(rgb[$0 * 3 + 2])
    }
    if palette.isAll { throw .palette }
    try self.init(normalising: image)
  }

  /// Reads a picture that was decoded at full size with its alpha channel.
  ///
  /// - Throws: ``PixelGap`` when its pixels tell nothing.
  public init(_ image: AlphaImage) throws(PixelGap) {
    guard max(image.width, image.height) >= NormalisedPicture.least, min(image.width, image.height) >= 16 else {
      throw .small(width: image.width, height: image.height)
    }
    let rgba = image.rgba
    let palette = Palette(image.width * image.height) { index in
      // What does not show has whatever colour it has.
      rgba[index * 4 + 3] == 0
        ? 0xFF_FFFF : Int(rgba[index * 4]) << 16 | Int(rgba[index * 4 + 1]) << 8 | Int(rgba[index * 4 + 2])
    }
    if palette.isAll { throw .palette }
    try self.init(normalising: image.fittedOnWhite(within: NormalisedPicture.side))
  }

  private init(normalising image: PixelImage) throws(PixelGap) {
    let image = image.fitted(within: NormalisedPicture.side)
    let picture: NormalisedPicture
    let copy: SamplePlane
    do {
      picture = try NormalisedPicture(normalising: image)
      copy = try NormalisedPicture.smaller(image)
    } catch {
      throw PixelGap(error)
    }
    luma = picture.luma
    if luma.isFlat { throw .flat }
    histogram = ResidualHistogram(luma)
    features = PixelFeatures(picture, luma: histogram)
    smaller = PixelFeatures.smaller(copy)
  }

  /// Decodes and reads a file.
  ///
  /// - Throws: ``PixelGap``.
  public init(_ bytes: [UInt8], limits: PictureLimits = PictureLimits()) throws(PixelGap) {
    let decoder = PictureDecoder(limits: limits)
    do {
      let header = try decoder.header(of: bytes)
      if header.format == .png {
        // Colours are counted before a smaller copy mixes them.
        try self.init(decoder.decodeAlpha(bytes))
      } else {
        try self.init(
          decoder.decode(bytes, fitting: NormalisedPicture.side), width: header.width, height: header.height)
      }
    } catch let gap as PixelGap {
      throw gap
    } catch let error as PictureError {
      throw PixelGap(error)
    } catch {
      throw .undecoded("\(error)")
    }
  }
}

/// Whether a picture has no more colours than a palette: quantising removes what is measured.
private struct Palette {
  private(set) var isAll = true

  /// Looks at every third of `count` pixels; `colour` gives one as 24 bits.
  init(_ count: Int, colour: (Int) -> Int) {
    var colours: Set<Int> = []
    var isGrey = true
    var last = -1
    for index in stride(from: 0, to: count, by: 3) {
      let colour = colour(index)
      // Where colours are few, the same one mostly follows.
      if colour == last { continue }
      last = colour
      isGrey = isGrey && colour & 0xFF == colour >> 8 & 0xFF && colour & 0xFF == colour >> 16
      colours.insert(colour)
      if colours.count > 256 {
        isAll = false
        return
      }
    }
    // A grey photograph has no more either; one of few greys is drawn.
    isAll = !isGrey || colours.count < 64
  }
}

/// Why pixels are not judged.
public enum PixelGap: Error, Hashable, Sendable {
  /// Too few pixels.
  case small(width: Int, height: Int)
  /// No more than 256 colours.
  case palette
  /// Nearly all of it one flat colour.
  case flat
  /// It is not decoded: of a kind that is not, or too large; and why.
  case undecoded(String)
  /// What should be its pixels is damaged, and how.
  case damaged(String)

  init(_ error: PictureError) {
    switch error {
    case .truncated, .malformed, .empty: self = .damaged(error.description)
    case .unknownFormat, .tooManyBytes, .tooManyPixels, .tooMuchWork, .unsupported, .outOfMemory:
      self = .undecoded(error.description)
    }
  }
}

extension PixelGap: CustomStringConvertible {
  /// Why, for a person.
  public var description: String {
    switch self {
    case .small(let width, let height):
      "\(width) × \(height) pixels are too few: the longest side must have \(NormalisedPicture.least)"
    case .palette: "it has no more than 256 colours"
    case .flat: "nearly all of it is one flat colour"
    case .undecoded(let reason), .damaged(let reason): reason
    }
  }
}

extension SamplePlane {
  /// Whether nearly nothing of the picture differs from its neighbour.
  var isFlat: Bool {
    PixelLoops.changes(values) * 20 < values.count
  }
}
