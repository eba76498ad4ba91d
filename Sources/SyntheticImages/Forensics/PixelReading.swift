public import Pictures

/// What is taken of a picture's pixels to judge them, without keeping the picture.
public struct PixelReading: Sendable {
  /// The features.
  let histogram: ResidualHistogram
  let luma: NormalisedLuma

  /// Reads a decoded picture.
  ///
  /// - Parameters:
  ///   - image: The picture, at least 400 pixels on its longest side when the file has as many.
  ///   - width: How many pixels a row of the file has.
  ///   - height: How many rows.
  /// - Throws: ``PixelGap`` when its pixels tell nothing.
  public init(_ image: PixelImage, width: Int, height: Int) throws(PixelGap) {
    guard max(width, height) >= NormalisedLuma.least, min(image.width, image.height) >= 16 else {
      throw .small(width: width, height: height)
    }
    if Self.hasFewColours(image) { throw .palette }
    do {
      luma = try NormalisedLuma(normalising: image)
    } catch {
      throw .undecoded(error.description)
    }
    if luma.isFlat { throw .flat }
    histogram = ResidualHistogram(luma)
  }

  /// Decodes and reads a file.
  ///
  /// - Throws: ``PixelGap``.
  public init(_ bytes: [UInt8], limits: PictureLimits = PictureLimits()) throws(PixelGap) {
    let decoder = PictureDecoder(limits: limits)
    do {
      let header = try decoder.header(of: bytes)
      try self.init(
        decoder.decode(bytes, fitting: NormalisedLuma.side), width: header.width, height: header.height)
    } catch let gap as PixelGap {
      throw gap
    } catch {
      throw .undecoded("\(error)")
    }
  }

  /// Whether the picture has no more colours than a palette: quantising removes what is measured.
  private static func hasFewColours(_ image: PixelImage) -> Bool {
    var colours: Set<Int> = []
    var isGrey = true
    let rgb = image.rgb.span
    for index in stride(from: 0, to: image.width * image.height, by: 3) {
      let (red, green, blue) = (Int(rgb[index * 3]), Int(rgb[index * 3 + 1]), Int(rgb[index * 3 + 2]))
      isGrey = isGrey && red == green && green == blue
      colours.insert(red << 16 | green << 8 | blue)
      if colours.count > 256 { return false }
    }
    // A grey photograph has no more either; one of few greys is drawn.
    return !isGrey || colours.count < 64
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
  /// It cannot be decoded, and why.
  case undecoded(String)
}

extension PixelGap: CustomStringConvertible {
  /// Why, for a person.
  public var description: String {
    switch self {
    case .small(let width, let height):
      "\(width) × \(height) pixels are too few: the longest side must have \(NormalisedLuma.least)"
    case .palette: "it has no more than 256 colours"
    case .flat: "nearly all of it is one flat colour"
    case .undecoded(let reason): reason
    }
  }
}

extension NormalisedLuma {
  /// Whether nearly nothing of the picture differs from its neighbour.
  var isFlat: Bool {
    var changes = 0
    let values = values.span
    for index in 1..<max(values.count, 1) where values[index] != values[index - 1] { changes += 1 }
    return changes * 20 < values.count
  }
}
