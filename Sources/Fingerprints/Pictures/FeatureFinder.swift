/// Finds the distinct places of a picture and describes them.
struct FeatureFinder: Sendable {
  /// The picture is made to have the area of a square of this side.
  var side = 256
  /// Places that are kept, at most: so many that enough are left of the picture where a text is printed all over it.
  var limit = 256
  /// From one level of the pyramid to the next.
  static let step: Float = 1.25
  var levels = 7
  /// The least determinant: below it lies the noise of encoding.
  var least: Float = 6

  func features(of plane: LumaPlane) -> LocalFeatures {
    let size = FloatPlane.sides(plane.width, plane.height, area: side)
    let base = FloatPlane(plane).resampled(width: size.width, height: size.height)
    var pyramid: [FloatPlane] = []
    var responses: [FloatPlane] = []
    var sharp = base
    for level in 0..<levels {
      if level > 0 {
        let scale = Self.power(level)
        let width = Int(Float(size.width) / scale)
        let height = Int(Float(size.height) / scale)
        guard width >= 24, height >= 24 else { break }
        sharp = sharp.resampled(width: width, height: height)
      }
      let smooth = sharp.blurred().blurred()
      responses.append(Self.determinant(smooth))
      pyramid.append(smooth.blurred().blurred())
    }
    let chosen = spread(maxima(responses), width: Float(size.width), height: Float(size.height))
    var descriptors: [PDQHash] = []
    for peak in chosen {
      descriptors.append(FeaturePattern.shared.describe(pyramid[peak.level], x: peak.levelX, y: peak.levelY))
    }
    return LocalFeatures(
      width: Float(size.width), height: Float(size.height),
      places: chosen.map { LocalFeatures.Place(x: $0.x, y: $0.y, level: UInt8($0.level)) },
      descriptors: descriptors, stamp: Stamp(base))
  }

  static func power(_ level: Int) -> Float { (0..<level).reduce(1) { result, _ in result * step } }

  /// A maximum of the responses.
  struct Peak {
    let response: Float
    let level: Int
    /// Its place within its level.
    let levelX: Float
    let levelY: Float
    /// Its place within the picture.
    let x: Float
    let y: Float
  }

  /// The determinant of second differences, two samples apart.
  static func determinant(_ plane: FloatPlane) -> FloatPlane {
    let (width, height) = (plane.width, plane.height)
    var result = [Float](repeating: 0, count: plane.samples.count)
    let source = plane.samples.span
    var target = result.mutableSpan
    for y in 2..<(height - 2) {
      for at in (y * width + 2)..<(y * width + width - 2) {
        let middle = 2 * source[at]
        let across = source[at - 2] + source[at + 2] - middle
        let down = source[at - 2 * width] + source[at + 2 * width] - middle
        let mixed =
          (source[at + 2 * width + 2] + source[at - 2 * width - 2] - source[at + 2 * width - 2]
            - source[at - 2 * width + 2]) * 0.25
        target[at] = across * down - mixed * mixed
      }
    }
    return FloatPlane(width: width, height: height, samples: result)
  }

  /// The places whose response is greater than all around them, in their level and the next ones.
  private func maxima(_ responses: [FloatPlane]) -> [Peak] {
    var peaks: [Peak] = []
    for (level, plane) in responses.enumerated() {
      let (width, height) = (plane.width, plane.height)
      let scale = Self.power(level)
      let values = plane.samples.span
      let margin = 5
      guard width > 2 * margin, height > 2 * margin else { continue }
      for y in margin..<(height - margin) {
        for x in margin..<(width - margin) {
          let at = y * width + x
          let value = values[at]
          guard value > least, value > values[at - 1], value >= values[at + 1], value > values[at - width],
            value >= values[at + width], value > values[at - width - 1], value > values[at - width + 1],
            value >= values[at + width - 1], value >= values[at + width + 1]
          else { continue }
          // A parabola through the neighbours gives the place between samples.
          let dx = Self.top(values[at - 1], value, values[at + 1])
          let dy = Self.top(values[at - width], value, values[at + width])
          let (levelX, levelY) = (Float(x) + dx, Float(y) + dy)
          let (baseX, baseY) = ((levelX + 0.5) * scale - 0.5, (levelY + 0.5) * scale - 0.5)
          if level > 0, Self.isExceeded(value, in: responses[level - 1], baseX, baseY, Self.power(level - 1)) {
            continue
          }
          if level + 1 < responses.count,
            Self.isExceeded(value, in: responses[level + 1], baseX, baseY, Self.power(level + 1))
          {
            continue
          }
          peaks.append(Peak(response: value, level: level, levelX: levelX, levelY: levelY, x: baseX, y: baseY))
        }
      }
    }
    return peaks
  }

  private static func top(_ before: Float, _ middle: Float, _ after: Float) -> Float {
    let bend = before + after - 2 * middle
    guard bend < 0 else { return 0 }
    return min(max((before - after) / (2 * bend), -0.5), 0.5)
  }

  private static func isExceeded(_ value: Float, in plane: FloatPlane, _ x: Float, _ y: Float, _ scale: Float) -> Bool {
    let column = Int(((x + 0.5) / scale - 0.5).rounded())
    let row = Int(((y + 0.5) / scale - 0.5).rounded())
    for y in max(row - 1, 0)...min(max(row + 1, 0), plane.height - 1) {
      for x in max(column - 1, 0)...min(max(column + 1, 0), plane.width - 1)
      where plane.samples[y * plane.width + x] > value { return true }
    }
    return false
  }

  /// The strongest, but no more of one part of the picture than its share allows, so that a printed word or a sticker
  /// cannot take them all.
  private func spread(_ peaks: [Peak], width: Float, height: Float) -> [Peak] {
    let cells = 6
    let share = limit / (cells * cells) + 2
    let sorted = peaks.sorted { ($1.response, $0.level, $0.y, $0.x) < ($0.response, $1.level, $1.y, $1.x) }
    var taken = [Int](repeating: 0, count: cells * cells)
    var chosen: [Peak] = []
    for peak in sorted where chosen.count < limit {
      let column = min(Int(peak.x / width * Float(cells)), cells - 1)
      let row = min(Int(peak.y / height * Float(cells)), cells - 1)
      let cell = max(row, 0) * cells + max(column, 0)
      guard taken[cell] < share else { continue }
      taken[cell] += 1
      chosen.append(peak)
    }
    return chosen
  }
}
