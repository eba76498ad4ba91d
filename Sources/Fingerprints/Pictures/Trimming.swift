/// A part of a picture, in shares of its sides from the left and the top.
public struct PictureFrame: Hashable, Sendable {
  /// Where it starts across.
  public let left: Float
  /// Where it starts down.
  public let top: Float
  /// Where it ends across.
  public let right: Float
  /// Where it ends down.
  public let bottom: Float

  /// The whole picture.
  public static let whole = PictureFrame(left: 0, top: 0, right: 1, bottom: 1)

  /// The frame when the picture is laid in a form.
  func laid(_ form: Dihedral) -> PictureFrame {
    let (a, b) = (form.apply(left - 0.5, top - 0.5), form.apply(right - 0.5, bottom - 0.5))
    return PictureFrame(
      left: min(a.x, b.x) + 0.5, top: min(a.y, b.y) + 0.5, right: max(a.x, b.x) + 0.5, bottom: max(a.y, b.y) + 0.5)
  }
}

extension LumaPlane {
  /// The picture without even margins (borders, bars, the white around goods), and where it lies; `nil` when it has none to
  /// speak of, or nothing else.
  ///
  /// - Complexity: O(pixels).
  func trimmed() -> (plane: LumaPlane, frame: PictureFrame)? {
    let (left, right) = margins(width) { x in isEven(from: x, step: width, count: height) }
    guard left + right < width else { return nil }
    let (top, bottom) = margins(height) { y in isEven(from: y * width, step: 1, count: width) }
    guard top + bottom < height else { return nil }
    let (columns, rows) = (left..<(width - right), top..<(height - bottom))
    // What is cut has to show in a hash, and what is left has to be a picture.
    guard columns.count * 100 < width * 98 || rows.count * 100 < height * 98 else { return nil }
    guard columns.count >= 16, rows.count >= 16, columns.count * 5 >= width, rows.count * 5 >= height else {
      return nil
    }
    let frame = PictureFrame(
      left: Float(columns.lowerBound) / Float(width), top: Float(rows.lowerBound) / Float(height),
      right: Float(columns.upperBound) / Float(width), bottom: Float(rows.upperBound) / Float(height))
    return (cropped(columns: columns, rows: rows), frame)
  }

  /// The lines at either end that are even.
  private func margins(_ count: Int, isEven: (Int) -> Bool) -> (Int, Int) {
    var first = 0
    while first < count, isEven(first) { first += 1 }
    guard first < count else { return (count, 0) }
    var last = 0
    while isEven(count - 1 - last) { last += 1 }
    return (first, last)
  }

  /// Whether the samples of a line are one shade, but for the noise of encoding.
  private func isEven(from start: Int, step: Int, count: Int) -> Bool {
    let source = samples.span
    var (least, most) = (source[start], source[start])
    for index in 1..<max(count, 1) {
      let value = source[start + index * step]
      if value < least { least = value }
      if value > most { most = value }
      if most - least > 14 { return false }
    }
    return true
  }
}
