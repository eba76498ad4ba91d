/// What kind of picture it is, whoever made it. Scores are only held against those of pictures of the same style: what
/// is usual before a smooth white background is not in a scene.
struct PictureStyle: Hashable, Sendable {
  /// 0 to 3: a background of one brightness counts two, a picture mostly flat one.
  let number: Int

  /// Whether it is a scene: neither a plain border nor mostly flat.
  var isScene: Bool { number == 0 }

  /// Every one, by number.
  static let all = (0..<count).map { PictureStyle(number: $0) }

  /// How many there are.
  static let count = 4

  private init(number: Int) { self.number = number }

  /// The style of a picture.
  init(_ luma: SamplePlane, flatness: Float) {
    number = (Self.hasPlainBorder(luma) ? 2 : 0) + (flatness > 0.4 ? 1 : 0)
  }

  /// Whether most of the outermost three pixels are nearly as bright as their median.
  private static func hasPlainBorder(_ luma: SamplePlane) -> Bool {
    let edge = 3
    var counts = [Int](repeating: 0, count: 256)
    var total = 0
    for y in 0..<luma.height {
      let isEdge = y < edge || y >= luma.height - edge
      let inner = isEdge || luma.width <= 2 * edge ? luma.width..<luma.width : edge..<(luma.width - edge)
      for columns in [0..<inner.lowerBound, inner.upperBound..<luma.width] {
        for x in columns { counts[Int(min(max(luma.values[y * luma.width + x], 0), 255))] += 1 }
        total += columns.count
      }
    }
    var (median, below) = (0, 0)
    while median < 255, below + counts[median] <= total / 2 {
      below += counts[median]
      median += 1
    }
    let near = counts[max(median - 7, 0)...min(median + 7, 255)].reduce(0, +)
    return near * 5 > total * 3
  }
}
