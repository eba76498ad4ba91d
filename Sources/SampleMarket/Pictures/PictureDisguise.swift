import Pictures

/// A way in which a copied picture is made to look like another.
enum PictureDisguise: String, CaseIterable {
  /// Left and right exchanged.
  case mirrored
  /// A plain frame around it.
  case framed
  /// The edges cut off.
  case trimmed
  /// Lighter.
  case brighter
  /// Fewer pixels.
  case smaller
  /// A bar with blocks of lettering across it.
  case lettered

  /// The disguised picture.
  func apply(to image: PixelImage) -> PixelImage {
    let width = image.width
    let height = image.height
    switch self {
    case .mirrored: return image.mapped(width: width, height: height) { (width - 1 - $0, $1) }
    case .framed:
      let rim = max(4, width / 24)
      return image.mapped(width: width + rim * 2, height: height + rim * 2) { ($0 - rim, $1 - rim) }
    case .trimmed:
      let rim = max(3, width / 28)
      return image.mapped(width: width - rim * 2, height: height - rim * 2) { ($0 + rim, $1 + rim) }
    case .brighter:
      return PixelImage(width: width, height: height, rgb: image.rgb.map { UInt8(min(255, Int($0) * 116 / 100 + 4)) })
    case .smaller:
      return image.mapped(width: width * 3 / 4, height: height * 3 / 4) { ($0 * 4 / 3, $1 * 4 / 3) }
    case .lettered:
      var rgb = image.rgb
      for row in (height * 78 / 100)..<(height * 88 / 100) {
        for column in 0..<width {
          let isInk = column % 14 < 9 && row % 12 < 8
          for channel in 0..<3 { rgb[(row * width + column) * 3 + channel] = isInk ? 252 : channel == 0 ? 206 : 34 }
        }
      }
      return PixelImage(width: width, height: height, rgb: rgb)
    }
  }
}

extension PixelImage {
  /// A picture whose pixels are taken from places of this one; white where there is none.
  fileprivate func mapped(width newWidth: Int, height newHeight: Int, from source: (Int, Int) -> (Int, Int))
    -> PixelImage
  {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(newWidth * newHeight * 3)
    for row in 0..<newHeight {
      for column in 0..<newWidth {
        let (x, y) = source(column, row)
        let isInside = x >= 0 && x < width && y >= 0 && y < height
        for channel in 0..<3 { pixels.append(isInside ? rgb[(y * width + x) * 3 + channel] : 255) }
      }
    }
    return PixelImage(width: newWidth, height: newHeight, rgb: pixels)
  }
}
