/// Brightness in floating point, for filters.
struct FloatPlane: Sendable {
  let width: Int
  let height: Int
  var samples: [Float]

  init(width: Int, height: Int, samples: [Float]) {
    self.width = width
    self.height = height
    self.samples = samples
  }

  init(_ plane: LumaPlane) {
    self.init(width: plane.width, height: plane.height, samples: plane.samples.map(Float.init))
  }

  /// The plane at another size, by a triangle filter as wide as the new samples are apart, across and then down.
  ///
  /// - Complexity: O(pixels of both).
  func resampled(width newWidth: Int, height newHeight: Int) -> FloatPlane {
    let across = Taps(from: width, to: newWidth)
    let down = Taps(from: height, to: newHeight)
    var narrowed = [Float](repeating: 0, count: newWidth * height)
    let source = samples.span
    var middle = narrowed.mutableSpan
    for y in 0..<height {
      for x in 0..<newWidth {
        var sum: Float = 0
        for tap in 0..<across.count {
          sum += source[y * width + across.places[x * across.count + tap]] * across.weights[x * across.count + tap]
        }
        middle[y * newWidth + x] = sum
      }
    }
    var result = [Float](repeating: 0, count: newWidth * newHeight)
    var target = result.mutableSpan
    let rows = narrowed.span
    for y in 0..<newHeight {
      for tap in 0..<down.count {
        let start = down.places[y * down.count + tap] * newWidth
        let weight = down.weights[y * down.count + tap]
        for x in 0..<newWidth { target[y * newWidth + x] += rows[start + x] * weight }
      }
    }
    return FloatPlane(width: newWidth, height: newHeight, samples: result)
  }

  /// The plane blurred by the weights 1 4 6 4 1 each way: a Gaussian of deviation 1.
  func blurred() -> FloatPlane {
    var narrowed = samples
    let source = samples.span
    var middle = narrowed.mutableSpan
    for y in 0..<height {
      let row = y * width
      for x in 0..<width where x < 2 || x >= width - 2 {
        func at(_ column: Int) -> Float { source[row + min(max(column, 0), width - 1)] }
        middle[row + x] = (at(x - 2) + at(x + 2) + 4 * (at(x - 1) + at(x + 1)) + 6 * at(x)) / 16
      }
      guard width > 4 else { continue }
      for x in (row + 2)..<(row + width - 2) {
        middle[x] = (source[x - 2] + source[x + 2] + 4 * (source[x - 1] + source[x + 1]) + 6 * source[x]) * 0.0625
      }
    }
    var result = samples
    var target = result.mutableSpan
    let rows = narrowed.span
    for y in 0..<height {
      func row(_ row: Int) -> Int { min(max(row, 0), height - 1) * width }
      let (a, b, c, d, e) = (row(y - 2), row(y - 1), row(y), row(y + 1), row(y + 2))
      for x in 0..<width {
        target[c + x] = (rows[a + x] + rows[e + x] + 4 * (rows[b + x] + rows[d + x]) + 6 * rows[c + x]) * 0.0625
      }
    }
    return FloatPlane(width: width, height: height, samples: result)
  }

  /// The sides of a picture of this shape with about `side * side` pixels, each at least 1.
  static func sides(_ width: Int, _ height: Int, area side: Int) -> (width: Int, height: Int) {
    let scale = (Double(side * side) / (Double(width) * Double(height))).squareRoot()
    // A ribbon is not made longer than four sides.
    return (
      min(max(Int((Double(width) * scale).rounded()), 1), 4 * side),
      min(max(Int((Double(height) * scale).rounded()), 1), 4 * side)
    )
  }
}

/// The source places that each new place is a weighted mean of, as many for each.
private struct Taps {
  let count: Int
  private(set) var places: [Int] = []
  private(set) var weights: [Float] = []

  init(from old: Int, to new: Int) {
    let step = Double(old) / Double(new)
    let reach = max(step, 1)
    count = Int(2 * reach) + 2
    for place in 0..<new {
      let middle = (Double(place) + 0.5) * step - 0.5
      let first = Int((middle - reach).rounded(.up))
      var sum = 0.0
      var row: [Double] = []
      for tap in 0..<count {
        let weight = max(0, 1 - abs(Double(first + tap) - middle) / reach)
        places.append(min(max(first + tap, 0), old - 1))
        row.append(weight)
        sum += weight
      }
      weights += row.map { Float($0 / sum) }
    }
  }
}
