internal import Pictures

/// The colours of the goods in a picture: what stands before a plain background, or in the middle of a busy one.
struct GoodsColours: Sendable {
  /// The goods' pixels.
  let pixels: [LabColour]
  /// The share of the picture that they fill.
  let share: Float
  /// Whether a neutral background told the white balance, so that colours are known without the light's.
  let isBalanced: Bool
  /// How often each colour occurs, by ``cells`` a side, after smoothing; sums to 1.
  private let plane: [Float]

  /// The longest side at which colours are read.
  private static let side = 128
  /// Cells a side of the plane of a* and b*, each ``cell`` wide.
  private static let cells = 32
  private static let cell: Float = 6

  /// Reads a picture's colours.
  init(_ image: PixelImage) {
    let small = image.fitted(within: Self.side)
    let rgb = small.rgb
    let all = (0..<(small.width * small.height)).map {
      LabColour(red: rgb[$0 * 3], green: rgb[$0 * 3 + 1], blue: rgb[$0 * 3 + 2])
    }
    let background = Self.background(all, width: small.width, height: small.height)
    var kept: [LabColour] = []
    for (index, colour) in all.enumerated() {
      if let background {
        if colour.distance(to: background) > 12 { kept.append(colour) }
      } else {
        let x = (Float(index % small.width) + 0.5) / Float(small.width) * 2 - 1
        let y = (Float(index / small.width) + 0.5) / Float(small.height) * 2 - 1
        if x * x + y * y < 0.5 { kept.append(colour) }
      }
    }
    isBalanced = background.map { $0.lightness > 70 && $0.chroma < 16 } ?? false
    if isBalanced, let background {
      // What the background shows of the light's colour lies on everything.
      for index in kept.indices {
        let strength = min(kept[index].lightness / background.lightness, 1)
        kept[index].a -= background.a * strength
        kept[index].b -= background.b * strength
      }
    }
    pixels = kept
    share = Float(kept.count) / Float(max(all.count, 1))
    plane = Self.plane(kept)
  }

  /// The colour of a plain background: that of half of the border at least; `nil` when the border is busy.
  private static func background(_ all: [LabColour], width: Int, height: Int) -> LabColour? {
    var border: [LabColour] = []
    for y in 0..<height {
      for x in 0..<width where x < 2 || y < 2 || x >= width - 2 || y >= height - 2 { border.append(all[y * width + x]) }
    }
    func median(_ path: KeyPath<LabColour, Float>) -> Float {
      let sorted = border.map { $0[keyPath: path] }.sorted()
      return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
    }
    let middle = LabColour(lightness: median(\.lightness), a: median(\.a), b: median(\.b))
    return border.count { $0.distance(to: middle) < 10 } * 2 >= border.count ? middle : nil
  }

  private static func plane(_ pixels: [LabColour]) -> [Float] {
    var plane = [Float](repeating: 0, count: cells * cells)
    let weight = 1 / Float(max(pixels.count, 1))
    for pixel in pixels {
      // Each colour is shared out among the four cells around it, so that no small change jumps.
      let x = min(max(pixel.a / cell + Float(cells) / 2, 0), Float(cells) - 1.001)
      let y = min(max(pixel.b / cell + Float(cells) / 2, 0), Float(cells) - 1.001)
      let (column, row) = (Int(x), Int(y))
      let (right, down) = (x - Float(column), y - Float(row))
      plane[row * cells + column] += weight * (1 - right) * (1 - down)
      plane[row * cells + column + 1] += weight * right * (1 - down)
      plane[(row + 1) * cells + column] += weight * (1 - right) * down
      plane[(row + 1) * cells + column + 1] += weight * right * down
    }
    return smoothed(smoothed(plane, step: 1), step: cells)
  }

  private static func smoothed(_ plane: [Float], step: Int) -> [Float] {
    plane.indices.map { index in
      let before = index >= step ? plane[index - step] : 0
      let after = index + step < plane.count ? plane[index + step] : 0
      return (before + 2 * plane[index] + after) / 4
    }
  }

  /// The share of the goods that has a colour of its own, not grey.
  var colourful: Float { Float(pixels.count { $0.chroma > 14 }) / Float(max(pixels.count, 1)) }

  /// How much the colours of two pictures of goods differ, 0 to 1, whatever light they were taken in: the least over
  /// all shifts that a wrong white balance can make.
  func distance(to other: GoodsColours) -> Float {
    let reach = 1
    var best: Float = 0
    for down in -reach...reach {
      for right in -reach...reach { best = max(best, overlap(other, right: right, down: down)) }
    }
    return 1 - best
  }

  private func overlap(_ other: GoodsColours, right: Int, down: Int) -> Float {
    let cells = Self.cells
    var sum: Float = 0
    for row in max(0, -down)..<min(cells, cells - down) {
      for column in max(0, -right)..<min(cells, cells - right) {
        sum += min(plane[row * cells + column], other.plane[(row + down) * cells + column + right])
      }
    }
    return sum
  }
}
